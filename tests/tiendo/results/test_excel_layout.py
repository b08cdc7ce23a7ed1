"""Offices' own layouts: columns by headings, rows by names, and nothing derived is taken."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from factories.document import ANNEX, a_sheet_file
from factories.person import NOW, signed_in
from factories.results import Office, an_office
from factories.unit import an_officer
from tiendo.indicators.models import Synonym
from tiendo.plans.actions import NewPlan, record_plan
from tiendo.plans.models import Layer, Revision
from tiendo.results.excel.layout import Meaning, heading_key, read_layouts
from tiendo.results.excel.layout_figures import Measured, figures_of
from tiendo.results.excel.wording import fault_sentence
from tiendo.results.models import Entry, Mapping, Value
from tiendo.units.models import Role

HEAD = (
    "TT",
    "Chỉ tiêu",
    "ĐVT",
    "Kế hoạch năm 2026",
    "Thực hiện cùng kỳ năm trước",
    "Ước thực hiện 9 tháng",
    "So KH (%)",
    "So cùng kỳ (%)",
    "Ghi chú",
)
ROWS = (
    (1, "Thu ngân sách", "triệu đồng", 512000, 301400, 355900, 69.5, 118.1, ""),
    ("-", "Trong đó: Hộ nghèo", "hộ", 84, 112, 95, 113.1, -15.2, ""),
    (2, "DVC toàn trình", "%", "≥ 80", 62.1, 76.3, "", "", "Văn phòng"),
    (3, "Chỉ tiêu lạ", "ha", 1, 2, 3, "", "", ""),
)


def a_layout(rows: Sequence[Sequence[object]] = ROWS, head: Sequence[object] = HEAD) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Phụ lục")
        sheet.merge_range(0, 0, 0, 8, "PHỤ LỤC KẾT QUẢ 9 THÁNG")
        for at, row in enumerate((head, *rows), 2):
            for column, value in enumerate(row):
                sheet.write(at, column, value)
    return target.getvalue()


def test_the_usual_columns_are_known_by_their_headings() -> None:
    (layout,) = read_layouts(a_layout(), {})
    assert [one.meaning for one in layout.columns] == [
        Meaning.NONE,
        Meaning.NAME,
        Meaning.UNIT,
        Meaning.PLAN,
        Meaning.LAST_YEAR,
        Meaning.ESTIMATE,
        Meaning.PLAN_SHARE,
        Meaning.GROWTH,
        Meaning.NONE,
    ]
    assert [one.name for one in layout.rows] == [
        "Thu ngân sách",
        "Hộ nghèo",
        "DVC toàn trình",
        "Chỉ tiêu lạ",
    ]
    assert layout.rows[0].row == 4


def test_what_was_said_of_a_heading_is_taken_the_next_year_too() -> None:
    said = {heading_key("Ước thực hiện 9 tháng"): "actual"}
    head = [one.replace("9 tháng", "6 tháng") for one in HEAD]
    (layout,) = read_layouts(a_layout(head=head), said)
    assert layout.columns[5].meaning is Meaning.ACTUAL


def test_the_sheet_of_the_reading_desk_is_read_alike() -> None:
    (layout,) = read_layouts(a_sheet_file(ANNEX, title="Phụ lục"), {})
    assert layout.of(Meaning.PLAN) is not None
    assert len(layout.rows) == 3


def test_headings_over_two_rows_and_an_order_row_are_put_together() -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for column, words in enumerate(("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch")):
            sheet.merge_range(0, column, 1, column, words)
        sheet.merge_range(0, 4, 0, 5, "Năm 2026")
        sheet.write_row(1, 4, ["Thực hiện 8 tháng", "Ước thực hiện 9 tháng"])
        sheet.write_row(2, 0, [1, 2, 3, 4, 5, 6])
        sheet.write_row(3, 0, [1, "Thu ngân sách", "tỷ đồng", 512, 318.2, 355.9])
    (layout,) = read_layouts(target.getvalue(), {})
    assert [one.meaning for one in layout.columns[4:]] == [Meaning.ACTUAL, Meaning.ESTIMATE]
    assert [one.name for one in layout.rows] == ["Thu ngân sách"]


def test_scales_are_converted_exactly_and_other_units_refused() -> None:
    (layout,) = read_layouts(a_layout(), {})
    matched = {
        4: Measured(1, "THU", "Thu ngân sách", "tỷ đồng"),
        7: Measured(2, "X", "Chỉ tiêu lạ", "tấn"),
    }
    rows, faults = figures_of(layout, matched)
    assert rows[0].figures[Meaning.ESTIMATE] == Decimal("355.9")
    assert rows[0].figures[Meaning.PLAN] == Decimal(512)
    assert rows[1].figures == {}
    assert {one.code for one in faults} == {"other-unit"}


def test_derived_columns_are_compared_and_told_where_they_disagree() -> None:
    wrong = [(1, "Thu ngân sách", "tỷ đồng", 512, 301.4, 355.9, 96.5, 118.1, "")]
    (layout,) = read_layouts(a_layout(wrong), {})
    _rows, faults = figures_of(layout, {4: Measured(1, "THU", "Thu", "tỷ đồng")})
    assert [(one.place, one.code) for one in faults] == [("G4", "disagrees")]
    assert "69,51" in fault_sentence(faults[0])
    (layout,) = read_layouts(a_layout(), {})
    every = {n: Measured(n, str(n), str(n), row.unit) for n, row in enumerate(layout.rows, 4)}
    _rows, faults = figures_of(layout, every)
    assert [one for one in faults if one.code == "disagrees" and one.row != 5] == []


def test_two_rows_for_one_indicator_are_refused() -> None:
    (layout,) = read_layouts(a_layout(), {})
    same = Measured(1, "THU", "Thu", "tỷ đồng")
    _rows, faults = figures_of(layout, {4: same, 5: same})
    assert [one.code for one in faults if one.code != "disagrees"] == ["same-indicator"]


# --- Through the pages ------------------------------------------------------------------------


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


AT = {"clerk": "/don-vi/18115.KT/mau-rieng/", "synthesis": "/don-vi/18115/mau-rieng/"}


def sent(client: Any, at: str, purpose: str, period: str = "", raw: bytes | None = None) -> Any:
    file = io.BytesIO(a_layout() if raw is None else raw)
    file.name = "phu-luc.xlsx"
    return client.post(at, {"file": file, "purpose": purpose, "period": period})


def chosen(page: Any, **rows: str) -> dict[str, str]:
    layout = page.context["layout"]
    said = {"step": "preview", "carried": page.context["carried"]}
    said |= {f"c-{one.at}": one.meaning.value for one in layout.columns}
    said |= {f"r-{one['row'].row}": one["code"] for one in page.context["rows"]}
    return said | rows


def test_a_report_is_filled_from_a_layout_and_the_names_are_learned(
    client: Any, office: Office
) -> None:
    signed_in(office.clerk, client)
    page = sent(client, AT["clerk"], f"report:{office.report.pk}")
    assert page.context["unmatched"] == 2
    preview = client.post(AT["clerk"], chosen(page, **{"r-6": "DVC"}))
    assert not Entry.objects.exists()
    assert [(one.name, one.after) for one in preview.context["changes"]] == [
        ("Thu ngân sách", "355,9"),
        ("Hộ nghèo", "95"),
        ("Dịch vụ công toàn trình", "76,3%"),
    ]
    take = {"step": "take", "carried": preview.context["carried"]}
    assert client.post(AT["clerk"], take).status_code == 302
    assert {one.certainty for one in Entry.objects.all()} == {"estimate"}
    assert Entry.objects.count() == 3
    assert [one.name for one in Synonym.objects.all()] == ["DVC toàn trình"]
    assert Mapping.objects.filter(unit=office.division, meaning="estimate").count() == 1
    again = sent(client, AT["clerk"], f"report:{office.report.pk}")
    assert again.context["unmatched"] == 1, "the learned name is known"
    preview = client.post(AT["clerk"], chosen(again))
    assert preview.context["count"] == 0


def test_plans_come_in_by_the_same_mapping(client: Any, office: Office) -> None:
    signed_in(office.synthesis, client)
    new = NewPlan(
        office.ward, "Kế hoạch 2026", Layer.COUNCIL, "2026", "01/NQ-HĐND", date(2026, 1, 5), "HĐND"
    )
    plan = record_plan(by=None, at=NOW, new=new)
    page = sent(client, AT["synthesis"], f"plan:{plan.pk}")
    preview = client.post(AT["synthesis"], chosen(page, **{"r-6": "DVC"}))
    take = {"step": "take", "carried": preview.context["carried"]}
    assert client.post(AT["synthesis"], take).status_code == 302
    said = {
        one.target.indicator.code: (one.form, one.low)
        for one in Revision.objects.select_related("target__indicator")
    }
    assert said == {
        "THU": ("level", Decimal(512)),
        "NGHEO": ("level", Decimal(84)),
        "DVC": ("at least", Decimal(80)),
    }


def test_values_of_past_periods_come_in_by_the_same_mapping(client: Any, office: Office) -> None:
    signed_in(office.synthesis, client)
    page = sent(client, AT["synthesis"], "past", "2025-9M")
    preview = client.post(AT["synthesis"], chosen(page))
    take = {"step": "take", "carried": preview.context["carried"]}
    assert client.post(AT["synthesis"], take).status_code == 302
    said = {(one.indicator.code, one.period): one.number for one in Value.objects.all()}
    assert said == {
        ("THU", "2025-9M"): Decimal("355.9"),
        ("THU", "2024-9M"): Decimal("301.4"),
        ("NGHEO", "2025-9M"): Decimal(95),
        ("NGHEO", "2024-9M"): Decimal(112),
    }
    client.post(AT["synthesis"], take)
    assert Value.objects.count() == 4, "taken twice changes nothing"


def test_a_period_is_asked_for_past_values(client: Any, office: Office) -> None:
    signed_in(office.synthesis, client)
    page = sent(client, AT["synthesis"], "past", "hôm qua")
    assert page.status_code == 422
    assert page.context["form"].errors["period"]


def test_a_file_without_a_table_is_refused(client: Any, office: Office) -> None:
    signed_in(office.synthesis, client)
    page = sent(client, AT["synthesis"], "past", "2025", raw=a_layout(rows=[("x",)], head=["y"]))
    assert page.status_code == 422
    assert page.context["form"].errors["file"]


def test_nobody_takes_into_a_report_of_another_unit(client: Any, office: Office) -> None:
    other = an_officer("khac", office.ward, Role.CLERK)
    signed_in(other, client)
    page = sent(client, "/don-vi/18115/mau-rieng/", f"report:{office.report.pk}")
    assert page.status_code in (200, 422)
    assert "layout" not in page.context
