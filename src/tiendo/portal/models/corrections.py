"""Everything a unit ever corrected of what it published."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tiendo.portal.models.base import PortalPage


class CorrectionsPage(PortalPage):
    """The log of corrections: nothing that changed a number can be left out of it."""

    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    standing = ((5, "Đính chính", "dinh-chinh"),)

    class Meta:
        verbose_name = _("corrections")
        verbose_name_plural = _("corrections")

    def content(self) -> dict[str, Any]:
        """Every correction, the newest first."""
        from tiendo.portal.around.corrected import corrected

        return {"title": self.title, "corrections": corrected(self.home)}
