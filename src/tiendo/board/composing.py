"""One unit's board, from plain rows to what is said of each indicator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from django.conf import settings

from tiendo.board.ancestry import ancestry, before
from tiendo.board.queries import Shelf, Window, asked_of, rows_of, rows_of_each, shelf
from tiendo.board.reading import Before, Reading, code_of, year_before
from tiendo.board.standing import Row, standing_of
from tiendo.board.totals import Total, totals_of
from tiendo.indicators.queries import Field
from tiendo.plans.queries import targets_on
from tiendo.units.queries import Unit, below, registry
from tiendo_core.aggregation import Coverage
from tiendo_core.assessed import Assessed, Known, assess
from tiendo_core.assessment import Status, Thresholds
from tiendo_core.indicators import Indicator, IndicatorKind
from tiendo_core.periods import Period, year
from tiendo_core.plans import PlannedTarget
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.seasons import NO_MONTHS
from tiendo_core.units import UnitKey

DRAWN_MONTHS = 36
PERCENTS = ("%", "‰")


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a board.

    ``differs`` tells that bodies contradict each other, ``partial`` is a figure that counts only to
    a cut-off, where nothing speaks for the whole period; ``coverage`` is that of a total over the
    units below, None where the unit itself reports. ``is_invented`` says that the value is
    illustrative, ``has_invented_past`` that something it is compared with is.
    """

    indicator: Indicator
    field: Field
    english: str
    said: Assessed
    drawn: tuple[int | None, ...]
    differs: bool = False
    partial: Row | None = None
    coverage: Coverage | None = None
    is_invented: bool = False
    has_invented_past: bool = False


@dataclass(frozen=True)
class Board:
    """Everything on one board; ``before`` tells what the unit was before it was formed."""

    unit: Unit
    period: Period
    on: date
    lines: tuple[Line, ...]
    before: Before | None

    def line(self, code: str) -> Line | None:
        """The line of one indicator."""
        return next((one for one in self.lines if one.indicator.code == code), None)


def thresholds() -> Thresholds:
    """The gaps at which a status begins, as the office set them."""
    return Thresholds(*(Fraction(gap) for gap in settings.STATUS_GAPS))


def in_force_on(period: Period, today: date) -> date:
    """On which day's plans a period is measured: its last day, or today while it runs."""
    return min(period.last_on, today)


@dataclass(frozen=True)
class Frame:
    """What every line of a board is seen in: the catalogue, and the periods that are compared."""

    shelf: Shelf
    period: Period
    last_year: Period
    last_whole: Period

    @classmethod
    def of(cls, known: Shelf, period: Period) -> Frame:
        """The frame of a period: the same period a year ago, and the whole year before."""
        return cls(known, period, period.same_period_last_year(), year_before(period))


def compose(unit: Unit, period: Period, today: date) -> Board:
    """The board of a unit for a period that began with its year."""
    known, window, on = shelf(), Window(period), in_force_on(period, today)
    frame, gaps = Frame.of(known, period), thresholds()
    reading = read(unit, window, known)
    targets = targets_on(unit, year(period.last_on.year).code, on)
    totals = _totals(unit, known, window, reading)
    lines = []
    for code, indicator in known.indicators.items():
        retired_on = known.retired.get(code)
        if retired_on is not None and retired_on <= period.start_on:
            continue
        total, aims = totals.get(code), targets.get(code, ())
        if not aims and total is None and not _is_said(frame, reading, code):
            continue
        facts = facts_of(frame, reading, indicator, total, aims)
        said = assess(indicator, facts, gaps)
        lines.append(_line(frame, reading, indicator, total, said))
    return Board(unit, period, on, tuple(lines), reading.before)


def read(unit: Unit, window: Window, known: Shelf) -> Reading:
    """All that can be read of a unit, and of what it was before it was formed."""
    return reading_of(rows_of(unit.pk, window), known, window, _before(unit, window, known))


def reading_of(
    rows: Sequence[Row], known: Shelf, window: Window, was: Before | None = None
) -> Reading:
    """What can be read of a unit from its rows."""
    stands = {
        known.code_of[pk]: standing
        for pk, standing in standing_of(rows, known.owners).items()
        if pk in known.code_of
    }
    return Reading(known.indicators, stands, window.years, was)


def _is_said(frame: Frame, reading: Reading, code: str) -> bool:
    """Whether anything is known of an indicator now or a year ago."""
    now = reading.value(code, frame.period)
    if not isinstance(now, NoValue) or now.reason is not Reason.MISSING:
        return True
    if code_of(frame.period) in reading.standing(code).partial:
        return True
    return not isinstance(reading.value(code, frame.last_year), NoValue)


def facts_of(
    frame: Frame,
    reading: Reading,
    indicator: Indicator,
    total: Total | None = None,
    targets: Sequence[PlannedTarget] = (),
) -> Known:
    """What is known of one indicator, of the unit itself or of the units below together."""
    code, period = indicator.code, frame.period
    is_percent = indicator.unit.startswith(PERCENTS)
    accumulates = _accumulates(frame.shelf.indicators, indicator)
    if total is not None:
        numbers = (total.value, total.last_year, total.last_end)
        return Known(period, *numbers, NO_MONTHS, targets, is_percent, accumulates)
    return Known(
        period,
        reading.value(code, period),
        reading.value(code, frame.last_year),
        reading.value(code, frame.last_whole),
        reading.series(code),
        targets,
        is_percent,
        accumulates,
    )


def _accumulates(catalogue: Mapping[str, Indicator], indicator: Indicator) -> bool:
    """Whether a ratio grows through the year: a flow of something that is no flow."""
    rule = indicator.aggregation
    above, below = catalogue.get(rule.numerator or ""), catalogue.get(rule.denominator or "")
    if above is None or below is None:
        return False
    return above.kind is IndicatorKind.FLOW and below.kind is not IndicatorKind.FLOW


def _line(
    frame: Frame, reading: Reading, indicator: Indicator, total: Total | None, said: Assessed
) -> Line:
    """One line; a total that not all have reported to is not judged."""
    code, period = indicator.code, code_of(frame.period)
    standing = reading.standing(code)
    if total is not None and not total.coverage.is_complete and isinstance(said.status, Status):
        said = replace(said, status=NoValue(Reason.PARTS_INCOMPLETE, (period,)))
    return Line(
        indicator,
        frame.shelf.field_of[code],
        frame.shelf.english[code],
        said,
        tuple(reading.drawn(code, frame.period, DRAWN_MONTHS)) if total is None else (),
        standing.differs(period),
        standing.partial.get(period),
        total.coverage if total is not None else None,
        total.is_invented if total is not None else reading.is_invented(code, frame.period),
        reading.has_invented(code),
    )


def _totals(unit: Unit, known: Shelf, window: Window, reading: Reading) -> dict[str, Total]:
    """The totals over the units below, of what the unit does not report itself."""
    period = window.period
    children = list(below(unit, tree_day(unit, period)).values_list("pk", flat=True))
    silent = {
        pk: code
        for pk, code in known.code_of.items()
        if code_of(period) not in reading.standing(code).rows
        and isinstance(reading.value(code, period), NoValue)
    }
    if not children or not silent:
        return {}
    narrow = Window(period, years_before=1)
    rows = rows_of_each(children, narrow, list(silent))
    readings = {child: reading_of(rows[child], known, narrow) for child in children}
    asked = asked_of(children, list(silent), period.last_on)
    for child, theirs in rows.items():
        for row in theirs:
            asked.setdefault(row[0], set()).add(child)
    units_of = {silent[pk]: sorted(units) for pk, units in asked.items()}
    found = totals_of(readings, units_of, known.indicators, period)
    return {code: total for code, total in found.items() if total.coverage.reported}


def tree_day(unit: Unit, period: Period) -> date:
    """The day whose tree counts: the period's last, or a former unit's own last day."""
    if unit.valid_to_on is not None:
        return min(period.last_on, unit.valid_to_on - timedelta(days=1))
    return max(period.last_on, unit.valid_from_on)


def _before(unit: Unit, window: Window, known: Shelf) -> Before | None:
    """What the unit was before it was formed, where the window reaches back so far."""
    if unit.valid_from_on <= window.first_on:
        return None
    units = registry()
    olds = ancestry(units, unit.key, window.first_on)
    keys = {old for one in olds.values() if not isinstance(one, NoValue) for old, _ in one}
    rows = rows_of_each([units.row_of[key] for key in keys], window)

    def read_old(key: UnitKey, earlier: Before | None) -> Reading:
        return reading_of(rows[units.row_of[key]], known, window, earlier)

    return before(unit.key, olds, read_old)
