"""The app of the catalogue of indicators."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import Found
from tiendo.common.frame import MenuEntry


def _address(request: HttpRequest) -> str | None:
    """The catalogue as the unit in the head sees it, for whoever acts for one."""
    unit = request.unit  # type: ignore[attr-defined]
    return reverse("indicators:list", kwargs={"unit": unit.address}) if unit else None


class IndicatorsConfig(AppConfig):
    """The catalogue."""

    name = "tiendo.indicators"
    label = "indicators"
    menu_entry = MenuEntry("plans", _("Plans"), _address, page=_("Indicators"))

    def finder(self, request: HttpRequest, words: str) -> list[Found]:
        """Indicators by name, code or the unit's own name for them."""
        from tiendo.indicators.queries import find

        unit = request.unit  # type: ignore[attr-defined]
        if not unit:
            return []
        return [
            Found(
                one.name,
                f"{one.code} · {one.unit}",
                reverse("indicators:one", kwargs={"unit": unit.address, "code": one.code}),
                _("Indicators"),
            )
            for one in find(words, unit)
        ]
