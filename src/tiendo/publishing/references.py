"""How a number names the datum it is: unit, indicator, period, version, and what of it is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tiendo_core.units import UnitKey

VALUE, PLAN, ATTAINED, CHANGE = "value", "plan", "attained", "change"
ABOVE, BELOW = "numerator", "denominator"
PARTS = {
    VALUE: _("value"),
    PLAN: _("plan of the year"),
    ATTAINED: _("per cent of plan"),
    CHANGE: _("against the same period last year"),
    ABOVE: _("numerator"),
    BELOW: _("denominator"),
}
"""What of a datum a number can say."""

_FIELDS = 7


class ReferenceFault(ValueError):
    """A text that names no datum."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One datum: the version of a value, and which part of what is said of it.

    ``source`` is the code of the body that reported it; where the value follows from other periods
    it is empty and ``version`` is 0. As a text it is one word for an attribute or a column:
    ``437@1992-03-02|KT.CN.01|2020-9M|estimate|1|437|value``.
    """

    unit: UnitKey
    indicator: str
    period: str
    certainty: str
    version: int
    source: str = ""
    part: str = VALUE

    def __str__(self) -> str:
        said = (self.unit, self.indicator, self.period, self.certainty, self.version)
        return "|".join(map(str, (*said, self.source, self.part)))

    @classmethod
    def parse(cls, text: str) -> Reference:
        """The datum a text names; ``ReferenceFault`` when it names none."""
        fields = text.split("|")
        try:
            unit, indicator, period, certainty, version, source, part = fields
            code, _at, since = unit.partition("@")
            key = UnitKey(code, date.fromisoformat(since))
            number = int(version)
        except ValueError as fault:
            raise ReferenceFault(f"'{text[:80]}' names no datum.") from fault
        if part not in PARTS or number < 0:
            raise ReferenceFault(f"'{text[:80]}' names no datum.")
        return cls(key, indicator, period, certainty, number, source, part)


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a datum: as printed in house style, and exactly, in the unit it is printed in."""

    printed: str
    exact: Fraction


@dataclass(frozen=True, slots=True)
class Citable:
    """A datum a writer can insert: what it is, how it is printed, and everything said of it.

    ``printed`` and ``exact`` are those of the reference's part. ``plan``, ``attained`` and
    ``change`` are printed too, empty where there is none. ``measure`` is the unit of measure.
    """

    reference: Reference
    name: str
    measure: str
    said: dict[str, Said] = field(hash=False)
    approved_on: date | None = None
    invented: bool = False
    is_superseded: bool = False

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.reference.indicator

    @property
    def unit(self) -> str:
        """The unit's code."""
        return self.reference.unit.code

    @property
    def period(self) -> str:
        """The period's code."""
        return self.reference.period

    @property
    def certainty(self) -> str:
        """How sure the version is."""
        return self.reference.certainty

    @property
    def value_version(self) -> int:
        """Which version it is."""
        return self.reference.version

    @property
    def printed(self) -> str:
        """The part as it is printed: 864 tỷ đồng."""
        return self.said[self.reference.part].printed

    @property
    def exact(self) -> Fraction:
        """The part exactly."""
        return self.said[self.reference.part].exact

    @property
    def plan(self) -> str:
        """The plan of the year as printed, or nothing."""
        return self._printed(PLAN)

    @property
    def attained(self) -> str:
        """Per cent of plan as printed, or nothing."""
        return self._printed(ATTAINED)

    @property
    def change(self) -> str:
        """The change against the same period last year as printed, or nothing."""
        return self._printed(CHANGE)

    def _printed(self, part: str) -> str:
        return self.said[part].printed if part in self.said else ""

    def part(self, name: str) -> Citable | None:
        """The same datum with another part of it said; None where there is none."""
        if name not in self.said:
            return None
        return replace(self, reference=replace(self.reference, part=name))

    def parts(self) -> list[Citable]:
        """Everything that can be said of it, the value first."""
        return [one for name in PARTS if (one := self.part(name)) is not None]
