"""Administrative units and bodies as dated records, and the tree of them as of any date.

A code alone identifies no unit: 3,315 of 3,321 communes of 1/7/2025 bear the code of a predecessor
(18115 was Phường Bắc Hồng and is Phường Bắc Hồng Lĩnh), so the key is (code, valid from). Codes are
strings with leading zeros: Decision 19/2025/QĐ-TTg, before it Decision 124/2004/QĐ-TTg. Thôn and tổ
dân phố are no administrative level but stand below a commune (Decree 185/2026/NĐ-CP).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tiendo_core.names import NameIndex

_ADDRESS = re.compile(r"([0-9A-Za-zĐđ][\w.\-]*)(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


class UnitFault(ValueError):
    """A record, an address or a question that fits no unit; the message is fit for a person."""


class Level(IntEnum):
    """How high a unit stands; districts ended on 30/6/2025 (Law 72/2025/QH15)."""

    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3
    BELOW_COMMUNE = 4
    BODY = 5


class UnitKind(Enum):
    """What a unit or body is; the kinds of former units live on for archives and comparison."""

    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    URBAN_DISTRICT = "urban-district"
    TOWN = "town"
    PROVINCIAL_CITY = "provincial-city"
    COMMUNE = "commune"
    WARD = "ward"
    TOWNSHIP = "township"
    SPECIAL_ZONE = "special-zone"
    VILLAGE = "village"
    RESIDENTIAL_GROUP = "residential-group"
    DEPARTMENT = "department"
    DIVISION = "division"
    SCHOOL = "school"
    CLINIC = "clinic"
    PARTY_ORGANISATION = "party-organisation"
    MASS_ORGANISATION = "mass-organisation"
    AGENCY = "agency"

    @property
    def level(self) -> Level:
        """The level the kind stands on."""
        return _KINDS.get(self, (Level.BODY, ""))[0]

    @property
    def title(self) -> str:
        """The Vietnamese word before the name; a body's name says itself what it is."""
        return _KINDS.get(self, (Level.BODY, ""))[1]


_KINDS: dict[UnitKind, tuple[Level, str]] = {
    UnitKind.PROVINCE: (Level.PROVINCE, "Tỉnh"),
    UnitKind.CITY: (Level.PROVINCE, "Thành phố"),
    UnitKind.DISTRICT: (Level.DISTRICT, "Huyện"),
    UnitKind.URBAN_DISTRICT: (Level.DISTRICT, "Quận"),
    UnitKind.TOWN: (Level.DISTRICT, "Thị xã"),
    UnitKind.PROVINCIAL_CITY: (Level.DISTRICT, "Thành phố"),
    UnitKind.COMMUNE: (Level.COMMUNE, "Xã"),
    UnitKind.WARD: (Level.COMMUNE, "Phường"),
    UnitKind.TOWNSHIP: (Level.COMMUNE, "Thị trấn"),
    UnitKind.SPECIAL_ZONE: (Level.COMMUNE, "Đặc khu"),
    UnitKind.VILLAGE: (Level.BELOW_COMMUNE, "Thôn"),
    UnitKind.RESIDENTIAL_GROUP: (Level.BELOW_COMMUNE, "Tổ dân phố"),
}


def split_full_name(full_name: str, level: Level) -> tuple[UnitKind, str]:
    """The kind and the bare name of "Thị xã Hồng Lĩnh"; the level tells the two kinds of city."""
    lowered = full_name.lower()
    for kind, (its_level, title) in _KINDS.items():
        if its_level is level and lowered.startswith(title.lower() + " "):
            return kind, full_name[len(title) + 1 :].strip()
    raise UnitFault(f"“{full_name[:60]}” does not begin with what the unit is.")


class UnitKey(NamedTuple):
    """What identifies a unit: its code and the first day on which this record holds."""

    code: str
    valid_from_on: date

    def __str__(self) -> str:
        """The address form: 18115@2025-07-01."""
        return f"{self.code}@{self.valid_from_on.isoformat()}"


class Address(NamedTuple):
    """How a unit is named in an address: a code, and a day on which it bore it (or none)."""

    code: str
    on: date | None

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read "18115" or "18115@2025-01-01"; the day is any day of the record's validity."""
        found = _ADDRESS.fullmatch(text)
        if not found:
            raise UnitFault(f"“{text[:40]}” is not the address of a unit.")
        if found[2] is None:
            return cls(found[1], None)
        try:
            return cls(found[1], date.fromisoformat(found[2]))
        except ValueError:
            raise UnitFault(f"{found[2]} is not a day of the calendar.") from None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or body from ``valid_from_on`` until the day before ``valid_to_on``.

    ``name`` is the bare official name, ``parent`` the code of what it stands below.
    """

    code: str
    valid_from_on: date
    name: str
    kind: UnitKind
    parent: str | None = None
    valid_to_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a record that holds on no day."""
        if self.valid_to_on is not None and self.valid_to_on <= self.valid_from_on:
            raise UnitFault(f"{self.key} must end after it begins.")

    @property
    def key(self) -> UnitKey:
        """Its code and first day."""
        return UnitKey(self.code, self.valid_from_on)

    @property
    def full_name(self) -> str:
        """The name with what the unit is: Phường Bắc Hồng Lĩnh."""
        return f"{self.kind.title} {self.name}".strip()

    def holds(self, on: date) -> bool:
        """Whether the record holds on a day."""
        return self.valid_from_on <= on and (self.valid_to_on is None or on < self.valid_to_on)


class UnitTree:
    """The units of one day and how they stand below each other."""

    def __init__(self, on: date, units: Iterable[Unit]) -> None:
        """Take the units that hold on the day."""
        self.on = on
        self.units: dict[str, Unit] = {unit.code: unit for unit in units}
        self._below: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.units.values():
            if unit.parent is not None:
                self._below[unit.parent].append(unit)

    @property
    def roots(self) -> list[Unit]:
        """The units below nothing."""
        return [unit for unit in self.units.values() if unit.parent is None]

    @property
    def orphans(self) -> list[Unit]:
        """The units below something that does not exist on the day: a fault in the records."""
        return [
            unit for code in self._below if code not in self.units for unit in self._below[code]
        ]

    def children(self, code: str) -> list[Unit]:
        """The units right below one."""
        return list(self._below.get(code, ()))

    def subtree(self, code: str) -> list[Unit]:
        """The unit, if it exists on the day, and everything below it, top first, each once."""
        found = {code: self.units[code]} if code in self.units else {}
        waiting = list(found.values())
        for unit in waiting:
            fresh = [below for below in self._below.get(unit.code, ()) if below.code not in found]
            found.update((below.code, below) for below in fresh)
            waiting.extend(fresh)
        return waiting

    def ancestors(self, code: str) -> list[Unit]:
        """What the unit stands below, nearest first; a circle in the records ends the walk."""
        seen, above = {code}, []
        unit = self.units.get(code)
        while unit and unit.parent in self.units and unit.parent not in seen:
            seen.add(unit.parent)
            unit = self.units[unit.parent]
            above.append(unit)
        return above

    def find(self, name: str) -> list[Unit]:
        """The units of a name, with or without what they are, tones optional, best first."""
        return _index(self.units.values()).find(name)


class UnitRegister:
    """Every record of every unit, of all times."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """Index the records; two bearers of one code on the same day are refused."""
        self._bearers: dict[str, list[Unit]] = defaultdict(list)
        for unit in sorted(units, key=lambda unit: unit.key):
            self._bearers[unit.code].append(unit)
        for bearers in self._bearers.values():
            for earlier, later in pairwise(bearers):
                if earlier.holds(later.valid_from_on):
                    raise UnitFault(f"{earlier.key} still holds when {later.key} begins.")

    @property
    def units(self) -> list[Unit]:
        """All records, by code, then by time."""
        return [unit for bearers in self._bearers.values() for unit in bearers]

    def bearer(self, code: str, on: date) -> Unit | None:
        """The unit that bears a code on a day."""
        held = (unit for unit in self._bearers.get(code, ()) if unit.holds(on))
        return next(held, None)

    def at(self, address: str) -> Unit:
        """The unit of an address; a code without a day means its last bearer."""
        code, on = Address.parse(address)
        bearers = self._bearers.get(code)
        if not bearers:
            raise UnitFault(f"No unit has the code {code}.")
        unit = bearers[-1] if on is None else self.bearer(code, on)
        if unit is None:
            raise UnitFault(f"No unit had the code {code} on {on}.")
        return unit

    def as_of(self, on: date) -> UnitTree:
        """The tree on a day."""
        return UnitTree(on, (unit for unit in self.units if unit.holds(on)))

    def find(self, name: str) -> list[Unit]:
        """The units of a name, of all times, so that an old name leads to its successors."""
        return self._names.find(name)

    @cached_property
    def _names(self) -> NameIndex[Unit]:
        """The index of names, made when the first name is sought: it takes longer than all else."""
        return _index(self.units)


def _index(units: Iterable[Unit]) -> NameIndex[Unit]:
    """The units by their bare and their full name."""
    return NameIndex((name, unit) for unit in units for name in (unit.name, unit.full_name))
