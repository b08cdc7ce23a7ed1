"""The reading desk as plain values: the text in pieces, a row a figure, a line a finding.

Nothing here is kept: it is worked out of a ``Report`` each time a page is shown.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tiendo.common.wording import period_words
from tiendo.documents.reports import Report
from tiendo.documents.sentences import note_sentence, place_words, sentence
from tiendo_core.checks.findings import Finding
from tiendo_core.checks.implied import implied
from tiendo_core.numbers import format_number
from tiendo_core.reading.figures import Figure, Number

GRADES = ("error", "inconsistent", "truncated", "note")
SHORTENED_FROM = 300_000
"""Above this many characters only the paragraphs with figures or findings are drawn."""
MOST_PARAGRAPHS, MOST_ROWS, MOST_LINES = 2000, 1000, 500
"""A page draws no more than this; the files hold everything."""
MOST_NOTES = 20
"""Notes on a document (a legacy encoding, a doubtful letter) that stand above the desk."""
NEIGHBOURS = 40
"""How many figures back one is looked for whose words reach further than its successors'."""

REASONS = {
    "level": gettext_noop("level"),
    "term": gettext_noop("term"),
    "session": gettext_noop("session"),
    "date": gettext_noop("date"),
    "time": gettext_noop("time of day"),
    "period": gettext_noop("period"),
    "document": gettext_noop("document number"),
    "item": gettext_noop("item number"),
    "name": gettext_noop("part of a name"),
    "road": gettext_noop("road"),
    "target": gettext_noop("target still to come"),
    "threshold": gettext_noop("threshold"),
    "telephone": gettext_noop("telephone"),
    "counter": gettext_noop("visit counter"),
    "furniture": gettext_noop("part of the web page"),
}


@dataclass(frozen=True)
class Piece:
    """A run of the text: plain, or standing for a figure or a finding."""

    text: str
    figure: int | None = None
    findings: tuple[int, ...] = ()
    grade: str = ""
    anchor: str = ""

    @property
    def target(self) -> str:
        """Where a click leads: to the row of the figure, else to the finding."""
        return f"so-{self.figure}" if self.figure else f"phat-hien-{self.findings[0]}"


@dataclass(frozen=True)
class Paragraph:
    """A line of the text with the findings that stand in its margin."""

    pieces: tuple[Piece, ...]
    findings: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """A figure as a row of the table."""

    number: int
    figure: Figure
    implied: tuple[str, ...]
    grade: str
    anchor: str
    other_period: str

    @property
    def name(self) -> str:
        """The indicator with a capital, as a row begins."""
        return self.figure.indicator[:1].upper() + self.figure.indicator[1:]

    @property
    def value(self) -> str:
        """The value in the Vietnamese style; a pair as n/d."""
        amount, whole = self.figure.amount, self.figure.whole
        if amount is None:
            return ""
        said = format_number(amount.value)
        return f"{said}/{format_number(whole.value)}" if whole else said


@dataclass(frozen=True)
class Line:
    """A finding as the list shows it."""

    number: int
    grade: str
    sentence: str
    place: str
    anchors: tuple[tuple[str, str], ...]
    figures: tuple[int, ...]


@dataclass
class Desk:
    """Everything the page shows of one text."""

    report: Report
    paragraphs: list[Paragraph]
    shortened: bool
    rows: list[Row]
    lines: list[Line]
    summary: dict[str, int]
    unreadable: int = 0
    passed_over: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the page draws."""
        return (
            len(self.paragraphs) > MOST_PARAGRAPHS
            or len(self.rows) > MOST_ROWS
            or len(self.lines) > MOST_LINES
        )

    @property
    def drawn_paragraphs(self) -> list[Paragraph]:
        """The paragraphs the page draws."""
        return self.paragraphs[:MOST_PARAGRAPHS]

    @property
    def drawn_rows(self) -> list[Row]:
        """The rows the page draws."""
        return self.rows[:MOST_ROWS]

    @property
    def drawn_lines(self) -> list[Line]:
        """The findings the page draws."""
        return self.lines[:MOST_LINES]

    @property
    def passed_over_count(self) -> int:
        """How many numbers of the text are no figures, for reasons that are known."""
        return sum(count for _why, count in self.passed_over)

    @property
    def faults(self) -> list[Line]:
        """What must be mended or explained."""
        return [line for line in self.lines if line.grade in GRADES[:2]]

    @property
    def remarks(self) -> list[Line]:
        """What is worth a look and may well be right."""
        return [line for line in self.lines if line.grade in GRADES[2:]]


def desk(report: Report, language: str) -> Desk:
    """The desk of one report in the language of the person."""
    findings = sorted(report.findings, key=lambda f: (GRADES.index(f.grade), f.quotes[0].start))
    marks = _marks(report, findings)
    lines = [
        _line(report, number, finding, marks, language)
        for number, finding in enumerate(findings, start=1)
    ]
    paragraphs = list(_paragraphs(report.document.text, marks))
    shortened = len(report.document.text) > SHORTENED_FROM
    if shortened:
        paragraphs = [
            p for p in paragraphs if any(piece.figure or piece.findings for piece in p.pieces)
        ]
    return Desk(
        report=report,
        paragraphs=paragraphs,
        shortened=shortened,
        rows=_rows(report, lines, marks),
        lines=lines,
        summary=dict(report.checked.summary._asdict()),
        unreadable=sum(token.kind == "malformed" for token in report.reading.tokens),
        passed_over=_passed_over(report),
        notes=[
            note_sentence(note, report.document.text, language)
            for note in report.document.notes[:MOST_NOTES]
        ],
    )


def _numbers(figure: Figure) -> Iterator[Number]:
    """Every number printed for a figure."""
    shares = [other.pct for other in figure.alt_plan]
    for number in (
        figure.amount,
        figure.plan_share,
        figure.plan_amount,
        figure.growth,
        figure.change,
        figure.delta_share,
        figure.delta_amount,
        figure.whole,
        figure.share,
        figure.base,
        *shares,
    ):
        if number is not None:
            yield number


def _owners(figures: Sequence[Figure]) -> dict[int, int]:
    """Which figure (by its number from 1) the number beginning at an offset belongs to."""
    owners: dict[int, int] = {}
    for number, figure in enumerate(figures, start=1):
        for printed in _numbers(figure):
            owners.setdefault(printed.start, number)
    return owners


def _figure_around(figures: Sequence[Figure], offset: int) -> list[int]:
    """The figure in whose words an offset stands, the narrowest if several: for a number that is
    none and so belongs to nobody. Figures stand in the order of their beginnings."""
    last = bisect_right(figures, offset, key=lambda figure: figure.start)
    around = [
        (figures[at].end - figures[at].start, at + 1)
        for at in range(max(last - NEIGHBOURS, 0), last)
        if offset < figures[at].end
    ]
    return [min(around)[1]] if around else []


@dataclass
class _Mark:
    """A stretch of the text that is drawn in its own way."""

    start: int
    end: int
    figure: int | None
    findings: list[int]
    grade: str = ""


def _touched(marks: Sequence[_Mark], start: int, end: int) -> list[_Mark]:
    """The marks that a stretch of the text touches; marks are in order and stand apart."""
    last = bisect_left(marks, end, key=lambda mark: mark.start)
    first = last
    while first > 0 and marks[first - 1].end > start:
        first -= 1
    return list(marks[first:last])


def _numbers_marked(report: Report) -> list[_Mark]:
    """The numbers of figures, and those that are no numbers, in the order of the text."""
    owners = _owners(report.reading.figures)
    starts = sorted(owners)
    marks: list[_Mark] = []
    for token in report.reading.tokens:
        at = bisect_left(starts, token.start)
        owner = owners[starts[at]] if at < len(starts) and starts[at] < token.end else None
        if (owner is not None or token.kind == "malformed") and (
            not marks or token.start >= marks[-1].end
        ):
            marks.append(_Mark(token.start, token.end, owner, []))
    return marks


def _marks(report: Report, findings: Sequence[Finding]) -> list[_Mark]:
    """Stretches that do not overlap: the numbers of figures, and what findings point at."""
    numbers = _numbers_marked(report)
    others: list[_Mark] = []
    for number, finding in enumerate(findings, start=1):
        for quote in finding.quotes:
            touched = _touched(numbers, quote.start, quote.end)
            for mark in touched:
                mark.findings.append(number)
                mark.grade = mark.grade or finding.grade
            if not touched and quote.end > quote.start:
                others.append(_Mark(quote.start, quote.end, None, [number], finding.grade))
    apart: list[_Mark] = []
    for mark in sorted([*numbers, *others], key=lambda mark: (mark.start, -mark.end)):
        if mark.figure is None and not mark.findings:
            continue
        if apart and mark.start < apart[-1].end:
            apart[-1].findings += [n for n in mark.findings if n not in apart[-1].findings]
        else:
            apart.append(mark)
    return apart


def _anchor(mark: _Mark) -> str:
    return f"cho-{mark.start}"


def _paragraphs(text: str, marks: Sequence[_Mark]) -> Iterator[Paragraph]:
    """The text line by line, cut at the marks; a mark over a line end is cut there too."""
    at, position = 0, 0
    for line in text.splitlines(keepends=True):
        end = position + len(line)
        stop = end - (len(line) - len(line.rstrip("\r\n")))
        pieces: list[Piece] = []
        margin: dict[int, str] = {}
        here = position
        while at < len(marks) and marks[at].start < stop:
            mark = marks[at]
            if mark.start > here:
                pieces.append(Piece(text[here : mark.start]))
            here = max(here, mark.start)
            shown = min(mark.end, stop)
            pieces.append(
                Piece(
                    text[here:shown], mark.figure, tuple(mark.findings), mark.grade, _anchor(mark)
                )
            )
            margin.update(dict.fromkeys(mark.findings, mark.grade))
            here = shown
            at += 1
        if here < stop:
            pieces.append(Piece(text[here:stop]))
        position = end
        if any(piece.text.strip() for piece in pieces):
            yield Paragraph(tuple(pieces), tuple(sorted(margin.items())))


def _rows(report: Report, lines: Sequence[Line], marks: Sequence[_Mark]) -> list[Row]:
    worst: dict[int, str] = {}
    for line in lines:
        for number in line.figures:
            worst.setdefault(number, line.grade)
    anchors: dict[int, str] = {}
    for mark in marks:
        if mark.figure is not None:
            anchors.setdefault(mark.figure, _anchor(mark))
    whole = report.reading.period
    return [
        Row(
            number,
            figure,
            _implied_words(figure),
            worst.get(number, ""),
            anchors.get(number, ""),
            period_words(figure.period) if figure.period != whole else "",
        )
        for number, figure in enumerate(report.reading.figures, start=1)
    ]


def _implied_words(figure: Figure) -> tuple[str, ...]:
    """What follows from a figure's own numbers, in short words: never kept, never printed."""
    words = {
        "plan": gettext_noop("plan ≈ %(value)s"),
        "same-period": gettext_noop("same period ≈ %(value)s"),
        "remaining": gettext_noop("still needed ≈ %(value)s"),
        "remaining-in": gettext_noop("still needed ≈ %(value)s in %(months)s months"),
    }
    said = []
    for one in implied(figure):
        key = "remaining-in" if one.code == "remaining" and one.months else one.code
        if key in words:
            value = format_number(one.value, 1 if one.value != one.value.to_integral_value() else 0)
            said.append(_(words[key]) % {"value": value, "months": one.months})
    return tuple(said)


def _line(
    report: Report, number: int, finding: Finding, marks: Sequence[_Mark], language: str
) -> Line:
    text = report.document.text
    figures: list[int] = []
    anchors: list[tuple[str, str]] = []
    for quote in finding.quotes:
        touched = _touched(marks, quote.start, quote.end)
        held = [mark.figure for mark in touched if mark.figure is not None]
        figures += held or _figure_around(report.reading.figures, quote.start)
        if touched:
            anchors.append((text[quote.start : quote.end], _anchor(touched[0])))
    return Line(
        number=number,
        grade=finding.grade,
        sentence=sentence(finding, text, language),
        place=place_words(report.place(finding.quotes[0].start), language),
        anchors=tuple(anchors),
        figures=tuple(dict.fromkeys(figures)),
    )


def _passed_over(report: Report) -> list[tuple[str, int]]:
    """Why numbers of the text are no figures, with how many times, most frequent first."""
    kinds = Counter(
        token.kind
        for token in report.reading.tokens
        if token.kind not in {"figure", "malformed", "unattached"}
    )
    named: Counter[str] = Counter()
    for kind, count in kinds.items():
        named[_(REASONS[kind]) if kind in REASONS else _("other")] += count
    return named.most_common()
