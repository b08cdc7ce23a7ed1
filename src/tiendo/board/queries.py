"""What the board reads: plain rows in a constant number of queries, never model instances.

The rows of one unit are a run of the index ``values_of_board`` (unit, last day, …), so reading them
costs the same whatever else the store holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from django.db import connection

from tiendo.board.standing import Row
from tiendo.indicators.queries import Field, catalogue, records
from tiendo.results.queries import Origin
from tiendo_core.indicators import Indicator
from tiendo_core.periods import Period, year
from tiendo_core.results import SURENESS, Certainty
from tiendo_core.units import UnitKind

YEARS_BEFORE = 3
"""How many years before a period's own are read: what an outlook needs at least."""

_CERTAINTIES = " ".join(f"WHEN '{one.value}' THEN {SURENESS[one]}000000" for one in Certainty)
_COLUMNS = (
    f"indicator_id, period, reporter_id, (CASE certainty {_CERTAINTIES} END + version)"
    " * (CASE WHEN certainty = 'to cut-off' AND cut_off_on < last_on THEN -1 ELSE 1 END),"
    f" origin = '{Origin.INVENTED.value}', state, number, numerator, denominator"
)
_FROM = "FROM results_value WHERE state <> 'missing'"


@dataclass(frozen=True)
class Window:
    """The days whose values belong to a board: of the period's year until its end, and before."""

    period: Period
    years_before: int = YEARS_BEFORE

    @property
    def first_on(self) -> date:
        """The first day that counts."""
        return date(self.period.last_on.year - self.years_before, 1, 1)

    @property
    def years(self) -> list[int]:
        """The years that are read, oldest first."""
        last = self.period.last_on.year
        return list(range(last - self.years_before, last + 1))


@dataclass(frozen=True)
class Shelf:
    """The catalogue as the board needs it, by the rows of the database."""

    indicators: Mapping[str, Indicator]
    code_of: Mapping[int, str]
    field_of: Mapping[str, Field]
    english: Mapping[str, str]
    owners: Mapping[int, int]
    retired: Mapping[str, date]


_kept: dict[str, Shelf] = {}


def shelf() -> Shelf:
    """The catalogue with its rows, remembered as long as the catalogue does not change."""
    known = catalogue()
    kept = _kept.get("shelf")
    if kept is None or kept.indicators is not known:
        rows = list(
            records().values_list("pk", "code", "field", "name_en", "owner_id", "retired_on")
        )
        kept = _kept["shelf"] = Shelf(
            known,
            {row[0]: row[1] for row in rows},
            {row[1]: Field(row[2]) for row in rows},
            {row[1]: row[3] for row in rows},
            {row[0]: row[4] for row in rows if row[4]},
            {row[1]: row[5] for row in rows if row[5]},
        )
    return kept


def rows_of(unit: int, window: Window) -> list[Row]:
    """Every version of the unit's values in a window, but those that say nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_COLUMNS} {_FROM} AND unit_id = %s AND last_on BETWEEN %s AND %s",
            [unit, window.first_on, window.period.last_on],
        )
        return cursor.fetchall()


def rows_of_each(
    units: Sequence[int], window: Window, indicators: Sequence[int] | None = None
) -> dict[int, list[Row]]:
    """The versions of several units' values, of some indicators or all, by unit."""
    found: dict[int, list[Row]] = {unit: [] for unit in units}
    if not units or indicators == []:
        return found
    chosen = "" if indicators is None else f" AND indicator_id IN ({_marks(indicators)})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {_COLUMNS}, unit_id {_FROM}"
            f" AND unit_id IN ({_marks(units)}) AND last_on BETWEEN %s AND %s{chosen}",
            [*units, window.first_on, window.period.last_on, *(indicators or ())],
        )
        for row in cursor.fetchall():
            found[row[-1]].append(row[:-1])
    return found


def asked_of(units: Sequence[int], indicators: Sequence[int], on: date) -> dict[int, set[int]]:
    """Which of the units a report about them is owed of, by indicator."""
    found: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT l.indicator_id, d.about_id FROM results_duty d"  # noqa: S608
            " JOIN results_line l ON l.form_id = d.form_id"
            f" WHERE d.about_id IN ({_marks(units)}) AND l.indicator_id IN ({_marks(indicators)})"
            " AND d.valid_from_on <= %s AND (d.valid_to_on IS NULL OR d.valid_to_on > %s)",
            [*units, *indicators, on, on],
        )
        for indicator, unit in cursor.fetchall():
            found.setdefault(indicator, set()).add(unit)
    return found


def mark_of(units: Sequence[int], window: Window) -> str:
    """A mark of all a board of these units rests on: any change makes another.

    Values and revisions are only ever added, so their number and the last of them tell. Values
    after the window count too: they are periods to choose. Duties say of how many units a total
    is; they are added and ended, and their forms get lines.
    """
    of_year = year(window.period.last_on.year).code
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), MAX(id) FROM results_value"  # noqa: S608  (constant names)
            f" WHERE unit_id IN ({_marks(units)}) AND last_on >= %s",
            [*units, window.first_on],
        )
        values = cursor.fetchone()
        cursor.execute(
            "SELECT COUNT(*), MAX(r.id) FROM plans_target t"  # noqa: S608  (constant names)
            " JOIN plans_revision r ON r.target_id = t.id"
            f" WHERE t.unit_id IN ({_marks(units)}) AND t.period = %s",
            [*units, of_year],
        )
        plans = cursor.fetchone()
        cursor.execute(
            "SELECT COUNT(*), MAX(d.id), MAX(l.id),"  # noqa: S608  (constant names)
            " COUNT(d.valid_to_on), MAX(d.valid_to_on)"
            " FROM results_duty d JOIN results_line l ON l.form_id = d.form_id"
            f" WHERE d.about_id IN ({_marks(units)})",
            [*units],
        )
        return "-".join(str(one or 0) for one in (*values, *plans, *cursor.fetchone()))


def ends_of(unit: int) -> list[date]:
    """The last days of the periods a unit has values of, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT last_on FROM results_value WHERE unit_id = %s ORDER BY last_on DESC",
            [unit],
        )
        return [_day(row[0]) for row in cursor.fetchall()]


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _marks(values: Sequence[int]) -> str:
    """A placeholder for each value."""
    return ", ".join(["%s"] * len(values))


class Version(NamedTuple):
    """One version of a value as a person reads its history."""

    period: str
    reporter: str
    certainty: str
    state: str
    number: int | None
    numerator: int | None
    denominator: int | None
    version: int
    cut_off_on: date | None
    approved_at: datetime
    approved_by: str
    note: str
    reason: str
    is_invented: bool


def versions_of(unit: int, indicator: int, period: Period) -> list[Version]:
    """Every version of a value that ends with a period, newest first, with who approved it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.period, r.kind, r.name, v.certainty, v.state, v.number, v.numerator,"
            " v.denominator, v.version, v.cut_off_on, v.approved_at, p.last_name, p.first_name,"
            " v.note, v.reason, v.origin FROM results_value v"
            " JOIN units_unit r ON r.id = v.reporter_id"
            " LEFT JOIN accounts_person p ON p.id = v.approved_by_id"
            " WHERE v.unit_id = %s AND v.indicator_id = %s AND v.last_on = %s"
            " ORDER BY v.approved_at DESC, v.id DESC",
            [unit, indicator, period.last_on],
        )
        return [_version(row) for row in cursor.fetchall()]


def _version(row: tuple[Any, ...]) -> Version:
    """A version of a row, its dates and names as Python and people have them."""
    period, kind, name, certainty, state, number, above, below, version = row[:9]
    cut_off_on, approved_at, family, given, note, reason, origin = row[9:]
    return Version(
        period,
        _full_name(kind, name),
        certainty,
        state,
        number,
        above,
        below,
        version,
        _day_or_none(cut_off_on),
        _moment(approved_at),
        " ".join(filter(None, (family, given))),
        note,
        reason,
        origin == Origin.INVENTED.value,
    )


class Decision(NamedTuple):
    """One revision of a target of a unit, with its plan."""

    unit: int
    plan: str
    layer: str
    number: int
    form: str
    low: int | None
    high: int | None
    text: str
    decided_on: date
    act: str
    reason: str


def decisions_on(units: Sequence[int], indicator: int, period: Period) -> list[Decision]:
    """Every revision of the targets of an indicator for a period, by plan, in their order."""
    if not units:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.unit_id, p.name, p.layer, r.number, r.form, r.low, r.high, r.text,"  # noqa: S608
            " r.decided_on, r.act_number, p.act_number, r.reason FROM plans_target t"
            " JOIN plans_revision r ON r.target_id = t.id JOIN plans_plan p ON p.id = t.plan_id"
            f" WHERE t.unit_id IN ({_marks(units)}) AND t.indicator_id = %s AND t.period = %s"
            " ORDER BY p.signed_on, p.id, r.decided_on, r.number",
            [*units, indicator, period.code],
        )
        return [_decision(row) for row in cursor.fetchall()]


def _decision(row: tuple[Any, ...]) -> Decision:
    """A decision of a row; the act is its own, else that of the plan."""
    unit, plan, layer, number, form, low, high, text, decided_on, act, plan_act, reason = row
    day = _day(decided_on)
    return Decision(unit, plan, layer, number, form, low, high, text, day, act or plan_act, reason)


def _full_name(kind: str, name: str) -> str:
    """A unit's name with what it is."""
    return f"{UnitKind(kind).title} {name}".strip()


def _day_or_none(value: date | str | None) -> date | None:
    return None if value is None else _day(value)


def _moment(value: datetime | str) -> datetime:
    """A moment as the database gives it; SQLite keeps them as text in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value if value.tzinfo else value.replace(tzinfo=UTC)
