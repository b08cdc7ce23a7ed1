"""Copies of pages begin as drafts."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from tiendo.portal.going_out.addresses import as_address


class DraftCopyForm(CopyForm):
    """Copies a page; nothing becomes public without the gate, so nothing is published with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        self.fields["new_slug"] = as_address(self.fields["new_slug"])
