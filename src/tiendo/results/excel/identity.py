"""What a generated form says of itself, so that it is taken back into the right report only.

A hidden sheet holds a signed name of the report. In the sheet of figures a hidden row names the
columns and a hidden column the lines: rows may be moved, sorted or deleted, sheets renamed, and
each figure still finds its cell.
"""

from dataclasses import dataclass
from enum import Enum

from django.core import signing

SHEET = "_tiendo"
MARK = "tiendo:bieu:1"
"""Stands where the row of column keys and the column of line keys meet."""

_SALT = "tiendo.results.excel"


class Part(Enum):
    """What a column of a form takes."""

    NUMBER = "n"
    BELOW = "d"
    STATE = "state"
    NOTE = "note"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class ColumnKey:
    """Which cells of a report a column holds, and which part of them."""

    period: str
    certainty: str
    part: Part

    def __str__(self) -> str:
        """As it stands in the hidden row."""
        return f"{self.period}|{self.certainty}|{self.part.value}"

    @classmethod
    def parse(cls, text: str) -> "ColumnKey | None":
        """The key a hidden cell holds; None for any other text."""
        period, _bar, rest = text.partition("|")
        certainty, _bar, part = rest.partition("|")
        try:
            return cls(period, certainty, Part(part))
        except ValueError:
            return None


def sign(report: int) -> str:
    """The signed name of a report."""
    return signing.dumps({"report": report}, salt=_SALT)


def signed_report(token: str) -> int | None:
    """The report a token names; None when it was changed or made by another installation."""
    try:
        said = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    report = said.get("report") if isinstance(said, dict) else None
    return report if isinstance(report, int) else None


def line_key(line: int) -> str:
    """How the hidden column names a line."""
    return f"L{line}"


def line_of(text: str) -> int | None:
    """The line a hidden cell names."""
    return int(text[1:]) if text.startswith("L") and text[1:].isdigit() else None
