"""The board as it is shown: its lines in words and numbers, what will miss first, by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tiendo.board.composing import Board, Line, thresholds
from tiendo.board.wording import (
    DASH,
    Phrases,
    mark_of,
    percent,
    shown,
    shown_whole,
    signed,
    why,
)
from tiendo.common.fold import fold
from tiendo.common.plots import Words, small_line
from tiendo.common.templatetags.pieces import STATES, invented_tag, state_word
from tiendo.indicators.queries import Field
from tiendo.units.queries import refusal, registry
from tiendo_core.assessment import Pace, Status
from tiendo_core.reasons import NoValue, Reason, rounded

_WORST = (Status.MISSED, Status.ALARM, Status.RISK, Status.ATTENTION, Status.SAFE, Status.REACHED)
_ORDER = {status: place for place, status in enumerate(_WORST)}
FIRST = 12
"""How many of what will miss stand on top; the rest is a link away."""


@dataclass(frozen=True)
class Filter:
    """What a person wants to see, as it stands in the address."""

    state: str = ""
    field: str = ""
    words: str = ""

    def holds(self, line: Line) -> bool:
        """Whether a line is wanted."""
        if self.state and mark_of(line.said.status) != self.state:
            return False
        if self.field and line.field != self.field:
            return False
        if not self.words:
            return True
        name = fold(f"{line.indicator.code} {line.indicator.name}")
        return all(word in name for word in fold(self.words).split())

    def __bool__(self) -> bool:
        """Whether anything is filtered at all."""
        return bool(self.state or self.field or self.words)


class Shown:
    """One line as the page and the files write it; every cell is worked out when it is asked."""

    def __init__(self, line: Line, phrases: Phrases) -> None:
        self._line = line
        self._phrases = phrases
        self._said = line.said
        self._decimals = line.indicator.decimals

    @cached_property
    def code(self) -> str:
        """The indicator's code."""
        return self._line.indicator.code

    @cached_property
    def name(self) -> str:
        """The name in the language of the page, where there is one."""
        in_english = get_language() == "en" and self._line.english
        return self._line.english if in_english else self._line.indicator.name

    @property
    def unit(self) -> str:
        """The unit of measure."""
        return self._line.indicator.unit

    @property
    def value(self) -> str:
        """The value."""
        return shown(self._said.value, self._decimals)

    @property
    def plan(self) -> str:
        """The level of the plan that measures, or the plan in words."""
        measure = self._said.measure
        if measure is not None and measure.target.text:
            return measure.target.text
        return shown(self._said.level, self._decimals)

    @property
    def plan_name(self) -> str:
        """Which plan that is."""
        return self._said.measure.plan.name if self._said.measure else ""

    @property
    def attained(self) -> str:
        """Per cent of plan, by direction."""
        return percent(self._said.attained)

    @property
    def change(self) -> str:
        """Growth in per cent, or the change in points (điểm %)."""
        if isinstance(self._said.change, NoValue):
            return DASH
        if self.is_in_points:
            return f"{signed(self._said.change)} {self._phrases.points}"
        return f"{signed(self._said.change, 100)}%"

    @property
    def is_in_points(self) -> bool:
        """Whether the change is one of per cents."""
        return self.unit.startswith(("%", "‰"))

    @property
    def pace(self) -> str:
        """The gap to where it should be."""
        return self._phrases.pace(self._said.pace)

    @property
    def outlook(self) -> str:
        """The year's end as an interval."""
        outlook = self._said.outlook
        if isinstance(outlook, NoValue):
            return DASH
        return f"{shown(outlook.low, self._decimals)}–{shown(outlook.high, self._decimals)}"

    @property
    def chance(self) -> str:
        """The chance of meeting the plan, in whole per cent."""
        if isinstance(self._said.chance, NoValue):
            return ""
        return shown(self._said.chance, 0, 100)

    @property
    def needed(self) -> str:
        """What the rest of the year must bring, in words; nothing where that is not known."""
        needed = self._said.needed
        if isinstance(needed, NoValue) or needed.remaining <= 0:
            return ""
        if self._line.indicator.direction.value != "higher":
            return ""
        words = _("%(amount)s left: %(each)s a month") % {
            "amount": shown(needed.remaining, self._decimals),
            "each": shown(needed.per_month, self._decimals),
        }
        if not isinstance(needed.growth, NoValue):
            words += ", " + _("%(growth)s%% over the same months last year") % {
                "growth": signed(needed.growth, 100)
            }
        return words

    @cached_property
    def mark(self) -> str:
        """Which of the four marks it bears."""
        return mark_of(self._said.status)

    @property
    def sign(self) -> str:
        """The mark itself."""
        return STATES[self.mark]

    @property
    def status(self) -> str:
        """The word beside the mark."""
        return self._phrases.status(self._said.status)

    @property
    def invented(self) -> SafeString:
        """The tag of an illustrative figure, or of one that is compared with such figures."""
        if self._line.is_invented:
            return invented_tag()
        return invented_tag(is_past=True) if self._line.has_invented_past else SafeString("")

    @cached_property
    def note(self) -> str:
        """What else must be known of the line: coverage, other bodies, why something is missing."""
        return "; ".join(self._notes())

    def _notes(self) -> Iterable[str]:
        line, said = self._line, self._said
        if line.coverage is not None:
            yield _("total of %(reported)s of %(of)s units") % line.coverage._asdict()
        if line.differs:
            yield _("bodies report different figures")
        elif isinstance(said.value, NoValue) and line.partial is not None:
            yield _("only to the cut-off so far")
        elif isinstance(said.value, NoValue):
            yield why(said.value)
        for answer in (said.status, said.change):
            if isinstance(answer, NoValue) and answer.reason in _TOLD and answer != said.value:
                yield why(answer)

    @property
    def drawing(self) -> SafeString:
        """The months as a small line."""
        drawn = [number for number in self._line.drawn if number is not None]
        if len(drawn) < 2:
            return SafeString("")
        ends = {"low": min(drawn), "high": max(drawn), "last": drawn[-1]}
        said = {name: shown_whole(end, self._decimals) for name, end in ends.items()}
        return small_line(self._line.drawn, Words(self.name, self._phrases.by_month % said))

    def row(self, here: str, plans: Sequence[str]) -> SafeString:
        """The line as a row of the table; where there are several plans, the number of its own.

        Written here and not in a template: a board may have hundreds of rows of a dozen cells, and
        a template takes ten times as long for them. Only names, units and notes come from people.
        """
        note = f'<span class="note">{escape(self.note)}</span>' if self.note else ""
        chance = self.chance and f'<span class="by">{self._phrases.chance % self.chance}</span>'
        cells = (self.attained, self.change, self.pace)
        several = len(plans) > 1 and self.plan_name
        which = f" <sup>{plans.index(self.plan_name) + 1}</sup>" if several else ""
        return mark_safe(  # noqa: S308  (what people wrote is escaped)
            f'<tr><th scope="row"><a href="{here}{escape(self.code)}/" lang="vi">'
            f"{escape(self.name)}</a>{self.invented}{note}</th>"
            f'<td lang="vi">{escape(self.unit)}</td>'
            f'<td class="n">{escape(self.plan)}{which}</td>'
            f'<td class="n"><strong>{self.value}</strong></td>'
            + "".join(f'<td class="n">{cell}</td>' for cell in cells)
            + f'<td>{self.drawing}</td><td class="n">{self.outlook}{chance}</td>'
            f'<td><span class="state state-{self.mark}">'
            f'<span class="mark" aria-hidden="true">{self.sign}</span> {self.status}</span>'
            "</td></tr>"
        )

    @property
    def gap(self) -> Fraction:
        """How far behind, for putting the worst first."""
        pace = self._said.pace
        return pace.gap if isinstance(pace, Pace) else Fraction(0)

    @property
    def rank(self) -> tuple[int, Fraction]:
        """The order of what is worst."""
        status = self._said.status
        return (len(_WORST) if isinstance(status, NoValue) else _ORDER[status], self.gap)


_TOLD = {
    Reason.TEXT_TARGET,
    Reason.OTHER_DEFINITION,
    Reason.OTHER_PRICES,
    Reason.PARTS_INCOMPLETE,
    Reason.SHARE_MISSING,
    Reason.NO_CHANGE_PLANNED,
}


@dataclass(frozen=True)
class Group:
    """The lines of one field, with how many of those that are judged are on course."""

    field: Field
    lines: Sequence[Shown]
    here: str
    plans: Sequence[str]

    @property
    def rows(self) -> SafeString:
        """The lines as rows of a table."""
        return SafeString("".join(line.row(self.here, self.plans) for line in self.lines))

    @property
    def judged(self) -> int:
        """How many bear a status."""
        return sum(line.mark != "no-figure" for line in self.lines)

    @property
    def on_course(self) -> int:
        """How many are on course."""
        return sum(line.mark == "on-course" for line in self.lines)

    @property
    def label(self) -> str:
        """The field in words."""
        return str(self.field.label)


@dataclass(frozen=True)
class State:
    """One of the four states, with how many lines are in it."""

    name: str
    sign: str
    words: str
    count: int


class BoardShown:
    """A board in words, filtered as a person asked."""

    def __init__(self, board: Board, wanted: Filter, here: str = "") -> None:
        self.board = board
        self.here = here
        self.wanted = wanted
        phrases = Phrases()
        self.all = [Shown(line, phrases) for line in board.lines]
        self.lines = [
            each for each, line in zip(self.all, board.lines, strict=True) if wanted.holds(line)
        ]
        self._lines = {id(each): line for each, line in zip(self.all, board.lines, strict=True)}

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many lines bear each mark, of the whole board."""
        counted = Counter(line.mark for line in self.all)
        return {mark: counted[mark] for mark in STATES}

    @property
    def states(self) -> list[State]:
        """The four states with their counts, for the head and the filter."""
        return [
            State(name, sign, self._word(name), self.counts[name]) for name, sign in STATES.items()
        ]

    def _word(self, mark: str) -> str:
        """What a mark means on a board: what is not judged bears the mark of what is not there."""
        return _("no figures, or not judged") if mark == "no-figure" else state_word(mark)

    @cached_property
    def notes(self) -> list[str]:
        """What must be known of the whole board."""
        was = self.board.before
        if was is None:
            return []
        on = date_format(was.formed_on, "SHORT_DATE_FORMAT")
        if was.refusal is not None:
            told = _("The unit was formed on %(on)s. Earlier periods are not compared.")
            return [told % {"on": on} + " " + refusal(was.refusal)]
        told = _(
            "The unit was formed on %(on)s. Earlier periods are those of the units it was formed"
            " of, on the borders of today: %(units)s."
        )
        names = registry().records
        parts = [
            f"{names[one.key].full_name} ({one.key.code}) {percent(one.share)}%"
            for one in was.ancestors
        ]
        return [told % {"on": on, "units": "; ".join(parts)}]

    @property
    def measured_by(self) -> str:
        """By which plans and thresholds all this is said."""
        gaps = thresholds()
        told = _(
            "Plans as they held on %(on)s. Behind the pace by more than %(attention)s points:"
            " needs attention; %(risk)s: at risk; %(alarm)s: alarm. The interval of the outlook"
            " holds with 80%% probability."
        )
        return told % {
            "on": date_format(self.board.on, "SHORT_DATE_FORMAT"),
            "attention": shown(-gaps.attention, 0),
            "risk": shown(-gaps.risk, 0),
            "alarm": shown(-gaps.alarm, 0),
        }

    @cached_property
    def worst(self) -> list[Shown]:
        """What will miss, the worst first."""
        risky = [line for line in self.lines if line.mark == "at-risk"]
        return sorted(risky, key=lambda line: line.rank)

    @cached_property
    def groups(self) -> list[Group]:
        """The lines by field, in the order of a report."""
        found: dict[Field, list[Shown]] = {}
        for line in self.lines:
            found.setdefault(self._lines[id(line)].field, []).append(line)
        return [
            Group(field, found[field], self.here, self.plans) for field in Field if field in found
        ]

    @cached_property
    def plans(self) -> list[str]:
        """The plans that measure the lines, by name, numbered as they come."""
        return list(dict.fromkeys(line.plan_name for line in self.lines if line.plan_name))

    @cached_property
    def fields(self) -> list[Field]:
        """The fields there is something of."""
        present = {line.field for line in self.board.lines}
        return [field for field in Field if field in present]

    def rows(self) -> list[tuple[Any, ...]]:
        """The lines as a table for machines: exact values, nothing rounded but per cents."""
        return [_row(self._lines[id(line)], line) for line in self.lines]


COLUMNS = (
    "code", "name", "field", "unit", "plan", "plan_name", "value", "last_year", "attained_percent",
    "change", "change_in", "gap_points", "pace_by", "remaining", "needed_per_month",
    "outlook_low", "outlook", "outlook_high", "chance_percent", "status", "reported", "of", "note",
    "illustrative",
)  # fmt: skip


def _row(line: Line, each: Shown) -> tuple[Any, ...]:
    """One line for machines."""
    said = line.said
    pace = said.pace if isinstance(said.pace, Pace) else None
    needed = None if isinstance(said.needed, NoValue) else said.needed
    outlook = None if isinstance(said.outlook, NoValue) else said.outlook
    share = None if isinstance(said.change, NoValue) else said.change
    times = 1 if each.is_in_points else 100
    return (
        line.indicator.code,
        line.indicator.name,
        line.field.value,
        line.indicator.unit,
        plain(said.level),
        each.plan_name,
        plain(said.value),
        plain(said.last_year),
        plain(_times(said.attained, 100)),
        plain(share * times if share is not None else None),
        "" if share is None else "points" if each.is_in_points else "percent",
        plain(pace.gap if pace else None),
        pace.by.value if pace else "",
        plain(needed.remaining if needed else None),
        plain(needed.per_month if needed else None),
        plain(outlook.low if outlook else None),
        plain(outlook.value if outlook else None),
        plain(outlook.high if outlook else None),
        plain(_times(said.chance, 100)),
        said.status.reason.value if isinstance(said.status, NoValue) else said.status.value,
        line.coverage.reported if line.coverage else None,
        line.coverage.of if line.coverage else None,
        each.note,
        "value" if line.is_invented else "earlier" if line.has_invented_past else "",
    )


def _times(value: Fraction | NoValue, factor: int) -> Fraction | NoValue:
    return value if isinstance(value, NoValue) else value * factor


def plain(value: Fraction | NoValue | None) -> Decimal | None:
    """A value for machines, to four decimals."""
    if value is None or isinstance(value, NoValue):
        return None
    return rounded(value, 4)
