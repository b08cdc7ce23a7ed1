"""A chart of an indicator's months, drawn from the same figures the text cites."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from tiendo.portal.composing.figures import Ledger
from tiendo.publishing.queries import (
    PLAN,
    Reference,
    cited,
    indicator_content,
    references_of_points,
)
from tiendo_core.periods import Period, PeriodFault

TOTAL, ALONE = "total", "alone"
SERIES = [(TOTAL, _("from the beginning of the year")), (ALONE, _("each month alone"))]


class ChartBlock(StructBlock):
    """The months of one indicator up to a period; beside it stands the table of its points."""

    title = CharBlock(label=_("Title"), max_length=200, required=False)
    code = CharBlock(
        label=_("Code of the indicator"), max_length=40, help_text=_("For example KT.CN.01.")
    )
    period = CharBlock(label=_("Up to"), max_length=22, help_text=_("For example 2020-9M."))
    series = ChoiceBlock(label=_("Months"), choices=SERIES, default=TOTAL)

    class Meta:
        label = _("Chart")
        icon = "order"


def compose(value: Any, ledger: Ledger) -> dict[str, Any]:
    """Title, unit of measure, plan and points; a chart of nothing has no points."""
    try:
        period = Period.parse(value["period"].strip())
        found: Any = indicator_content(ledger.page.unit, value["code"].strip(), period)
    except (PeriodFault, LookupError):
        found = None
    if not found:
        return {"title": value["title"], "code": value["code"], "points": []}
    line, which = found["line"], value["series"] or TOTAL
    known = references_of_points(ledger.page.unit, line["code"], found["points"], which)
    return {
        "title": value["title"] or line["name"],
        "unit": line["measure"],
        "points": points(found["points"], which, known),
        "plan": line["plan"],
        "plan_reference": _of_plan(line),
        "code": value["code"],
        "series": which,
        "period": str(period),
        "source": found["unit"]["name"],
        "invented": found["invented"],
    }


def _of_plan(line: Any) -> str:
    """The datum the line across is, where the board measured by the value that stands."""
    if not (line["reference"] and line["plan"]["exact"]):
        return ""
    reference = replace(Reference.parse(line["reference"]), part=PLAN)
    return str(reference) if cited(reference) else ""


def points(series: list[Any], which: str, known: dict[str, str]) -> list[dict[str, str]]:
    """The points of one of the two series, each with the datum it is where it is one; months
    without a value are left out."""
    return [
        {
            "label": one["words"],
            "value": decimal(one[which]["exact"]),
            "printed": one[which]["printed"],
            "reference": known.get(one["period"], ""),
        }
        for one in series
        if one[which]["exact"]
    ]


def decimal(exact: str) -> str:
    """An exact number as a decimal of six places, for drawing: 570/11 as 51.818182."""
    scaled = round(Fraction(exact) * 10**6)
    sign, digits = ("-" if scaled < 0 else ""), f"{abs(scaled):07d}"
    return f"{sign}{digits[:-6]}.{digits[-6:]}".rstrip("0").rstrip(".")
