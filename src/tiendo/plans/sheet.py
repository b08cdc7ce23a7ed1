"""A table of targets as it is typed: every line kept as typed, read, and blamed at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tiendo.indicators.queries import Indicator
from tiendo.plans.actions import Decision
from tiendo.plans.queries import Part, Plan
from tiendo.plans.wording import target_sentence
from tiendo.units.queries import Unit
from tiendo_core.plans import Target as CoreTarget
from tiendo_core.target_phrases import TargetFault, format_target, parse_target


@dataclass
class Line:
    """One line: what it is a target of, what stands, what was typed, and what is wrong with it."""

    key: str
    label: str
    indicator: Indicator
    unit: Unit
    period: str
    standing: Part | None = None
    typed: str = ""
    error: str = ""
    target: CoreTarget | None = None

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"t-{self.key}"

    @property
    def is_new(self) -> bool:
        """Whether it says something that does not stand yet."""
        return self.target is not None and (
            self.standing is None or self.standing.said != self.target
        )

    @property
    def stands(self) -> str:
        """What stands, as an office writes it; nothing where nothing is decided."""
        return format_target(self.standing.said) if self.standing else ""

    def read(self, data: Mapping[str, str]) -> None:
        """Take what was typed; what is wrong with it stays beside it.

        A line nobody touched says nothing, even when it was decided anew since the page was opened.
        """
        self.typed = data.get(self.name, "").strip()
        was = data.get(f"was-{self.key}")
        if self.name not in data or self.typed == was:
            self.typed = self.stands
        elif was is not None and was != self.stands:
            self.error = _(
                "Since you opened this page somebody has entered “%(now)s” here. "
                "Check it and save again."
            ) % {"now": self.stands}
        elif self.typed:
            self._parse()
        elif self.standing is not None:
            self.error = _(
                "A target is not deleted. Leave it, or type what holds now, "
                "for example “không giao”."
            )

    def _parse(self) -> None:
        try:
            self.target = parse_target(self.typed, self.indicator.unit)
        except TargetFault as fault:
            self.error = target_sentence(fault, self.indicator.unit)


class Sheet:
    """All lines of one table, shown or typed."""

    def __init__(self, lines: Iterable[Line], data: Mapping[str, str] | None) -> None:
        self.lines = list(lines)
        for line in self.lines:
            line.typed = line.stands
            if data is not None:
                line.read(data)

    @property
    def wrong(self) -> list[Line]:
        """The lines with something wrong."""
        return [line for line in self.lines if line.error]

    def decisions(
        self, plan: Plan, decided_on: date, act_number: str, reason: str
    ) -> list[Decision]:
        """What the lines decide anew; a first target without an act of its own is the plan's."""
        own_act = "" if act_number == plan.act_number else act_number
        return [
            Decision(
                plan,
                line.indicator,
                line.target,
                unit=line.unit,
                period=line.period,
                decided_on=decided_on if line.standing or own_act else plan.signed_on,
                act_number=act_number if line.standing else own_act,
                reason=reason if line.standing else "",
            )
            for line in self.lines
            if line.is_new and line.target is not None
        ]
