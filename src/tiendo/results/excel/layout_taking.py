"""What a mapped layout would change in a report, a plan or the values of past years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tiendo.accounts.queries import Person
from tiendo.common.wording import period_words
from tiendo.indicators.actions import learn_synonym
from tiendo.indicators.queries import Indicator, Names, records
from tiendo.plans.actions import Decision, decide_many
from tiendo.plans.queries import Plan, targets_of
from tiendo.results.actions import NewValue, Typed, enter, record_past
from tiendo.results.excel.cells import Fault
from tiendo.results.excel.filled import Filled
from tiendo.results.excel.layout import Meaning
from tiendo.results.excel.layout_figures import Measured, RowFigures
from tiendo.results.excel.taking import changes_of
from tiendo.results.models import Certainty, Report
from tiendo.results.models import Mapping as Meant
from tiendo.results.queries import cells_of, standing_values
from tiendo.units.queries import Unit
from tiendo_core.numbers import format_number
from tiendo_core.periods import Period
from tiendo_core.plans import Form, Target
from tiendo_core.target_phrases import TargetFault, parse_target


@dataclass(frozen=True)
class Row:
    """A figure before and after, as the preview shows it."""

    name: str
    column: str
    unit: str
    before: str
    after: str
    place: str


@dataclass
class Outcome:
    """What would be done: rows to show, and the same as plain values to carry to the taking."""

    rows: list[Row] = field(default_factory=list)
    said: list[list[Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    same: int = 0


def meanings_of(unit: Unit) -> dict[str, str]:
    """What the unit said of headings before, by heading key."""
    return dict(Meant.objects.filter(unit=unit).values_list("heading", "meaning"))


def measured(indicator: Indicator) -> Measured:
    """What the figures of a row need to know of their indicator."""
    return Measured(indicator.pk, indicator.code, indicator.name, indicator.unit)


def into_report(report: Report, rows: Sequence[RowFigures], sheet: str) -> Outcome:
    """Figures as entries of a report: actual to the cut-off, estimate as the estimate."""
    outcome = Outcome()
    cells = cells_of(report)
    asked = {(one.line.indicator_id, one.certainty.value): one for one in cells}
    only = {one.certainty.value for one in cells}
    filled = []
    for row in rows:
        for meaning, wanted in _columns_for(only, row):
            number = row.figures[meaning]
            cell = asked.get((row.indicator.id, wanted))
            place = row.places[meaning]
            if cell is None:
                letters = place.rstrip("0123456789")
                values = (row.indicator.name,)
                shown = format_number(number)
                outcome.faults.append(Fault("not-asked", sheet, row.row, letters, shown, values))
                continue
            typed = format_number(number)
            if cell.is_ratio and row.indicator.unit.startswith("%"):
                typed += "%"
            filled.append(Filled(cell.line.pk, cell.period, wanted, typed, place=place))
    changes = changes_of(report, filled)
    outcome.same = len(filled) - len(changes)
    for one in changes:
        outcome.rows.append(Row(one.name, one.column, one.unit, one.before, one.after, one.place))
        outcome.said.append(list(vars(one.typed).values()))
    return outcome


def _columns_for(only: set[str], row: RowFigures) -> list[tuple[Meaning, str]]:
    """Which figures of a row go to which certainty; where one is asked, the fitting one."""
    pairs = [
        (Meaning.ACTUAL, Certainty.TO_CUT_OFF.value),
        (Meaning.ESTIMATE, Certainty.ESTIMATE.value),
    ]
    there = [pair for pair in pairs if pair[0] in row.figures]
    if len(only) != 1:
        return there
    (wanted,) = only
    fitting = [pair for pair in there if pair[1] == wanted] or there[:1]
    return [(meaning, wanted) for meaning, _certainty in fitting]


def into_plan(plan: Plan, rows: Sequence[RowFigures], sheet: str) -> Outcome:
    """The column of the plan as targets; words like "≥ 80" are read as the targets they say."""
    outcome = Outcome()
    stands = {
        part.target.indicator_id: part.said
        for part in targets_of(plan)
        if part.target.unit_id == plan.unit_id and part.target.period == plan.period
    }
    for row in rows:
        number, words = row.figures.get(Meaning.PLAN), row.words.get(Meaning.PLAN, "")
        if number is None and not words:
            continue
        place = row.places[Meaning.PLAN]
        try:
            target = (
                Target(Form.LEVEL, low=number)
                if number is not None
                else parse_target(words, row.indicator.unit)
            )
        except TargetFault:
            letters = place.rstrip("0123456789")
            outcome.faults.append(Fault("no-target", sheet, row.row, letters, words[:80]))
            continue
        before = stands.get(row.indicator.id)
        if before == target:
            outcome.same += 1
            continue
        said = "" if before is None else target_words(before)
        name, unit = row.indicator.name, row.indicator.unit
        outcome.rows.append(Row(name, _("Plan"), unit, said, target_words(target), place))
        numbers = [None if one is None else str(one) for one in (target.low, target.high)]
        outcome.said.append([row.indicator.code, target.form.value, *numbers, target.text])
    return outcome


def into_past(unit: Unit, period: Period, rows: Sequence[RowFigures]) -> Outcome:
    """Actual figures as values of the period, those of last year as values of that period."""
    outcome = Outcome()
    earlier = period.same_period_last_year()
    codes = {row.indicator.code for row in rows}
    stands = standing_values(unit, [period.code, earlier.code], codes)
    for row in rows:
        actual = row.figures.get(Meaning.ACTUAL, row.figures.get(Meaning.ESTIMATE))
        at = Meaning.ACTUAL if Meaning.ACTUAL in row.figures else Meaning.ESTIMATE
        both = (
            (period, actual, at),
            (earlier, row.figures.get(Meaning.LAST_YEAR), Meaning.LAST_YEAR),
        )
        for of, number, meaning in both:
            if number is None:
                continue
            known = stands.get((row.indicator.code, of.code))
            if known is not None and known.number == number:
                outcome.same += 1
                continue
            before = format_number(known.number) if known and known.number is not None else ""
            name, unit_words = row.indicator.name, row.indicator.unit
            place = row.places[meaning]
            words = period_words(of)
            after = format_number(number)
            outcome.rows.append(Row(name, words, unit_words, before, after, place))
            outcome.said.append([row.indicator.code, of.code, str(number)])
    return outcome


def target_words(target: Target) -> str:
    """A target in one short line."""
    low, high = (None if one is None else format_number(one) for one in (target.low, target.high))
    return {
        Form.LEVEL: low or "",
        Form.GROWTH: f"+{low}%",
        Form.RANGE: f"{low}–{high}",
        Form.AT_LEAST: f"≥ {low}",
        Form.AT_MOST: f"≤ {high}",
        Form.TEXT: target.text,
    }[target.form]


@dataclass(frozen=True)
class Learned:
    """What is remembered of a layout: meanings by heading key, indicator codes by name."""

    meanings: Mapping[str, str]
    names: Mapping[str, str]


@transaction.atomic
def remember(*, by: Person, at: datetime, unit: Unit, learned: Learned, names: Names) -> None:
    """Keep the meanings of headings, and the names that were matched by hand."""
    for heading, meaning in learned.meanings.items():
        if heading:
            Meant.objects.update_or_create(
                unit=unit, heading=heading, defaults={"meaning": meaning}
            )
    for name, code in learned.names.items():
        indicator = names.by_code.get(code)
        if indicator is not None and names.match(name) != indicator:
            learn_synonym(by=by, at=at, unit=unit, indicator=indicator, name=name[:300])


def take_report(*, by: Person, at: datetime, report: Report, said: Sequence[Sequence[Any]]) -> int:
    """Enter what a preview showed."""
    enter(by=by, at=at, report=report, cells=[Typed(*one) for one in said])
    return len(said)


def take_plan(
    *, by: Person, at: datetime, plan: Plan, said: Sequence[Sequence[Any]], reason: str
) -> int:
    """Decide the targets a preview showed; how many said something new."""
    known = {one.code: one for one in records([code for code, *_rest in said])}
    decisions = []
    for code, form, low, high, text in said:
        numbers = [None if one is None else Decimal(one) for one in (low, high)]
        target = Target(Form(form), numbers[0], numbers[1], text)
        decisions.append(Decision(plan, known[code], target, reason=reason))
    return decide_many(by=by, at=at, plan=plan, decisions=decisions)


def take_past(*, by: Person, at: datetime, unit: Unit, said: Sequence[Sequence[Any]]) -> int:
    """Record the values a preview showed; how many are new."""
    known = {one.code: one.pk for one in records([code for code, *_rest in said])}
    rows = [
        NewValue(unit, unit, known[code], code, Period.parse(period), number=Decimal(number))
        for code, period, number in said
    ]
    return record_past(by=by, at=at, rows=rows)
