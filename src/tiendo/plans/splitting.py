"""A target split by unit, by quarter or by month, and its sum against the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.indicators.queries import Indicator
from tiendo.plans.queries import Part, Plan, Target
from tiendo.plans.sheet import Line
from tiendo.units.queries import below
from tiendo_core.indicators import IndicatorKind, Rule
from tiendo_core.periods import DAY, Kind, Period, month, quarter
from tiendo_core.plans import Form, SplitCheck, check_split, divide_evenly, splits_add_up
from tiendo_core.plans import Target as CoreTarget
from tiendo_core.target_phrases import format_target


class Way(models.TextChoices):
    """By what a target is split; the values stand in addresses."""

    UNITS = "don-vi", gettext_lazy("by unit")
    QUARTERS = "quy", gettext_lazy("by quarter")
    MONTHS = "thang", gettext_lazy("by month")


_KINDS = {Way.QUARTERS: Kind.QUARTER, Way.MONTHS: Kind.MONTH}


@dataclass(frozen=True)
class Split:
    """One way in which a target is split: its parts, and their sum where they are to add up."""

    way: Way
    parts: Sequence[Part]
    check: SplitCheck | None

    def rows(self) -> list[dict[str, object]]:
        """Each part with what it is called and what holds of it."""
        return [
            {
                "part": part,
                "label": part_name(part.target, self.way),
                "written": format_target(part.said),
            }
            for part in self.parts
        ]


def ways_of(plan: Plan) -> list[Way]:
    """The ways a plan's targets may be split: a year also by quarters and months."""
    is_year = Period.parse(plan.period).kind is Kind.YEAR
    return [Way.UNITS, Way.QUARTERS, Way.MONTHS] if is_year else [Way.UNITS]


def splits(plan: Plan, whole: Part, parts: Sequence[Part]) -> list[Split]:
    """The ways in which a target is split already."""
    found = []
    for way in ways_of(plan):
        its = [part for part in parts if is_part(plan, part, way)]
        if its:
            found.append(
                Split(way, its, checked(whole.said, [one.said for one in its], way, whole))
            )
    return found


def is_part(plan: Plan, part: Part, way: Way) -> bool:
    """Whether a part belongs to this way of splitting."""
    target = part.target
    if way is Way.UNITS:
        return target.unit_id != plan.unit_id and target.period == plan.period
    is_kind = Period.parse(target.period).kind is _KINDS[way]
    return target.unit_id == plan.unit_id and target.period != plan.period and is_kind


def checked(
    whole: CoreTarget, parts: Sequence[CoreTarget], way: Way, of: Part
) -> SplitCheck | None:
    """The sum of the parts against the whole; None where they need not add up, or are no levels."""
    record = of.target.indicator
    over_time = way is not Way.UNITS
    if not splits_add_up(IndicatorKind(record.kind), Rule(record.rule), over_time):
        return None
    if whole.form is not Form.LEVEL or any(one.form is not Form.LEVEL for one in parts):
        return None
    return check_split(whole.low or Decimal(0), [one.low or Decimal(0) for one in parts])


def split_lines(plan: Plan, of: Indicator, parts: Sequence[Part], way: Way) -> list[Line]:
    """The lines of the table in which a target is split."""
    standing = {(part.target.unit_id, part.target.period): part for part in parts}
    if way is Way.UNITS:
        units = list(below(plan.unit, _last_day(plan)))
        there = {unit.pk for unit in units}
        units += [
            part.target.unit
            for part in parts
            if is_part(plan, part, way) and part.target.unit_id not in there
        ]
        return [
            Line(
                unit.code,
                unit.full_name,
                of,
                unit,
                plan.period,
                standing.get((unit.pk, plan.period)),
            )
            for unit in units
        ]
    return [
        Line(code, part_words(code), of, plan.unit, code, standing.get((plan.unit_id, code)))
        for code in periods_of(plan, way)
    ]


def _last_day(plan: Plan) -> date:
    """The last day of the plan on which its unit stands: who is below it then shares the target."""
    last_on, ends_on = Period.parse(plan.period).last_on, plan.unit.valid_to_on
    return last_on if ends_on is None else min(last_on, ends_on - DAY)


def periods_of(plan: Plan, way: Way) -> list[str]:
    """The codes of the quarters or months of a plan's year."""
    year = Period.parse(plan.period).start_on.year
    if way is Way.QUARTERS:
        return [quarter(year, number).code for number in range(1, 5)]
    return [month(year, number).code for number in range(1, 13)]


def part_name(target: Target, way: Way) -> str:
    """What a part is called: its unit, or its quarter or month."""
    return str(target.unit.full_name) if way is Way.UNITS else part_words(target.period)


def part_words(code: str) -> str:
    """A quarter or a month by its name in the language of the reader."""
    period = Period.parse(code)
    if period.kind is Kind.QUARTER:
        return _("Quarter %(number)s") % {
            "number": "I II III IV".split()[period.start_on.month // 3]
        }
    return _("Month %(number)s") % {"number": period.start_on.month}


def propose_evenly(lines: Sequence[Line], whole: CoreTarget, decimals: int) -> bool:
    """Fill the lines with the whole in like parts, as a proposal; False where it is no level."""
    if whole.form is not Form.LEVEL or whole.low is None or not lines:
        return False
    for line, part in zip(lines, divide_evenly(whole.low, len(lines), decimals), strict=True):
        line.typed = format_target(CoreTarget(Form.LEVEL, part))
    return True
