"""Taking in the country as shipped: its provinces, districts and communes, past and present.

The files in ``country/`` are made by ``tools/country.py`` from public lists (NOTICE). What an
office has recorded itself stays: a shipped record whose code somebody bears at that time is taken
for that one, which gets only what it lacks.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from tiendo.audit.actions import Deed, record
from tiendo.units.actions import NewUnit, mark_later_bearers
from tiendo.units.models import Change, Kind, Passage, Unit
from tiendo.units.register import reissue

COUNTRY = Path(__file__).resolve().parent / "country"
SOURCE = "thanglequoc/vietnamese-provinces-database, tranngocminhhieu/vietnamadminunits (MIT)"
BATCH = 1000


@dataclass(frozen=True)
class Loaded:
    """How many records, changes and passages were new."""

    units: int
    changes: int
    passages: int


def shipped(name: str) -> list[dict[str, str]]:
    """The rows of one of the shipped files: units, changes or passages."""
    with (COUNTRY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_country(*, at: datetime) -> Loaded:
    """Take in what is not there yet, as one event; loading again changes nothing."""
    row_of, units = _load_units()
    changes, passages = _load_changes(row_of)
    if units or changes:
        mark_later_bearers()
        reissue(at)
        detail: dict[str, str | int | None] = {
            "units": units,
            "changes": changes,
            "passages": passages,
        }
        record(by=None, at=at, deed=Deed("units.load_country", "country", "2026-07-25", "", detail))
    return Loaded(units, changes, passages)


def _load_units() -> tuple[dict[tuple[str, str], int], int]:
    """The row that stands for each shipped record, and how many were added."""
    kept: dict[str, list[Unit]] = defaultdict(list)
    for unit in Unit.objects.iterator(5000):
        kept[unit.code].append(unit)
    fresh: list[Unit] = []
    mended: list[Unit] = []
    bearers: dict[tuple[str, str], Unit] = {}
    for row in shipped("units"):
        new = _new_unit(row)
        met = next((one for one in kept[new.code] if _meet(one, new)), None)
        unit = met or new.row()
        if met is None:
            unit.set_keys()
            fresh.append(unit)
        elif _mend(unit, new):
            mended.append(unit)
        bearers[row["code"], row["valid_from_on"]] = unit
    Unit.objects.bulk_create(fresh, batch_size=BATCH)
    Unit.objects.bulk_update(mended, ["parent_code", "people", "area"], batch_size=BATCH)
    return {key: unit.pk for key, unit in bearers.items()}, len(fresh)


def _new_unit(row: dict[str, str]) -> NewUnit:
    return NewUnit(
        code=row["code"],
        name=row["name"],
        kind=Kind(row["kind"]),
        valid_from_on=date.fromisoformat(row["valid_from_on"]),
        valid_to_on=date.fromisoformat(row["valid_to_on"]) if row["valid_to_on"] else None,
        parent_code=row["parent_code"],
        people=int(row["people"]) if row["people"] else None,
        area=Decimal(row["area"]) if row["area"] else None,
    )


def _meet(unit: Unit, new: NewUnit) -> bool:
    """Whether both bear the code on some day."""
    starts = new.valid_to_on is None or unit.valid_from_on < new.valid_to_on
    return starts and (unit.valid_to_on is None or new.valid_from_on < unit.valid_to_on)


def _mend(unit: Unit, new: NewUnit) -> bool:
    """Give a record of the office what it lacks; whether it lacked something."""
    lacking = [
        name
        for name in ("parent_code", "people", "area")
        if getattr(unit, name) in (None, "") and getattr(new, name) not in (None, "")
    ]
    for name in lacking:
        setattr(unit, name, getattr(new, name))
    return bool(lacking)


def _load_changes(row_of: dict[tuple[str, str], int]) -> tuple[int, int]:
    """Add the changes whose units have not passed on yet; how many, with how many passages."""
    passed = set(Passage.objects.values_list("old_id", flat=True))
    steps: dict[str, list[Passage]] = defaultdict(list)
    known: set[str] = set()
    for row in shipped("passages"):
        new_code = row["new_code"]
        passage = Passage(
            old_id=row_of[row["old_code"], row["old_from_on"]],
            new_id=row_of[new_code, row["new_from_on"]] if new_code else None,
            is_part=bool(row["is_part"]),
        )
        steps[row["change"]].append(passage)
        if passage.old_id in passed or passage.old_id == passage.new_id:
            known.add(row["change"])
    acts = {row["change"]: _change(row) for row in shipped("changes") if row["change"] not in known}
    Change.objects.bulk_create(acts.values(), batch_size=BATCH)
    passages = [step for number in acts for step in steps[number]]
    for number, change in acts.items():
        for step in steps[number]:
            step.change = change
    Passage.objects.bulk_create(passages, batch_size=BATCH)
    return len(acts), len(passages)


def _change(row: dict[str, str]) -> Change:
    return Change(
        kind=row["kind"],
        on=date.fromisoformat(row["on"]),
        act_number=row["act_number"],
        act_signed_on=date.fromisoformat(row["act_signed_on"]),
        act_body=row["act_body"],
        source=SOURCE,
    )
