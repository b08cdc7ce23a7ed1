"""Approved values: plain rows, the value that stands, and all versions of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from django.db.models import QuerySet

from tiendo.results.models import Certainty, Origin, State, Value
from tiendo.units.queries import Unit
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue
from tiendo_core.results import cumulated, within


class Row(NamedTuple):
    """One version of a value, plain; ``reporter`` is the code of the body that reported it."""

    code: str
    period: str
    reporter: str
    certainty: str
    version: int
    state: str
    number: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    cut_off_on: date | None
    last_on: date
    approved_at: datetime
    reason: str
    kind: str
    factor: int
    origin: str


COLUMNS = (
    "indicator__code",
    "period",
    "reporter__code",
    "certainty",
    "version",
    "state",
    "number",
    "numerator",
    "denominator",
    "cut_off_on",
    "last_on",
    "approved_at",
    "reason",
    "indicator__kind",
    "indicator__factor",
    "origin",
)
_SURER = {
    Certainty.ESTIMATE.value: 1,
    Certainty.TO_CUT_OFF.value: 2,
    Certainty.PRELIMINARY.value: 3,
    Certainty.OFFICIAL.value: 4,
}
FLOW = "flow"


def values(
    unit: Unit,
    codes: Iterable[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Row]:
    """The versions of a unit's values whose period ends from one day to another, both counted.

    In the order of code, period's end, period, reporter, certainty; the newest version last. One
    query.
    """
    found = Value.objects.filter(unit=unit)
    if codes is not None:
        found = found.filter(indicator__code__in=list(codes))
    if since is not None:
        found = found.filter(last_on__gte=since)
    if until is not None:
        found = found.filter(last_on__lte=until)
    found = found.order_by(
        "indicator__code", "last_on", "period", "reporter_id", "certainty", "version"
    )
    return [Row(*row) for row in found.values_list(*COLUMNS)]


@dataclass(frozen=True)
class Standing:
    """The value that stands for an indicator and a period, and by whom.

    ``number`` is in the indicator's unit; a ratio given by its parts has the parts instead.
    ``is_whole`` is false for a figure that counts only to ``cut_off_on``. Where two bodies differ
    there is no number: ``by_source`` holds what each says and nobody chooses. ``is_invented`` is
    true of an illustrative figure, and of what follows from one.
    """

    indicator: str
    period: str
    source: str
    version: int
    certainty: str
    state: str
    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    factor: int = 1
    cut_off_on: date | None = None
    approved_at: datetime | None = None
    reason: str = ""
    is_whole: bool = True
    is_derived: bool = False
    by_source: tuple["Standing", ...] = ()
    is_invented: bool = False

    @property
    def value(self) -> Fraction | None:
        """The exact value: the number, or the quotient of the parts times the factor."""
        if self.number is not None:
            return Fraction(self.number)
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator) / Fraction(self.denominator) * self.factor

    @property
    def differs(self) -> bool:
        """Whether several bodies contradict each other."""
        return len({(one.state, one.value) for one in self.by_source}) > 1


def standing_values(
    unit: Unit, periods: Sequence[str], codes: Iterable[str] | None = None
) -> dict[tuple[str, str], Standing]:
    """What stands for each indicator and period that has a value, or whose value follows.

    A flow that was reported by months has its running total summed and the other way round, where
    the months are complete (``is_derived``). One query.
    """
    asked = {code: Period.parse(code) for code in periods}
    if not asked:
        return {}
    since = min(min(one.start_on, one.cumulative().start_on) for one in asked.values())
    until = max(one.last_on for one in asked.values())
    stands = _stands(values(unit, codes, since, until))
    found = {key: one for key, one in stands.items() if key[1] in asked}
    by_indicator: dict[str, dict[Period, Standing]] = {}
    for (code, period), one in stands.items():
        if one.is_whole and one.number is not None and one.kind == FLOW:
            by_indicator.setdefault(code, {})[Period.parse(period)] = one.standing
    for code, known in by_indicator.items():
        for wanted in asked.values():
            if (code, wanted.code) not in found:
                derived = _derived(code, wanted, known)
                if derived is not None:
                    found[code, wanted.code] = _Kept(derived, FLOW)
    return {key: one.standing for key, one in found.items()}


class _Kept(NamedTuple):
    """A standing value beside the kind of its indicator."""

    standing: Standing
    kind: str

    @property
    def is_whole(self) -> bool:
        """Whether it speaks for the whole period."""
        return self.standing.is_whole

    @property
    def number(self) -> Decimal | None:
        """Its number."""
        return self.standing.number


def _stands(rows: Sequence[Row]) -> dict[tuple[str, str], _Kept]:
    """Per indicator and period what stands, each body's version chosen first."""
    by_source: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for row in rows:
        by_source.setdefault((row.code, row.period), {}).setdefault(row.reporter, []).append(row)
    found = {}
    for key, sources in by_source.items():
        each = tuple(_chosen(theirs) for theirs in sources.values())
        first_row = next(iter(sources.values()))[0]
        found[key] = _Kept(each[0] if len(each) == 1 else _side_by_side(each), first_row.kind)
    return found


def _chosen(rows: Sequence[Row]) -> Standing:
    """One body's version that stands: the surest for the whole period, then the last of those.

    As ``tiendo_core.results.standing``; when there is none, the last that was said at all.
    """
    whole = [row for row in rows if _is_whole(row)]
    best = max(whole or rows, key=lambda row: (_SURER[row.certainty], row.version))
    return Standing(
        best.code,
        best.period,
        best.reporter,
        best.version,
        best.certainty,
        best.state,
        best.number,
        best.numerator,
        best.denominator,
        best.factor,
        best.cut_off_on,
        best.approved_at,
        best.reason,
        is_whole=bool(whole),
        is_invented=best.origin == Origin.INVENTED.value,
    )


def _is_whole(row: Row) -> bool:
    """Whether a version says something about the whole period."""
    if row.state == State.MISSING.value:
        return False
    if row.certainty != Certainty.TO_CUT_OFF.value:
        return True
    return row.cut_off_on is not None and row.cut_off_on >= row.last_on


def _side_by_side(each: tuple[Standing, ...]) -> Standing:
    """What several bodies say: the number only if all say the same, and whoever says it."""
    said = tuple(one for one in each if one.state != State.MISSING.value) or each
    together = replace(
        said[0],
        by_source=said if len(said) > 1 else (),
        is_invented=any(one.is_invented for one in said),
    )
    if together.differs:
        together = replace(together, source="", number=None, numerator=None, denominator=None)
    return together


def _derived(code: str, period: Period, known: dict[Period, Standing]) -> Standing | None:
    """A flow's running total from its months, or its period from two running totals."""
    numbers = {of: one.number for of, one in known.items() if one.number is not None}
    months = period.cumulative().months
    if period.is_cumulative:
        number = cumulated(period, numbers) if months is not None else None
    else:
        number = within(period, numbers)
    if number is None or isinstance(number, NoValue):
        return None
    parts = [one for of, one in known.items() if period.cumulative().covers(of)]
    least = min(parts, key=lambda one: _SURER[one.certainty])
    sources = {one.source for one in parts}
    return Standing(
        code,
        period.code,
        sources.pop() if len(sources) == 1 else "",
        least.version,
        least.certainty,
        State.REPORTED.value,
        number,
        factor=least.factor,
        approved_at=max((one.approved_at for one in parts if one.approved_at), default=None),
        is_derived=True,
        is_invented=any(one.is_invented for one in parts),
    )


def history(unit: Unit, code: str, period: str) -> QuerySet[Value]:
    """All versions of a value, in the order they were approved."""
    return (
        Value.objects.filter(unit=unit, indicator__code=code, period=period)
        .select_related("reporter", "entered_by", "approved_by", "indicator", "evidence")
        .order_by("approved_at", "pk")
    )
