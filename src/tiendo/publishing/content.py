"""What a published board and indicator hold, as JSON keeps it.

Every number stands twice: ``printed`` for people, ``exact`` for machines (a decimal or a quotient).
``invented`` is "value" where the figure is illustrative, "earlier" where it is compared with such
figures, and empty otherwise.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class Number(TypedDict):
    """A number as printed and exactly; exact is empty where there is none."""

    printed: str
    exact: str


class UnitContent(TypedDict):
    """The unit, with the key that tells it from other bearers of its code."""

    code: str
    key: str
    name: str


class LineContent(TypedDict):
    """One indicator of a board; ``drawn`` is its months, oldest first, None where nothing is."""

    code: str
    name: str
    field: str
    measure: str
    value: Number
    plan: Number
    plan_name: str
    attained: Number
    change: Number
    pace: str
    outlook: str
    chance: str
    needed: str
    mark: str
    status: str
    note: str
    invented: str
    drawn: list[str | None]
    reference: NotRequired[str]


class FieldContent(TypedDict):
    """The lines of one field, with how many of those that are judged are on course."""

    name: str
    judged: int
    on_course: int
    codes: list[str]


class BoardContent(TypedDict):
    """A unit's board for a period: its lines by field; ``worst`` names those that will miss, the
    worst first."""

    title: str
    unit: UnitContent
    period: str
    period_words: str
    plans_as_of_on: str
    counts: dict[str, int]
    worst: list[str]
    fields: list[FieldContent]
    lines: list[LineContent]
    notes: list[str]
    measured_by: str
    left_out: int
    invented: bool


class PointContent(TypedDict):
    """A month of a series: alone, and from the beginning of the year (or as it stood)."""

    period: str
    words: str
    alone: Number
    total: Number


class FactContent(TypedDict):
    """One thing that is said of an indicator, in words."""

    name: str
    said: str


class DecisionContent(TypedDict):
    """One revision of a target: what was decided, by which act, on which day."""

    plan: str
    target: str
    act: str
    decided_on: str
    reason: str


class VersionContent(TypedDict):
    """One version of the value, without the names of those who typed it."""

    version: int
    certainty: str
    reporter: str
    value: str
    approved_on: str


class IndicatorContent(TypedDict):
    """One indicator of a unit up to a period, with its series, plans and versions."""

    title: str
    unit: UnitContent
    period: str
    period_words: str
    line: LineContent
    facts: list[FactContent]
    points: list[PointContent]
    decisions: list[DecisionContent]
    versions: list[VersionContent]
    definitions: list[str]
    invented: bool
