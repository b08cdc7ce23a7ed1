"""Figures and findings on a terminal: tables, quoted lines with a caret, colour if wanted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiendo.common.file_faults import translation
from tiendo_core.numbers import NumberFault, format_number

from .sentences import sentence
from .wording import grade_name, note_sentence, place_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from tiendo_core.checks.findings import Finding, Quote
    from tiendo_core.reading.figures import Figure, Number

    from .readers.document import Document
    from .reports import Report

_COLOURS = {
    "error": "31;1",
    "inconsistent": "31",
    "truncated": "33",
    "note": "36",
    "dim": "2",
    "path": "1",
}
_NARROWEST = 40
_SOON = 12
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: the language, the width in columns, and whether colours show."""

    language: str
    width: int = 100
    colour: bool = False

    def painted(self, text: str, name: str) -> str:
        """The text in the colour of a grade, or plain."""
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self.colour else text

    def gettext(self, message: str) -> str:
        """A message in the language of the paper."""
        return translation(self.language).gettext(message)


def shown_width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def visible(text: str) -> str:
    """One line a terminal can show: what could steer it becomes a blank or a sign."""
    return "".join(
        letter if letter.isprintable() or unicodedata.combining(letter) else _sign(letter)
        for letter in text
    )


def _sign(letter: str) -> str:
    return " " if letter.isspace() else "\ufffd"


def quoted_line(text: str, quotes: Sequence[Quote], width: int) -> tuple[str, str]:
    """The line the first quote stands in, cut to ``width`` columns, and carets under the quotes."""
    first, last, opening, closing = _window(text, quotes[0], width)
    shown = visible(text[first:last])
    marks = [" "] * shown_width(opening + shown)
    for quote in quotes:
        start, end = max(quote.start, first), min(max(quote.end, quote.start + 1), last)
        if start < end:
            left = shown_width(opening + visible(text[first:start]))
            wide = max(shown_width(visible(text[start:end])), 1)
            marks[left : left + wide] = "^" * wide
    return opening + shown + closing, "".join(marks).rstrip()


def _window(text: str, quote: Quote, width: int) -> tuple[int, int, str, str]:
    """The stretch of a line around a quote that fits the width, and what tells that it is cut."""
    start, end = quote.start, max(quote.end, quote.start + 1)
    room = max(width - 2, _NARROWEST)
    # A line may be 50 MB long: no more of it is looked at than can be shown.
    first, last = max(0, start - 2 * room), min(len(text), start + 2 * room)
    first = max(first, text.rfind("\n", first, start) + 1)
    after = text.find("\n", start, last)
    last = after if after >= 0 else last
    while first < start and text[first].isspace():
        first += 1
    left = max(first, start - max((room - (end - start)) * 2 // 3, room // 4))
    if left > first:
        # Begin with a whole word where one begins soon.
        blank = text.find(" ", left, start)
        left = blank + 1 if 0 <= blank < left + _SOON else left
    right = min(last, left + room)
    return left, right, "…" if left > first else "", "…" if right < last else ""


def figures_table(report: Report, paper: Paper) -> str:
    """The figures of a document as a table fit for the width."""
    header = [
        paper.gettext("Indicator"),
        paper.gettext("Value"),
        paper.gettext("Against plan"),
        paper.gettext("Growth"),
        paper.gettext("Period"),
        paper.gettext("Place"),
    ]
    rows = [_figure_row(figure, report, paper) for figure in report.reading.figures]
    return table([header, *rows], paper)


def _figure_row(figure: Figure, report: Report, paper: Paper) -> list[str]:
    value = _shown(figure.amount)
    if figure.whole is not None:
        value += "/" + _shown(figure.whole)
    if figure.unit and value:
        value += "%" if figure.unit == "%" else f" {figure.unit}"
    if figure.share is not None:
        value += f" ({_shown(figure.share)}%)"
    growth = _signed(figure.growth, "%") or _signed(figure.change, "")
    plan = f"{_shown(figure.plan_share)}%" if figure.plan_share else ""
    place = report.place(figure.start)._replace(character=None, column=None)
    return [
        visible(figure.indicator),
        visible(" ".join(filter(None, (figure.approx, value)))),
        plan,
        growth,
        figure.period or "",
        place_words(place, paper.language),
    ]


def _shown(number: Number | None) -> str:
    return "" if number is None else _plain(number.value)


def _plain(value: Decimal) -> str:
    try:
        return format_number(value)
    except NumberFault:
        return str(value)


def _signed(number: Number | None, unit: str) -> str:
    if number is None:
        return ""
    return ("+" if number.value > 0 else "") + _plain(number.value) + unit


def table(rows: Sequence[Sequence[str]], paper: Paper) -> str:
    """Rows in columns, the first row a header; the first column gives way when it is too wide."""
    widths = [max(shown_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    used = [at for at in range(len(widths)) if at == 0 or any(row[at] for row in rows[1:])]
    spare = paper.width - sum(widths[at] + 2 for at in used[1:])
    widths[0] = min(widths[0], max(spare, _NARROWEST // 2))
    lines = []
    for number, row in enumerate(rows):
        cells = [_fitted(row[at], widths[at]) for at in used]
        line = "  ".join(cells).rstrip()
        lines.append(line if number else paper.painted(line, "dim"))
    return "\n".join(lines)


def _fitted(text: str, width: int) -> str:
    """The text cut or filled to a number of columns."""
    if shown_width(text) > width:
        kept, taken = [], 0
        for letter in text:
            taken += _letter_width(letter)
            if taken > width - 1:
                break
            kept.append(letter)
        text = "".join(kept) + "…"
    return text + " " * (width - shown_width(text))


def findings_list(report: Report, paper: Paper) -> str:
    """The findings of a document, each with its line, a caret under the spot, and its sentence."""
    document = report.document
    parts = [finding_lines(finding, document, paper) for finding in report.findings]
    parts += _note_lines(document, paper)
    return "\n".join(parts)


def findings_counted(report: Report, paper: Paper) -> list[str]:
    """How many findings there are of each grade, for who asked for figures only; and the notes."""
    grades = [finding.grade for finding in report.findings]
    counts = [
        paper.painted(f"{grade_name(grade, paper.language)}: {grades.count(grade)}", grade)
        for grade in ("error", "inconsistent", "truncated", "note")
        if grade in grades
    ]
    told = paper.gettext("`tiendo check` shows them")
    lines = [f"{' · '.join(counts)} ({told})"] if counts else []
    return [*lines, *_note_lines(report.document, paper)]


def finding_lines(finding: Finding, document: Document, paper: Paper) -> str:
    """One finding in a few lines."""
    quote = finding.quotes[0]
    words = sentence(finding, document.text, paper.language)
    return "\n".join(_head_and_line(finding, quote, document, paper) + wrapped(words, paper))


def together_lines(finding: Finding, documents: Mapping[str, Document], paper: Paper) -> str:
    """A finding between documents: the line of each, then the sentence."""
    lines: list[str] = []
    for quote in finding.quotes:
        document = documents[quote.path or ""]
        lines += _head_and_line(finding, quote, document, paper, with_path=True)
    words = sentence(finding, {path: one.text for path, one in documents.items()}, paper.language)
    return "\n".join(lines + wrapped(words, paper))


def _head_and_line(
    finding: Finding, quote: Quote, document: Document, paper: Paper, *, with_path: bool = False
) -> list[str]:
    grade = paper.painted(grade_name(finding.grade, paper.language), finding.grade)
    where = place_words(document.place(quote.start), paper.language)
    name = f"{visible(document.name)}, " if with_path else ""
    near = [quote, *(one for one in finding.quotes if one.path == quote.path and one != quote)]
    line, carets = quoted_line(document.text, near, paper.width - len(_INDENT))
    return [
        f"  {grade} · {finding.code} · {name}{where}",
        _INDENT + line,
        _INDENT + paper.painted(carets, finding.grade),
    ]


def wrapped(words: str, paper: Paper) -> list[str]:
    """A sentence broken at blanks to the width, indented."""
    lines, line = [], ""
    for word in visible(words).split(" "):
        if line and shown_width(line) + 1 + shown_width(word) > paper.width - len(_INDENT):
            lines.append(_INDENT + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, _INDENT + line]


def _note_lines(document: Document, paper: Paper) -> Iterable[str]:
    """Notes on the document itself, such as a doubtful conversion and where it is."""
    for note in document.notes:
        where = (
            "" if note.start is None else place_words(document.place(note.start), paper.language)
        )
        head = paper.painted(grade_name("note", paper.language), "note")
        words = wrapped(note_sentence(note, document.text, paper.language), paper)
        yield "\n".join([f"  {head}{' · ' + where if where else ''}", *words])


def summary_line(report: Report, paper: Paper) -> str:
    """How much was read and checked: silence must never look like agreement."""
    summary = report.checked.summary
    message = paper.gettext(
        "Numbers: %(read)s (%(unattached)s left over). Figures: %(figures)s, of which agree: "
        "%(ok)s, cut off: %(truncated)s, do not agree: %(inconsistent)s, could not be tested: "
        "%(untestable)s."
    )
    return message % {
        "figures": len(report.reading.figures),
        "read": summary.read,
        "unattached": summary.unattached,
        "ok": summary.ok,
        "truncated": summary.truncated,
        "inconsistent": summary.inconsistent,
        "untestable": summary.untestable,
    }


def heading(path: str, report: Report, paper: Paper) -> str:
    """The name of a document above what is said of it."""
    name = paper.gettext("standard input") if path == "-" else visible(path)
    period = report.reading.period
    return paper.painted(name, "path") + (f" · {period}" if period else "")
