"""The form of a page in the newsroom: schedules that cannot get stuck, addresses without tones."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from tiendo.portal.going_out.addresses import as_address

SCHEDULE = ("go_live_at", "expire_at")


class PortalPageForm(WagtailAdminPageForm):
    """A page; a day of its schedule that has passed is cleared when it is saved.

    Without this an article that went out yesterday could not be saved today, because its old
    schedule is no longer a valid one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SCHEDULE:
            if name in self.fields:
                self.fields[name].help_text = _("Vietnam time (UTC+7), day and hour.")
        if "slug" in self.fields:
            self.fields["slug"] = as_address(self.fields["slug"], required=False)

    def clean_slug(self) -> str:
        """The address; one that stands already stays as it is, so that no link breaks, and without
        one the title gives it."""
        kept, typed = self.instance.slug, self.data.get(self.add_prefix("slug"))
        return str(kept if kept and typed == kept else self.cleaned_data["slug"])

    def clean(self) -> dict[str, Any]:
        """Clear what has passed and nobody changed; then judge the rest."""
        for name in SCHEDULE:
            moment = self.cleaned_data.get(name)
            if moment and moment < timezone.now() and name not in self.changed_data:
                self.cleaned_data[name] = None
        cleaned: dict[str, Any] = super().clean()
        return cleaned
