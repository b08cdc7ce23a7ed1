"""What a board and an indicator say now, ready to be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import cast

from django.utils import timezone
from django.utils.html import strip_tags

from tiendo.board.composing import Board, Line
from tiendo.board.drawn import CERTAINTIES, DrillShown
from tiendo.board.drill import drill
from tiendo.board.kept import board_of, mark
from tiendo.board.shown import BoardShown, Filter, Shown
from tiendo.board.wording import DASH, shown_whole
from tiendo.common.wording import period_words
from tiendo.publishing.content import (
    BoardContent,
    IndicatorContent,
    LineContent,
    Number,
    PointContent,
    UnitContent,
)
from tiendo.publishing.printing import in_vietnamese
from tiendo.publishing.queries.citing import cited_all, references_of
from tiendo.publishing.references import ATTAINED, CHANGE, PLAN, Reference
from tiendo.units.queries import Unit
from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue
from tiendo_core.results import ONE


def _board(unit: Unit, period: Period) -> Board:
    """The unit's board, worked out once as long as nothing it rests on changes."""
    return board_of(unit, period, mark(unit, period, timezone.localdate()))


def board_content(unit: Unit, period: Period) -> BoardContent:
    """A unit's board for a period that began with its year: the indicators that may be published.

    A constant number of queries; ``left_out`` counts the lines that are kept inside.
    """
    board = _board(unit, period)
    public = {line.indicator.code for line in board.lines if line.indicator.is_public}
    kept = Board(
        board.unit,
        board.period,
        board.on,
        tuple(line for line in board.lines if line.indicator.code in public),
        board.before,
    )
    references = references_of(unit, period, sorted(public))
    with in_vietnamese():
        shown = BoardShown(kept, Filter())
        lines = {
            each.code: _line(line, each, references.get(each.code, ""))
            for line, each in zip(kept.lines, shown.all, strict=True)
        }
        return BoardContent(
            title=f"{unit.full_name}: {period_words(period)}",
            unit=_unit(unit),
            period=period.code,
            period_words=period_words(period),
            plans_as_of_on=board.on.isoformat(),
            counts=dict(shown.counts),
            worst=[each.code for each in shown.worst],
            fields=[
                {
                    "name": group.label,
                    "judged": group.judged,
                    "on_course": group.on_course,
                    "codes": [each.code for each in group.lines],
                }
                for group in shown.groups
            ],
            lines=[lines[each.code] for group in shown.groups for each in group.lines],
            notes=list(shown.notes),
            measured_by=shown.measured_by,
            left_out=len(board.lines) - len(kept.lines),
            invented=any(line["invented"] for line in lines.values()),
        )


def indicator_content(unit: Unit, code: str, period: Period) -> IndicatorContent | None:
    """One indicator of a unit up to a period; None where it may not be published or is not there.

    Units beside and below it are left out: they publish their own figures.
    """
    board = _board(unit, period)
    line = board.line(code)
    if line is None or not line.indicator.is_public:
        return None
    reference = references_of(unit, period, [code]).get(code, "")
    with in_vietnamese():
        page = DrillShown(drill(board, line, may_see_likes=False), period)
        return IndicatorContent(
            title=f"{line.indicator.name}: {unit.full_name}, {period_words(period)}",
            unit=_unit(unit),
            period=period.code,
            period_words=period_words(period),
            line=_line(line, page.line, reference),
            facts=[
                {"name": strip_tags(fact.label), "said": strip_tags(fact.words)}
                for fact in page.facts
            ],
            points=_points(page),
            decisions=[
                {
                    "plan": one.plan,
                    "target": str(row["target"]),
                    "act": one.act,
                    "decided_on": one.decided_on.isoformat(),
                    "reason": one.reason,
                }
                for one, row in zip(page.drill.decisions, page.decisions, strict=True)
            ],
            versions=[
                {
                    "version": one.version,
                    "certainty": str(CERTAINTIES[one.certainty]),
                    "reporter": one.reporter,
                    "value": str(row["value"]),
                    "approved_on": one.approved_at.date().isoformat(),
                }
                for one, row in zip(page.drill.versions, page.versions, strict=True)
            ],
            definitions=page.breaks,
            invented=line.is_invented or line.has_invented_past,
        )


def _unit(unit: Unit) -> UnitContent:
    return {"code": unit.code, "key": str(unit.key), "name": unit.full_name}


def _line(line: Line, each: Shown, reference: str) -> LineContent:
    """One line as it is published."""
    said = line.said
    return {
        "code": each.code,
        "name": line.indicator.name,
        "field": line.field.value,
        "measure": each.unit,
        "value": _number(each.value, said.value),
        "plan": _number(each.plan, said.level),
        "plan_name": each.plan_name,
        "attained": _number(_percent(each.attained), _times(said.attained)),
        "change": _number(each.change, said.change if each.is_in_points else _times(said.change)),
        "pace": strip_tags(each.pace),
        "outlook": each.outlook,
        "chance": f"{each.chance}%" if each.chance else "",
        "needed": each.needed,
        "mark": each.mark,
        "status": each.status,
        "note": each.note,
        "invented": "value" if line.is_invented else "earlier" if line.has_invented_past else "",
        "drawn": [None if one is None else of_whole(one) for one in line.drawn],
        "reference": reference,
    }


def _number(printed: str, value: Fraction | NoValue) -> Number:
    return {"printed": printed, "exact": "" if isinstance(value, NoValue) else exact(value)}


def _percent(written: str) -> str:
    return written if written == DASH else f"{written}%"


def _times(value: Fraction | NoValue) -> Fraction | NoValue:
    return value if isinstance(value, NoValue) else value * 100


def exact(value: Fraction) -> str:
    """An exact value as a text: a decimal of at most four places, or else the quotient."""
    whole, rest = divmod(value.numerator * ONE, value.denominator)
    return str(value) if rest else of_whole(whole)


def of_whole(ten_thousandths: int) -> str:
    """A whole number of ten-thousandths as a decimal, without zeros at its end."""
    above, below = divmod(abs(ten_thousandths), ONE)
    sign = "-" if ten_thousandths < 0 else ""
    return f"{sign}{above}.{below:04}".rstrip("0").rstrip(".")


def _points(page: DrillShown) -> list[PointContent]:
    """The months of the years that are shown, oldest first, but those nothing is known of."""
    found: list[PointContent] = []
    for of_year, alone in page.drill.months.items():
        totals = page.drill.totals[of_year]
        for place, (in_month, total) in enumerate(zip(alone, totals, strict=True)):
            if in_month is not None or total is not None:
                at = month(of_year, place + 1)
                numbers = {"alone": _point(page, in_month), "total": _point(page, total)}
                point = {"period": at.code, "words": period_words(at), **numbers}
                found.append(cast(PointContent, point))
    return found


def _point(page: DrillShown, number: int | None) -> Number:
    if number is None:
        return {"printed": DASH, "exact": ""}
    decimals = page.drill.line.indicator.decimals
    return {"printed": shown_whole(number, decimals), "exact": of_whole(number)}


def numbers_cited(content: Mapping[str, object]) -> dict[str, tuple[str, str]]:
    """The numbers of a board's or an indicator's content that an article may cite too: reference
    by place, with what is printed.

    For the citations of the snapshot: the code of the indicator is the place of its value, and
    ``code:part`` that of what is said of it. What the board measured by another value than the one
    that stands is left out.
    """
    lines = content["lines"] if "lines" in content else [content["line"]]
    found: dict[str, tuple[str, str]] = {}
    more: dict[str, tuple[Reference, str]] = {}
    for line in cast("list[LineContent]", lines):
        if not line.get("reference") or not line["value"]["exact"]:
            continue
        reference, code = Reference.parse(line["reference"]), line["code"]
        found[code] = str(reference), line["value"]["printed"]
        said = {PLAN: line["plan"], ATTAINED: line["attained"], CHANGE: line["change"]}
        for part, number in said.items():
            if number["exact"]:
                more[f"{code}:{part}"] = replace(reference, part=part), number["printed"]
    known = cited_all(reference for reference, _printed in more.values())
    return found | {
        place: (str(reference), printed)
        for place, (reference, printed) in more.items()
        if reference in known
    }
