"""What a board, an indicator, a citable value and the draft of a round say, before publication."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.indicator import a_ratio, an_indicator
from factories.person import NOW
from factories.published import a_public_indicator, industry
from factories.results import Office, an_office, fill
from factories.unit import a_town, an_officer
from factories.value import a_value, a_year
from tiendo.board import kept
from tiendo.indicators.actions import NewIndicator, change_indicator
from tiendo.indicators.models import Indicator
from tiendo.publishing.queries import (
    Reference,
    ReferenceFault,
    board_content,
    citable,
    cited,
    draft_of_round,
    indicator_content,
)
from tiendo.publishing.queries.boards import exact
from tiendo.results.actions import approve, close_round, send, verify
from tiendo.units.models import Role, Unit
from tiendo_core.periods import Period

NINE = Period.parse("2020-9M")


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    kept.forget()
    yield


@pytest.fixture
def town(db: None) -> Unit:
    """The former town, with the industry of the seed page."""
    unit = a_town()
    industry(unit)
    return unit


def test_a_board_is_told_in_vietnamese_with_exact_and_printed_numbers(town: Unit):
    content = board_content(town, NINE)
    (line,) = content["lines"]
    assert content["title"] == "Thị xã Hồng Lĩnh: 9 tháng đầu năm 2020"
    assert line["value"] == {"printed": "864,0", "exact": "864"}
    assert line["plan"] == {"printed": "1.369,3", "exact": "1369.3"}
    assert line["attained"]["printed"] == "63,1%"
    assert line["change"]["printed"] == "+7,2%"
    assert content["fields"][0]["codes"] == ["KT.CN.01"]
    assert json.loads(json.dumps(content)) == content


def test_what_may_not_be_published_is_left_out_and_counted(town: Unit):
    a_value(town, an_indicator("MAT.01", name="Số mật"), "2020-9M", 5)
    content = board_content(town, NINE)
    assert [line["code"] for line in content["lines"]] == ["KT.CN.01"]
    assert content["left_out"] == 1
    assert indicator_content(town, "MAT.01", NINE) is None
    assert citable(town, "số mật", "2020-9M") == []
    assert indicator_content(town, "KHONG.CO", NINE) is None


def test_an_illustrative_figure_says_so_wherever_it_is_published(town: Unit):
    a_value(town, a_public_indicator("NS.01", name="Thu"), "2020-9M", 5, origin="invented")
    content = board_content(town, NINE)
    assert {line["code"]: line["invented"] for line in content["lines"]} == {
        "KT.CN.01": "",
        "NS.01": "value",
    }
    assert content["invented"] is True
    told = indicator_content(town, "NS.01", NINE)
    assert told is not None and told["invented"] is True
    assert citable(town, "thu", "2020-9M")[0].invented is True


def test_an_indicator_is_told_with_its_months_plans_and_versions(town: Unit):
    revenue = a_public_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_year(town, revenue, 2020, [20, 21.5, 22, 23])
    content = indicator_content(town, "NS.01", Period.parse("2020-4M"))
    assert content is not None
    assert [point["period"] for point in content["points"]] == [
        *("2020-01", "2020-02", "2020-03", "2020-04")
    ]
    assert content["points"][1]["alone"] == {"printed": "21,5", "exact": "21.5"}
    assert content["points"][2]["total"] == {"printed": "63,5", "exact": "63.5"}
    assert json.loads(json.dumps(content)) == content
    industrial = indicator_content(town, "KT.CN.01", NINE)
    assert industrial is not None
    assert industrial["decisions"][0]["act"] == "55/NQ-HĐND"
    assert {one["certainty"] for one in industrial["versions"]} == {"ước tính"}


def test_composing_a_board_takes_as_many_queries_for_many_indicators_as_for_one(town: Unit):
    counted = []
    board_content(town, NINE)
    for number in range(2):
        kept.forget()
        with CaptureQueriesContext(connection) as captured:
            board_content(town, NINE)
        counted.append(len(captured))
        for at in range(12 * (1 - number)):
            a_value(town, a_public_indicator(f"X.{at}", name=f"X {at}"), "2020-9M", at)
        board_content(town, NINE)
    assert counted[0] == counted[1]


def test_citable_values_are_found_without_tones_and_printed_in_house_style(town: Unit):
    (one,) = citable(town, "gia tri san xuat", "2020-9M")
    assert (one.printed, one.plan, one.attained, one.change) == (
        "864 tỷ đồng",
        "1.369,3 tỷ đồng",
        "63,1%",
        "tăng 7,2%",
    )
    assert (one.code, one.unit, one.period, one.certainty) == (
        "KT.CN.01",
        "437",
        "2020-9M",
        "estimate",
    )
    assert (one.value_version, one.invented) == (1, False)
    assert [part.reference.part for part in one.parts()] == ["value", "plan", "attained", "change"]
    assert citable(town, "khong co gi", "2020-9M") == []


def test_without_a_period_the_latest_one_is_offered(town: Unit):
    a_value(town, Indicator.objects.get(code="KT.CN.01"), "2020-10M", 960)
    assert citable(town, "sản xuất")[0].period == "2020-10M"


def test_a_ratio_can_be_cited_by_its_parts_too(town: Unit):
    ratio = a_ratio()
    change_indicator(
        by=None,
        at=NOW,
        indicator=ratio,
        new=NewIndicator(
            ratio.code,
            ratio.name,
            "education",
            "%",
            "ratio",
            rule="ratio",
            numerator_code="GD.05",
            denominator_code="GD.06",
            factor=100,
            is_public=True,
        ),
    )
    a_value(town, ratio, "2020-9M", (57, 110))
    (one,) = citable(town, "đạt chuẩn quốc gia", "2020-9M")
    assert (one.printed, one.exact) == ("51,8%", Fraction(5700, 110))
    above, below = one.part("numerator"), one.part("denominator")
    assert above is not None and below is not None
    assert (above.printed, below.printed) == ("57", "110")


def test_a_total_that_follows_from_months_can_be_cited_as_it_follows(town: Unit):
    revenue = a_public_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_year(town, revenue, 2020, [20, 21, 22, 23])
    (one,) = citable(town, "thu ngan sach", "2020-4M")
    assert (one.printed, one.value_version, one.reference.source) == ("86 tỷ đồng", 0, "")
    found = cited(one.reference)
    assert found is not None and found.exact == 86


def test_a_reference_survives_being_written(town: Unit):
    one = citable(town, "sản xuất", "2020-9M")[0].reference
    assert str(one) == "437@1992-03-02|KT.CN.01|2020-9M|estimate|1|437|value"
    assert Reference.parse(str(one)) == one


@pytest.mark.parametrize(
    "text",
    ["", "x", "437|A|2020|estimate|1|437|value", "437@1992-03-02|A|2020|estimate|-1|437|value",
     "437@1992-03-02|A|2020|estimate|1|437|color", "437@1992-03-02|A|2020|estimate|một|437|value"],
)  # fmt: skip
def test_a_text_that_names_no_datum_is_refused(text: str):
    with pytest.raises(ReferenceFault):
        Reference.parse(text)


def test_the_very_version_is_found_after_another_stands(town: Unit):
    before = citable(town, "sản xuất", "2020-9M")[0].reference
    a_value(town, Indicator.objects.get(code="KT.CN.01"), "2020-9M", 870)
    found = cited(before)
    assert found is not None
    assert (found.printed, found.is_superseded) == ("864 tỷ đồng", True)
    now = cited(citable(town, "sản xuất", "2020-9M")[0].reference)
    assert now is not None and (now.printed, now.is_superseded) == ("870 tỷ đồng", False)


@pytest.mark.parametrize(
    "wrong", [{"version": 7}, {"source": "999"}, {"indicator": "KHONG"}, {"period": "2020-6M"}]
)
def test_what_is_not_there_is_not_cited(town: Unit, wrong: dict[str, Any]):
    assert cited(replace(citable(town, "sản xuất", "2020-9M")[0].reference, **wrong)) is None


@pytest.mark.parametrize(
    ("value", "written"),
    [(Fraction(864), "864"), (Fraction(-5, 2), "-2.5"), (Fraction(57, 110), "57/110"),
     (Fraction(1, 8), "0.125"), (Fraction(0), "0")],
)  # fmt: skip
def test_exact_values_are_written_without_loss(value: Fraction, written: str):
    assert exact(value) == written
    assert Fraction(written) == value


@pytest.fixture
def office(db: None) -> Office:
    """A ward whose only report of nine months is approved, all but one indicator public."""
    made = an_office(codes=("THU", "NGHEO"))
    Indicator.objects.filter(code="THU").update(is_public=True)
    a_public_indicator("KHAC")  # through its action, so that the catalogue is read anew
    fill(made, THU="318,2")
    send(by=made.clerk, at=NOW, report=made.report)
    verify(by=made.verifier, at=NOW, report=made.report)
    approve(by=made.approver, at=NOW, report=made.report)
    return made


def closed(office: Office) -> None:
    """The round, closed."""
    chief = an_officer("van-phong", office.ward, Role.SYNTHESIS)
    close_round(by=chief, at=NOW, the_round=office.round)


def test_a_round_that_is_open_has_no_draft(office: Office):
    assert draft_of_round(office.ward, Period.parse("2026-9M"), "kt-xh") is None
    assert draft_of_round(office.ward, Period.parse("2026-9M"), "khac") is None


def test_a_closed_round_drafts_an_article_with_figures_board_charts_and_table(office: Office):
    closed(office)
    draft = draft_of_round(office.ward, Period.parse("2026-9M"), "kt-xh")
    assert draft is not None
    assert draft.title == "Phường Bắc Hồng Lĩnh: kết quả 9 tháng đầu năm 2026"
    kinds = [kind for kind, _ in draft.blocks]
    assert kinds == ["text", "text", "chart", "table", "board"]
    sentence = draft.blocks[1][1]
    reference = "18115@2025-07-01|THU|2026-9M|estimate|1|18115.KT|value"
    assert f'<data value="{reference}">318,2 tỷ đồng</data>' in sentence
    assert "Hộ nghèo" not in str(draft.blocks)
    assert draft.blocks[3][1]["rows"][0][3]["reference"] == reference
    assert draft.blocks[4][1]["subject"] == "board:18115@2025-07-01:2026-9M"
