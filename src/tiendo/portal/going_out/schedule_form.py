"""The form of a page in the newsroom: schedules that cannot get stuck."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

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

    def clean(self) -> dict[str, Any]:
        """Clear what has passed and nobody changed; then judge the rest."""
        for name in SCHEDULE:
            moment = self.cleaned_data.get(name)
            if moment and moment < timezone.now() and name not in self.changed_data:
                self.cleaned_data[name] = None
        cleaned: dict[str, Any] = super().clean()
        return cleaned
