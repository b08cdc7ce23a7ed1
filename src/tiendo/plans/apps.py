"""The app of plans."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import Found
from tiendo.common.frame import MenuEntry, of_unit


class PlansConfig(AppConfig):
    """Targets and the acts they come from."""

    name = "tiendo.plans"
    label = "plans"
    menu_entry = MenuEntry("plans", _("Plans"), of_unit("plans:list"))

    def finder(self, request: HttpRequest, words: str) -> list[Found]:
        """The unit's plans by name or number of the act."""
        from tiendo.common.fold import fold
        from tiendo.plans.queries import plans_named
        from tiendo.plans.wording import period_name

        unit = request.unit  # type: ignore[attr-defined]
        if not unit:
            return []
        return [
            Found(
                plan.name,
                f"{period_name(plan.period)} · {plan.act_number}",
                reverse("plans:plan", kwargs={"unit": unit.address, "pk": plan.pk}),
                _("Plans"),
            )
            for plan in plans_named(unit, fold(words).split())
        ]
