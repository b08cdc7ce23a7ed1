"""A closed round as the draft of an article: sentences with inserted figures, board, charts, table.

The sentences say what the board says and judge nothing; the editor writes the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tiendo.common.wording import period_words
from tiendo.indicators.queries import Field, Indicator, records
from tiendo.publishing.printing import in_vietnamese
from tiendo.publishing.queries.citing import data_of
from tiendo.publishing.queries.snapshots import subject_board, subject_indicator
from tiendo.publishing.references import ATTAINED, CHANGE, PLAN, VALUE, Citable
from tiendo.results.queries import Certainty, Round, codes_of, round_of
from tiendo.units.queries import Unit
from tiendo_core.periods import Period

CHARTS = 3
"""How many charts a draft begins with."""

REACHED, COUNTED, COUNT, EXPECTED = "đạt", "là", "Số ", "ước"
OF_PLAN, LAST_YEAR = "kế hoạch năm", "so với cùng kỳ năm trước"
SILENT = "Chưa có số liệu hoặc số liệu các cơ quan chưa thống nhất: "
HEAD = ("Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Thực hiện", "% kế hoạch", "So cùng kỳ")


@dataclass(frozen=True)
class DraftArticle:
    """The draft of an article. A block is its kind and what it holds:

    ``("text", html)``: a heading or a paragraph; an inserted figure stands in it as
    ``<data value="REFERENCE">864 tỷ đồng</data>``, the reference being that of ``Reference``.
    ``("board", {"subject", "unit", "period"})``, ``("chart", {"subject", "unit", "period",
    "code", "title"})``, ``("table", {"caption", "head", "rows"})``: a cell of a row is
    ``{"printed", "reference"}``, the reference empty where it is no figure.
    """

    title: str
    blocks: list[tuple[str, Any]]


def draft_of_round(unit: Unit, period: Period, regime: str) -> DraftArticle | None:
    """The draft of a closed round of one of the unit's regimes; None when it is not closed.

    Only indicators that may be published are told. A constant number of queries.
    """
    held = round_of(unit, period.code, regime)
    if held is None or held.closed_at is None:
        return None
    asked = _asked(held, unit)
    known = {one.code: one for one in data_of(unit, period, [one.code for one in asked])}
    with in_vietnamese():
        blocks: list[tuple[str, Any]] = []
        told = [one for one in asked if one.code in known]
        for field in Field:
            of_field = [known[one.code] for one in told if one.field == field]
            if of_field:
                blocks.append(("text", format_html("<h2>{}</h2>", field.label)))
                blocks += [("text", _sentence(one)) for one in of_field]
        silent = "; ".join(one.name for one in asked if one.code not in known)
        if silent:
            blocks.append(("text", format_html("<p>{}{}.</p>", SILENT, silent)))
        planned = sorted(told, key=lambda one: not known[one.code].plan)
        blocks += [("chart", _chart(unit, period, one)) for one in planned[:CHARTS]]
        if known:
            blocks.append(("table", _table(period, [known[one.code] for one in told])))
        subject = subject_board(unit, period)
        blocks.append(("board", {"subject": subject, "unit": str(unit.key), "period": period.code}))
        title = f"{unit.full_name}: kết quả {period_words(period)}"
    return DraftArticle(title, blocks)


def _asked(held: Round, unit: Unit) -> list[Indicator]:
    """The public indicators a round asks of the unit itself, by field and code."""
    order = {field.value: place for place, field in enumerate(Field)}
    found = [one for one in records(codes_of(held, unit)) if one.is_public]
    return sorted(found, key=lambda one: (order[one.field], one.code))


def inserted(one: Citable) -> SafeString:
    """A figure as it stands in the text of a draft."""
    return format_html('<data value="{}">{}</data>', str(one.reference), one.printed)


def _sentence(one: Citable) -> SafeString:
    """One indicator in one sentence."""
    verb = COUNTED if one.name.startswith(COUNT) else REACHED
    if one.certainty == Certainty.ESTIMATE.value:
        verb = f"{EXPECTED} {verb}"
    parts = [format_html("{} {} {}", one.name, verb, inserted(one))]
    attained, change = one.part(ATTAINED), one.part(CHANGE)
    if attained is not None:
        parts.append(format_html("bằng {} {}", inserted(attained), OF_PLAN))
    if change is not None:
        parts.append(format_html("{} {}", inserted(change), LAST_YEAR))
    return format_html("<p>{}.</p>", format_html_join(", ", "{}", ((part,) for part in parts)))


def _chart(unit: Unit, period: Period, one: Indicator) -> dict[str, str]:
    return {
        "subject": subject_indicator(unit, one.code),
        "unit": str(unit.key),
        "period": period.code,
        "code": one.code,
        "title": one.name,
    }


def _table(period: Period, data: Sequence[Citable]) -> dict[str, Any]:
    """The figures as a table."""
    rows = []
    for one in data:
        cells = [{"printed": one.name, "reference": ""}, {"printed": one.measure, "reference": ""}]
        for part in (PLAN, VALUE, ATTAINED, CHANGE):
            said = one.part(part)
            printed = said.printed if said else "—"
            cells.append({"printed": printed, "reference": str(said.reference) if said else ""})
        rows.append(cells)
    return {"caption": f"Số liệu {period_words(period)}", "head": list(HEAD), "rows": rows}
