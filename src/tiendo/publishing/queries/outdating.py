"""Which published numbers are others by now: what a text cites, compared with what stands.

A number is compared by what it says exactly, so it does not matter through which of the things it
rests on it changed: its value, the target in force behind a per cent of plan, the value of last
year behind a change. The database only says where comparing is worth it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any

from django.db import connection

from tiendo.indicators.queries import catalogue
from tiendo.publishing.models import WRITTEN, Citation, Snapshot
from tiendo.publishing.queries.citing import data_of
from tiendo.publishing.references import ATTAINED, CHANGE, PLAN, Citable
from tiendo.units.queries import Unit, registry
from tiendo_core.periods import Period
from tiendo_core.units import UnitKey

_AT_ONCE = 500
"""So many rows are asked for in one statement; a database takes some thousand at most."""


@dataclass(frozen=True)
class Outdated:
    """A published number that is another by now, or (``now`` is None) can be said no more."""

    snapshot: Snapshot
    title: str
    place: str
    indicator: str
    name: str
    unit: Unit
    period: str
    printed: str
    was: Fraction
    now: Citable | None


_OF_TEXTS = (
    "SELECT c.id FROM publishing_citation c"
    " JOIN publishing_snapshot s ON s.id = c.snapshot_id"
    " JOIN indicators_indicator i ON i.code = c.indicator"
    " WHERE s.unit_id IN ({units}) AND s.kind IN ({written})"
    " AND NOT EXISTS (SELECT 1 FROM publishing_snapshot l"
    "  WHERE l.subject = s.subject AND l.version > s.version) AND ("
)
_ITS_VALUE = (
    "EXISTS (SELECT 1 FROM results_value v WHERE v.unit_id = c.unit_id"
    "  AND v.indicator_id = i.id AND v.approved_at > s.made_at"
    "  AND (v.period = c.period OR c.value_version = 0))"
)
_ITS_YEARS = (
    " OR c.part IN ({of_years}) AND (EXISTS (SELECT 1 FROM results_value v"
    "  WHERE v.unit_id = c.unit_id AND v.indicator_id = i.id AND v.approved_at > s.made_at"
    "  AND SUBSTR(v.period, 1, 4) IN {years})"
    " OR c.indicator IN ({computed}) AND EXISTS (SELECT 1 FROM results_value v"
    "  WHERE v.unit_id = c.unit_id AND v.approved_at > s.made_at"
    "  AND SUBSTR(v.period, 1, 4) IN {years})"
    " OR EXISTS (SELECT 1 FROM results_value v"
    "  WHERE v.unit_id IN ({forerunners}) AND v.indicator_id = i.id AND v.approved_at > s.made_at"
    "  AND SUBSTR(v.period, 1, 4) IN {years}))"
)
"""Values of the year and the year before, of the unit or of one it was formed of; those of every
indicator where the cited one is computed of others."""

_ITS_PLAN = (
    " OR c.part IN ({of_plans}) AND EXISTS (SELECT 1 FROM plans_revision r"
    "  JOIN plans_target t ON t.id = r.target_id"
    "  WHERE t.unit_id = c.unit_id AND t.indicator_id = i.id AND t.period = {year}"
    "  AND (r.entered_at > s.made_at OR r.decided_on >= DATE(s.made_at))))"
)
"""Decisions entered since, and those that came into force since."""


def outdated(units: Sequence[Unit]) -> list[Outdated]:
    """The numbers of these units' articles and pages that are others by now, the latest first.

    Four queries while nothing they rest on was added; then a few for each unit and period that is
    cited.
    """
    keys = _worth_comparing(units) if units else []
    if not keys:
        return []
    rows: list[Citation] = []
    for start in range(0, len(keys), _AT_ONCE):
        known = Citation.objects.filter(pk__in=keys[start : start + _AT_ONCE])
        rows += known.select_related("snapshot__unit", "unit")
    rows.sort(key=lambda one: (-one.snapshot.made_at.timestamp(), one.snapshot_id, one.pk))
    by_now = _by_now(rows)
    found = []
    for row in rows:
        datum = by_now.get((row.unit_id, row.period, row.indicator))
        now = datum.part(row.part) if datum is not None else None
        if now is None or now.exact != Fraction(row.exact):
            found.append(_outdated(row, now))
    return found


def _worth_comparing(units: Sequence[Unit]) -> list[int]:
    """The citations something was added for since: values or decisions they may rest on."""
    computed = [
        one.code
        for one in catalogue().values()
        if one.formula is not None or one.aggregation.numerator is not None
    ] or [""]
    lists: dict[str, list[Any]] = {
        "units": [one.pk for one in units],
        "written": list(WRITTEN),
        "of_years": [PLAN, ATTAINED, CHANGE],
        "computed": computed,
        "forerunners": _forerunners(units) or [0],
        "of_plans": [PLAN, ATTAINED],
    }
    year = "SUBSTR(c.period, 1, 4)"
    years = f"({year}, CAST(CAST({year} AS INTEGER) - 1 AS VARCHAR(4)))"
    marks = {name: ", ".join(["%s"] * len(values)) for name, values in lists.items()}
    statement = (_OF_TEXTS + _ITS_VALUE + _ITS_YEARS + _ITS_PLAN).format(
        **marks, year=year, years=years
    )
    said = list(chain.from_iterable(lists.values()))
    with connection.cursor() as cursor:
        cursor.execute(statement, said)
        return [row[0] for row in cursor.fetchall()]


def _forerunners(units: Sequence[Unit]) -> list[int]:
    """The units of which those that these texts cite were formed, and theirs in turn."""
    cited = Citation.objects.filter(snapshot__unit__in=units, snapshot__kind__in=WRITTEN)
    rows = cited.values_list("unit__code", "unit__valid_from_on").distinct()
    known, found = registry(), set[int]()
    waiting = [UnitKey(code, since) for code, since in rows]
    for key in waiting:
        if key in known.records:
            olds = [one for one in known.lineage.predecessors(key) if one in known.row_of]
            waiting += [one for one in olds if known.row_of[one] not in found]
            found |= {known.row_of[one] for one in olds}
    return sorted(found)


def _by_now(rows: Sequence[Citation]) -> dict[tuple[int, str, str], Citable]:
    """What stands now of what is cited."""
    asked: dict[tuple[int, str], set[str]] = {}
    for row in rows:
        asked.setdefault((row.unit_id, row.period), set()).add(row.indicator)
    units = {row.unit_id: row.unit for row in rows}
    return {
        (unit, period, datum.code): datum
        for (unit, period), codes in asked.items()
        for datum in data_of(units[unit], Period.parse(period), sorted(codes))
    }


def _outdated(row: Citation, now: Citable | None) -> Outdated:
    title = str(row.snapshot.content.get("title", ""))
    name = catalogue()[row.indicator].name
    what = (row.place, row.indicator, name, row.unit, row.period, row.printed)
    return Outdated(row.snapshot, title, *what, Fraction(row.exact), now)
