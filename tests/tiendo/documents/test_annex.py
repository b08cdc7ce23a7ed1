"""Annexes of indicators: known by their headings, read into figures, held against the prose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories.document import ANNEX, PROSE, a_page, a_sheet_file, a_word_file
from tiendo.documents.annex import annexes, unit_of
from tiendo.documents.readers import read_bytes
from tiendo.documents.readers.document import Document
from tiendo.documents.reports import examine, read_document
from tiendo_core.annex_columns import columns, is_annex
from tiendo_core.reading.figures import Figure


def html_table(rows: list[str]) -> bytes:
    """A web page with a table, its rows written with bars between the cells."""
    cells = ["".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows]
    return a_page("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")


def figures(document: Document) -> dict[str, Figure]:
    """The figures of this year's column, by name."""
    reading = read_document(document)
    return {f.indicator: f for f in reading.figures if f.period == "2020-9M"}


@pytest.mark.parametrize(
    ("headings", "roles"),
    [
        (
            "TT|Chỉ tiêu|ĐVT|KH năm 2020|TH cùng kỳ|Ước TH 9 tháng|So KH (%)|So CK (%)|Ghi chú",
            "number name unit plan prior value share growth other",
        ),
        (
            "STT|Nội dung|Đơn vị tính|Dự toán tỉnh giao|TH 9T/2019|TH 9T/2020|TH/DT (%)|TH/CK (%)",
            "number name unit plan prior value share growth",
        ),
        (
            "TT|Tên chỉ tiêu|Đơn vị|Chỉ tiêu NQ năm 2020|Kết quả|Tỷ lệ (%)|Cơ quan chủ trì",
            "number name unit plan value share other",
        ),
        (
            "Chỉ tiêu|ĐVT|KH 2020|Ước TH 9 tháng so với KH (%)|Ước TH|Tăng, giảm so CK (%)",
            "name unit plan share value growth",
        ),
    ],
)
def test_headings_tell_what_columns_hold(headings: str, roles: str) -> None:
    found = columns(dict(enumerate(headings.split("|"))))
    assert [column.role.removeprefix("plan ") for column in found] == roles.split()
    assert is_annex(found)


@pytest.mark.parametrize(
    "headings", ["Họ và tên|Chức vụ|Điện thoại", "TT|Nội dung|Thời gian|Chủ trì", "a|b|c"]
)
def test_other_tables_are_no_annexes(headings: str) -> None:
    assert not is_annex(columns(dict(enumerate(headings.split("|")))))


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Tỷ đồng", ("tỷ đồng", 0)),
        ("Tỷ", ("tỷ đồng", 0)),
        ("Tr.đ", ("triệu đồng", 0)),
        ("Triệu USD", ("triệu usd", 0)),
        ("1000 đồng", ("nghìn đồng", 0)),
        ("Nghìn lượt", ("lượt", 3)),
        ("1.000 tấn", ("tấn", 3)),
        ("Triệu lượt khách", ("lượt khách", 6)),
        ("DN", ("doanh nghiệp", 0)),
        ("%", ("%", 0)),
        ("", (None, 0)),
    ],
)
def test_units_are_written_as_in_prose(written: str, unit: tuple[str | None, int]) -> None:
    assert unit_of(written) == unit


@pytest.mark.parametrize(
    "document",
    [
        read_bytes("a.docx", a_word_file(PROSE[:1], ANNEX)),
        read_bytes("a.xlsx", a_sheet_file()),
        read_bytes("a.html", html_table(["|".join(row) for row in ANNEX])),
    ],
    ids=["docx", "xlsx", "html"],
)
def test_each_row_becomes_a_figure(document: Document) -> None:
    found = figures(document)["Thu ngân sách"]
    assert found.amount is not None and found.plan_amount is not None
    assert found.plan_share is not None
    assert (found.amount.value, found.unit, found.approx) == (190, "tỷ đồng", "ước")
    assert (found.plan_amount.value, found.plan_share.value) == (300, Decimal("63.3"))
    assert found.plan_basis == "KH năm 2020"
    quote = document.text[found.start : found.end]
    assert quote.startswith("Thu ngân sách") and quote.endswith("63,3")


def test_the_same_period_last_year_is_a_figure_of_its_own() -> None:
    reading = read_document(read_bytes("a.xlsx", a_sheet_file()))
    earlier = [f for f in reading.figures if f.period == "2019-9M"]
    values = [f.amount.value for f in earlier if f.amount]
    assert values == [806, 180, 24]


def test_counts_are_exact_and_measures_are_not() -> None:
    found = figures(read_bytes("a.xlsx", a_sheet_file()))
    counted = found["Doanh nghiệp thành lập mới"].amount
    measured = found["Thu ngân sách"].amount
    assert counted is not None and counted.exact
    assert measured is not None and not measured.exact


def test_a_title_above_the_heading_gives_the_period() -> None:
    rows = ["Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện|So KH (%)", "Thu|Tỷ đồng|300|190|63,3"]
    page = html_table(rows).replace(b"<table>", "<p>Biểu 1: 9 tháng năm 2020</p><table>".encode())
    assert "Thu" in figures(read_bytes("a.html", page))


def test_two_rows_of_headings_and_a_row_of_column_numbers() -> None:
    page = a_page(
        "<p>9 tháng năm 2020</p><table>"
        "<tr><td rowspan=2>Chỉ tiêu<td rowspan=2>ĐVT<td rowspan=2>KH<td rowspan=2>TH"
        "<td colspan=2>So sánh (%)</tr><tr><td>Kế hoạch<td>Cùng kỳ</tr>"
        "<tr><td>A<td>B<td>1<td>2<td>3=2/1<td>4</tr>"
        "<tr><td>Thu<td>Tỷ đồng<td>300<td>190<td>63,3<td>105,5</tr></table>"
    )
    found = figures(read_bytes("a.html", page))["Thu"]
    assert found.plan_share is not None and found.growth is not None
    assert (found.plan_share.value, found.growth.value) == (Decimal("63.3"), Decimal("5.5"))


@pytest.mark.parametrize(
    ("heading", "cell", "growth"),
    [
        ("So cùng kỳ (%)", "105,6", "5.6"),
        ("So cùng kỳ (%)", "5,6", "5.6"),
        ("Tăng (+), giảm (-) so cùng kỳ (%)", "-5,6", "-5.6"),
        ("So cùng kỳ (%)", "+5,6", "5.6"),
        ("So cùng kỳ (%)", "98,7", "-1.3"),
    ],
)
def test_growth_may_be_printed_as_a_rise_or_as_an_index(
    heading: str, cell: str, growth: str
) -> None:
    last_year = "180" if "5,6" in cell else "192,5"
    rows = [
        f"Chỉ tiêu|ĐVT|TH 9 tháng 2019|TH 9 tháng 2020|{heading}",
        f"Thu|Tỷ đồng|{last_year}|190|{cell}",
    ]
    found = figures(read_bytes("a.html", html_table(rows)))["Thu"]
    assert found.growth is not None and found.growth.value == Decimal(growth)


@pytest.mark.parametrize(("cell", "growth"), [("5,6", "5.6"), ("10", None)])
def test_a_rise_without_percent_sign_is_growth_only_when_last_year_says_so(
    cell: str, growth: str | None
) -> None:
    rows = [
        "Chỉ tiêu|ĐVT|TH 9 tháng 2019|TH 9 tháng 2020|Tăng, giảm so cùng kỳ",
        f"Thu|Tỷ đồng|180|190|{cell}",
    ]
    found = figures(read_bytes("a.html", html_table(rows)))["Thu"]
    assert (found.growth and str(found.growth.value)) == growth


def test_the_whole_last_year_is_not_taken_for_the_same_period() -> None:
    rows = [
        "Chỉ tiêu|ĐVT|TH năm 2019|TH 9 tháng 2020|So cùng kỳ (%)",
        "Thu|Tỷ đồng|400|190|6,4",
    ]
    document = read_bytes("a.html", html_table(rows))
    found = figures(document)["Thu"]
    assert found.growth is not None and found.growth.value == Decimal("6.4")
    assert [f.period for f in read_document(document).figures] == ["2020-9M", "2019"]


def test_a_month_beside_the_running_total_is_a_figure_of_its_own() -> None:
    page = a_page(
        "<table><tr><td><td>ĐVT<td>Ước tính tháng 9 năm 2020<td>Cộng dồn 9 tháng năm 2020"
        "<td>Tháng 9 năm 2020 so với cùng kỳ (%)<td>9 tháng năm 2020 so với cùng kỳ (%)</tr>"
        "<tr><td>Bán lẻ<td>Tỷ đồng<td>120<td>1.050<td>103,2<td>98,7</tr></table>"
    )
    found = {f.period: f for f in read_document(read_bytes("a.html", page)).figures}
    assert {
        period: (f.amount and f.amount.value, f.growth and str(f.growth.value))
        for period, f in found.items()
    } == {"2020-9M": (1050, "-1.3"), "2020-09": (120, "3.2")}


def test_a_list_of_tasks_is_no_annex_and_its_words_are_read() -> None:
    rows = [
        "TT|Nội dung|Đơn vị|Kết quả",
        "1|Giải ngân vốn|Ban QLDA|Năm 2020 giải ngân đạt 120 tỷ đồng, bằng 60% kế hoạch",
        "2|Thu hồi đất|Phòng TNMT|Đang thực hiện",
    ]
    document = read_bytes("a.html", html_table(rows))
    assert annexes(document) == []
    assert [f.amount.value for f in read_document(document).figures if f.amount] == [120]


def test_two_plans_and_two_shares_go_together_by_their_order() -> None:
    rows = [
        "Chỉ tiêu|ĐVT|DT tỉnh giao|DT huyện giao|TH 9 tháng 2020|So DT tỉnh (%)|So DT huyện (%)",
        "Thu|Tỷ đồng|250|300|190|76|63,3",
    ]
    found = figures(read_bytes("a.html", html_table(rows)))["Thu"]
    assert found.plan_amount is not None and found.plan_amount.value == 250
    assert [(share.pct.value, share.basis) for share in found.alt_plan] == [
        (Decimal("63.3"), "DT huyện")
    ]


def test_the_plan_of_another_year_is_not_the_plan_of_the_value() -> None:
    rows = [
        "Chỉ tiêu|ĐVT|NQ Đại hội đến năm 2025|KH năm 2020|TH 9 tháng 2020|So KH (%)|KH năm 2021",
        "Thu|Tỷ đồng|500|300|190|63,3|350",
    ]
    report = examine(read_bytes("a.html", html_table(rows)))
    (found,) = report.reading.figures
    assert found.plan_amount is not None and found.plan_amount.value == 300
    assert [f for f in report.findings if f.grade != "note"] == []


def test_parts_after_trong_do_are_children_and_groups_name_repeated_rows() -> None:
    rows = [
        "Chỉ tiêu|ĐVT|KH|TH 9 tháng 2020|So KH (%)",
        "Thu ngân sách|Tỷ đồng|300|190|63,3",
        "Trong đó: thuế|Tỷ đồng|100|80|80",
        "Lúa|||||",
        "- Diện tích|ha|100|90|90",
        "Ngô|||||",
        "- Diện tích|ha|50|40|80",
    ]
    found = figures(read_bytes("a.html", html_table(rows)))
    parent = found["thuế"].parent
    assert parent is not None and parent.indicator == "Thu ngân sách"
    assert {"Diện tích lúa", "Diện tích ngô"} <= set(found)


def test_a_sheet_that_keeps_percentages_as_fractions_is_understood() -> None:
    rows = [list(row) for row in ANNEX]
    for row, share in zip(rows[1:], ("0,631", "0,633", "0,725"), strict=True):
        row[6] = share
    found = figures(read_bytes("a.xlsx", a_sheet_file(rows)))["Thu ngân sách"]
    assert found.plan_share is not None and found.plan_share.value == Decimal("63.3")


def test_a_cell_that_is_no_number_is_an_error() -> None:
    rows = [list(row) for row in ANNEX]
    rows[1][6], rows[2][6] = "60,6,2", "6O,3"
    report = examine(read_bytes("a.docx", a_word_file(["9 tháng năm 2020"], rows)))
    text = report.document.text
    wrong = [f for f in report.findings if f.code == "malformed-number"]
    assert [text[f.quotes[0].start : f.quotes[0].end] for f in wrong] == ["60,6,2", "6O,3"]


def test_a_share_that_does_not_follow_from_its_row_is_found() -> None:
    rows = [list(row) for row in ANNEX]
    rows[2][6] = "36,3"
    report = examine(read_bytes("a.docx", a_word_file(["9 tháng năm 2020"], rows)))
    wrong = [f for f in report.findings if f.grade == "inconsistent"]
    assert [f.code for f in wrong] == ["plan-percent"]


def test_a_clean_annex_raises_no_alarm() -> None:
    report = examine(read_bytes("a.docx", a_word_file(PROSE[:1], ANNEX)))
    assert [f for f in report.findings if f.grade in ("error", "inconsistent")] == []
    assert report.checked.summary.ok >= 3


def test_the_annex_and_the_prose_are_held_against_each_other() -> None:
    rows = [list(row) for row in ANNEX]
    rows[1][5], rows[1][6] = "846", "61,8"
    report = examine(read_bytes("a.docx", a_word_file(PROSE[:1], rows)))
    text = report.document.text
    clash = [f for f in report.findings if f.code in ("same-fact", "implied-plan")]
    assert clash
    quoted = {text[q.start : q.end] for f in clash for q in f.quotes}
    assert {"864", "846"} <= {quote.split(" ")[0] for quote in quoted}


def test_headings_under_headings_keep_the_offsets_of_what_follows() -> None:
    rows = ["TT|a|31/2/2020", "ĐVT|b|c", "TT|x|Năm 2020 thu đạt 120 tỷ đồng"]
    document = read_bytes("a.html", html_table(rows))
    (figure,) = read_document(document).figures
    assert document.text[figure.start : figure.end].endswith("120 tỷ đồng")


def test_prose_keeps_its_offsets_around_an_annex() -> None:
    reading = read_document(read_bytes("a.docx", a_word_file(PROSE[:1], ANNEX)))
    first = reading.figures[0]
    assert reading.text[first.start : first.end].startswith("Giá trị sản xuất CN-TTCN")
    assert len(annexes(read_bytes("a.docx", a_word_file(PROSE[:1], ANNEX)))) == 1
