"""The plan's target beside a figure, in the words of an office."""

from collections.abc import Iterable
from datetime import date

from tiendo.plans.queries import targets_on
from tiendo.results.models import Report
from tiendo.results.wording import figure
from tiendo_core.periods import Period, year
from tiendo_core.plans import Form, Layer, PlannedTarget


def planned_words(report: Report, codes: Iterable[str], on: date) -> dict[str, str]:
    """The year's target of each indicator by the best plan, by code; scenarios are no measure."""
    of_year = year(Period.parse(report.round.period).last_on.year)
    found = targets_on(report.duty.about, of_year.code, on, list(codes))
    first = {
        code: next((one for one in targets if one.plan.layer is not Layer.SCENARIO), None)
        for code, targets in found.items()
    }
    return {code: target_words(one) for code, one in first.items() if one is not None}


def target_words(planned: PlannedTarget) -> str:
    """What a target says, in one short line."""
    target = planned.target
    low, high = figure(target.low), figure(target.high)
    return {
        Form.LEVEL: low,
        Form.GROWTH: f"+{low}%",
        Form.RANGE: f"{low}–{high}",
        Form.AT_LEAST: f"≥ {low}",
        Form.AT_MOST: f"≤ {high}",
        Form.TEXT: target.text,
    }[target.form]
