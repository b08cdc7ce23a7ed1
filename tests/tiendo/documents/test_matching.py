"""Figures of prose go into a report only where name, unit and period fit, each with its quote."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factories.person import signed_in
from factories.results import Office, an_office
from factories.text import a_text
from tiendo.documents.matching import Match, Target, matches
from tiendo.documents.models import Text
from tiendo.documents.queries import report_of
from tiendo.indicators.models import Synonym
from tiendo.indicators.queries import names_in
from tiendo.results.models import Entry, Origin

PROSE = """Kết quả 9 tháng đầu năm 2026

Thu ngân sách ước đạt 355.900 triệu đồng, bằng 69,5% kế hoạch năm.
Hộ nghèo còn 95 hộ.
Thu ngân sách trên địa bàn đạt 12,5,6 tỷ đồng.
Có 412/540 hồ sơ dịch vụ công trực tuyến.
Trồng mới 12 ha rừng.
"""


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def found(office: Office, text: Text, **codes: str) -> dict[str, Match]:
    chosen = {int(number[1:]): code for number, code in codes.items()}
    target, names = Target.of(office.report), names_in(office.division)
    return {one.name: one for one in matches(report_of(text), target, names, chosen)}


def test_a_known_name_fits_its_cell_in_the_indicators_unit(office: Office) -> None:
    match = found(office, a_text(office.clerk, office.division, PROSE))["Thu ngân sách"]
    assert (match.typed, match.problem, match.is_sure) == ("355,9", "", True)
    assert match.cell is not None
    assert (match.cell.period, match.cell.certainty) == ("2026-9M", "estimate")
    assert "355.900 triệu đồng" in match.quote


def test_what_does_not_fit_says_why_and_is_never_sure(office: Office) -> None:
    rows = found(office, a_text(office.clerk, office.division, PROSE))
    by_problem = {one.problem for one in rows.values()}
    assert "no-indicator" in by_problem
    assert all(not one.is_sure for one in rows.values() if one.problem)


def test_a_malformed_number_cannot_be_accepted(office: Office, client: Any) -> None:
    prose = "Kết quả 9 tháng đầu năm 2026\n\nThu ngân sách đạt 12,5,6 tỷ đồng, bằng 60% kế hoạch."
    text = a_text(office.clerk, office.division, prose)
    rows = matches(report_of(text), Target.of(office.report), names_in(office.division))
    assert all(one.problem for one in rows)
    signed_in(office.clerk, client)
    at = f"/don-vi/18115.KT/van-ban/{text.pk}/vao-bao-cao/"
    client.post(at, {"accept": [one.number for one in rows], "some": "1"})
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("prose", "problem"),
    [
        ("Kết quả 6 tháng đầu năm 2026\n\nThu ngân sách ước đạt 300 tỷ đồng.", "other-period"),
        ("Kết quả 9 tháng đầu năm 2026\n\nThu ngân sách ước đạt 300 ha.", "other-unit"),
        ("Kết quả 9 tháng đầu năm 2026\n\nThu ngân sách ước đạt 12.345 đồng.", "not-exact"),
    ],
)
def test_period_unit_and_exactness_must_fit(office: Office, prose: str, problem: str) -> None:
    rows = found(office, a_text(office.clerk, office.division, prose))
    assert rows["Thu ngân sách"].problem == problem


def test_two_figures_for_one_cell_are_not_sure(office: Office) -> None:
    prose = (
        "Kết quả 9 tháng đầu năm 2026\n\nThu ngân sách ước đạt 300 tỷ đồng.\n\n"
        "Giá trị khác đạt 5 tỷ đồng. Thu ngân sách ước đạt 310 tỷ đồng."
    )
    text = a_text(office.clerk, office.division, prose)
    rows = matches(report_of(text), Target.of(office.report), names_in(office.division))
    mine = [one for one in rows if one.cell and not one.problem]
    assert len(mine) == 2
    assert not any(one.is_sure for one in mine)


def test_sure_figures_are_accepted_together_with_their_quotes(office: Office, client: Any) -> None:
    text = a_text(office.clerk, office.division, PROSE)
    signed_in(office.clerk, client)
    at = f"/don-vi/18115.KT/van-ban/{text.pk}/vao-bao-cao/"
    page = client.get(at)
    assert page.status_code == 200
    assert page.context["sure"] == 2
    assert not Entry.objects.exists()
    client.post(at, {"all": "1"})
    kept = {one.line.indicator.code: one for one in Entry.objects.all()}
    assert kept["THU"].number == Decimal("355.9")
    assert kept["THU"].origin == Origin.PROSE
    assert "355.900 triệu đồng" in kept["THU"].quote
    assert kept["NGHEO"].number == 95
    assert client.get(at).context["sure"] == 0, "what is taken is not offered again"


def test_a_name_matched_by_hand_is_learned_for_the_unit(office: Office, client: Any) -> None:
    prose = "Kết quả 9 tháng đầu năm 2026\n\nTổng thu trên địa bàn ước đạt 300 tỷ đồng."
    text = a_text(office.clerk, office.division, prose)
    signed_in(office.clerk, client)
    at = f"/don-vi/18115.KT/van-ban/{text.pk}/vao-bao-cao/"
    page = client.post(at, {"i-1": "THU", "match": "1"})
    assert not Entry.objects.exists()
    (match, _problem), *_more = page.context["rows"]
    assert (match.typed, match.is_sure) == ("300", False)
    client.post(at, {"i-1": "THU", "accept": ["1"], "some": "1"})
    assert Entry.objects.get().number == 300
    assert Synonym.objects.get(unit=office.division).indicator.code == "THU"
    next_year = a_text(office.clerk, office.division, prose.replace("300", "310"))
    assert next(iter(found(office, next_year).values())).is_sure


def test_the_table_is_a_file_too_and_needs_few_queries(
    office: Office, client: Any, django_assert_max_num_queries: Any
) -> None:
    text = a_text(office.clerk, office.division, PROSE)
    signed_in(office.clerk, client)
    at = f"/don-vi/18115.KT/van-ban/{text.pk}/vao-bao-cao"
    rows = client.get(f"{at}.json").json()["matches"]
    assert {"Thu ngân sách"} <= {one["name"] for one in rows}
    with django_assert_max_num_queries(25):
        client.get(f"{at}/")
