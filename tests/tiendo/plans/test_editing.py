"""Typing targets: as an office writes them, all at once, refused at the field, nothing lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from factories.indicator import an_indicator
from factories.person import NOW, signed_in
from factories.plan import a_plan, a_target
from factories.unit import a_town, an_officer
from tiendo.audit.models import Event
from tiendo.indicators.actions import retire_indicator
from tiendo.plans.models import Plan, Revision
from tiendo.plans.queries import targets_on
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind, Role
from tiendo_core.plans import Form

pytestmark = pytest.mark.django_db

HERE = "/don-vi/437/ke-hoach/"
FIRST = {"decided_on": "2019-12-20", "act_number": "55/NQ-HĐND"}


@pytest.fixture
def office(client: Client) -> Client:
    return signed_in(an_officer("vanphong", a_town(), Role.SYNTHESIS), client)


@pytest.fixture
def plan(office: Client) -> Plan:
    for code, unit, kind in (
        ("CN", "tỷ đồng", "flow"),
        ("TM", "tỷ đồng", "flow"),
        ("GD", "%", "ratio"),
        ("YT", "%", "ratio"),
        ("QA", "%", "ratio"),
        ("VU", "vụ", "flow"),
    ):
        an_indicator(
            code, name=f"Tên {code}", unit=unit, kind=kind, rule="none" if unit == "%" else "sum"
        )
    return a_plan(a_town())


def page_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_whole_table_is_typed_as_it_stands_in_the_act(office: Client, plan: Plan) -> None:
    typed = {
        "t-CN": "1.369,3",
        "t-TM": "tăng 7%",
        "t-GD": "từ 85 đến 90",
        "t-YT": "trên 90%",
        "t-VU": "không quá 5 vụ",
        "t-QA": "hoàn thành",
    }
    answer = office.post(f"{HERE}{plan.pk}/sua/", FIRST | typed)
    assert answer["Location"] == f"{HERE}{plan.pk}/"
    held = targets_on(plan.unit, "2020", date(2020, 1, 1))
    assert {code: one[0].target.form for code, one in held.items()} == {
        "CN": Form.LEVEL,
        "TM": Form.GROWTH,
        "GD": Form.RANGE,
        "YT": Form.AT_LEAST,
        "VU": Form.AT_MOST,
        "QA": Form.TEXT,
    }
    assert Event.objects.get(action="plans.decide_many").detail == {"decisions": 6}
    page = page_of(office.get(f"{HERE}{plan.pk}/"))
    assert "Đã ghi 6 mục tiêu" in page and "≤ 5" in page
    assert not Revision.objects.exclude(act_number="").exists()


def test_typing_what_stands_again_changes_nothing(office: Client, plan: Plan) -> None:
    office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-CN": "1.369,3", "t-YT": "≥ 90"})
    office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-CN": "1369,30", "t-YT": "trên 90%"})
    assert Revision.objects.count() == 2
    assert "Không có gì thay đổi" in page_of(office.get(f"{HERE}{plan.pk}/"))


def test_what_cannot_be_read_is_said_at_its_place_and_nothing_is_lost_or_half_saved(
    office: Client, plan: Plan
) -> None:
    typed = {"t-CN": "1369.3", "t-TM": "7%", "t-GD": "tăng 2%", "t-YT": "95"}
    answer = office.post(f"{HERE}{plan.pk}/sua/", FIRST | typed)
    page = page_of(answer)
    assert answer.status_code == 422 and not Revision.objects.exists()
    assert "Có phải là 1369,3?" in page
    assert "Nếu là tốc độ tăng, viết: tăng 7%" in page
    assert "điểm phần trăm" in page
    assert 'aria-describedby="t-CN-error"' in page
    assert all(f'value="{text}"' in page for text in typed.values())
    assert "3 mục tiêu chưa đọc được" in page


def test_a_target_that_stands_is_changed_by_an_act_or_for_a_reason(
    office: Client, plan: Plan
) -> None:
    office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-CN": "1.369,3"})
    change = {"decided_on": "2020-07-10", "t-CN": "1.250"}
    answer = office.post(f"{HERE}{plan.pk}/sua/", change)
    assert answer.status_code == 422 and "phải có văn bản hoặc lý do" in page_of(answer)
    office.post(f"{HERE}{plan.pk}/sua/", change | {"act_number": "70/NQ-HĐND", "reason": "dịch"})
    last = Revision.objects.latest("number")
    assert (last.act_number, last.reason, last.decided_on) == (
        "70/NQ-HĐND",
        "dịch",
        date(2020, 7, 10),
    )
    assert last.entered_by is not None


def test_a_target_is_not_emptied_and_nothing_is_decided_before_the_plan(
    office: Client, plan: Plan
) -> None:
    office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-CN": "1.369,3"})
    answer = office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-CN": " "})
    assert answer.status_code == 422 and "không giao" in page_of(answer)
    early = FIRST | {"decided_on": "2019-12-19", "t-TM": "5"}
    assert "20/12/2019" in page_of(office.post(f"{HERE}{plan.pk}/sua/", early))
    assert Revision.objects.count() == 1


def test_the_lines_of_the_plan_stand_first_and_retired_indicators_are_not_offered(
    office: Client, plan: Plan
) -> None:
    gone = an_indicator("CU", name="Chỉ tiêu cũ")
    retire_indicator(by=None, at=NOW, indicator=gone, on=date(2020, 1, 1))
    page = page_of(office.get(f"{HERE}{plan.pk}/sua/"))
    assert '<details class="more" open>' in page and "t-CU" not in page
    office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-TM": "5"})
    page = page_of(office.get(f"{HERE}{plan.pk}/sua/"))
    assert page.index('id="t-TM"') < page.index('class="more"') < page.index('id="t-CN"')


def test_a_first_target_is_as_old_as_the_plan_unless_it_has_an_act_of_its_own(
    office: Client, plan: Plan
) -> None:
    later = {"decided_on": "2020-09-01", "act_number": ""}
    office.post(f"{HERE}{plan.pk}/sua/", later | {"t-CN": "5"})
    office.post(f"{HERE}{plan.pk}/sua/", later | {"t-TM": "6", "act_number": "70/NQ-HĐND"})
    told = Revision.objects.values_list("target__indicator__code", "decided_on", "act_number")
    assert set(told) == {
        ("CN", date(2019, 12, 20), ""),
        ("TM", date(2020, 9, 1), "70/NQ-HĐND"),
    }


def test_what_somebody_else_entered_meanwhile_is_neither_undone_nor_overwritten_unseen(
    office: Client, plan: Plan
) -> None:
    opened = FIRST | {"was-CN": "5", "was-TM": "", "reason": "x"}
    for written in ("5", "7"):
        office.post(f"{HERE}{plan.pk}/sua/", FIRST | {"t-CN": written, "reason": "mới"})
    office.post(f"{HERE}{plan.pk}/sua/", opened | {"t-CN": "5", "t-TM": "6"})
    held = targets_on(plan.unit, "2020", date(2020, 1, 1))
    assert (held["CN"][0].target.low, held["TM"][0].target.low) == (7, 6)
    answer = office.post(f"{HERE}{plan.pk}/sua/", opened | {"t-CN": "8"})
    page = page_of(answer)
    assert answer.status_code == 422 and "đã có người nhập “7”" in page
    assert 'name="was-CN" value="7"' in page and 'value="8"' in page


def whole_of(plan: Plan, code: str = "CN", written: str = "1.369,3") -> str:
    """The address of a whole target, decided."""
    from tiendo.indicators.queries import record

    indicator = record(code)
    assert indicator is not None
    revision = a_target(plan, indicator, written)
    assert revision is not None
    return f"{HERE}{plan.pk}/muc-tieu/{revision.target.pk}/"


def test_quarters_that_miss_the_whole_are_kept_and_the_difference_is_told(
    office: Client, plan: Plan
) -> None:
    there = whole_of(plan)
    quarters = {f"t-2020-Q{n}": "300" for n in range(1, 5)}
    assert office.post(f"{there}chia/quy/", FIRST | quarters)["Location"] == there
    page = page_of(office.get(there))
    assert "ít hơn tổng 169,3" in page and "−169,3 so với tổng" in page
    assert "Quý IV" in page
    more = FIRST | quarters | {"t-2020-Q4": "500", "reason": "bổ sung"}
    office.post(f"{there}chia/quy/", more)
    assert "nhiều hơn tổng 30,7" in page_of(office.get(there))
    exact = FIRST | quarters | {"t-2020-Q4": "469,3", "reason": "khớp"}
    office.post(f"{there}chia/quy/", exact)
    assert "khớp tổng" in page_of(office.get(there))


def test_like_parts_are_proposed_and_saved_only_when_sent(office: Client, plan: Plan) -> None:
    there = whole_of(plan)
    page = page_of(office.get(f"{there}chia/thang/?de-xuat=deu"))
    assert page.count('value="114,1"') == 11 and page.count('value="114,2"') == 1
    assert "Chưa lưu gì" in page and Revision.objects.count() == 1


def test_a_growth_has_no_like_parts_and_its_sum_is_not_checked(office: Client, plan: Plan) -> None:
    there = whole_of(plan, "TM", "tăng 7%")
    assert "Chưa lưu gì" not in page_of(office.get(f"{there}chia/quy/?de-xuat=deu"))
    office.post(f"{there}chia/quy/", FIRST | {"t-2020-Q1": "tăng 5%"})
    assert "không cần cộng khớp" in page_of(office.get(there))


def test_a_wrong_part_is_refused_at_its_field(office: Client, plan: Plan) -> None:
    there = whole_of(plan)
    answer = office.post(f"{there}chia/quy/", FIRST | {"t-2020-Q1": "x1"})
    assert answer.status_code == 302
    answer = office.post(f"{there}chia/quy/", FIRST | {"t-2020-Q2": "1,2,3"})
    assert answer.status_code == 422 and 'value="1,2,3"' in page_of(answer)


def test_what_cannot_be_split_is_not_found(office: Client, plan: Plan) -> None:
    there = whole_of(plan)
    assert office.get(f"{there}chia/tuan/").status_code == 404
    office.post(f"{there}chia/quy/", FIRST | {"t-2020-Q1": "300"})
    part = plan.targets.get(period="2020-Q1")
    assert office.get(f"{HERE}{plan.pk}/muc-tieu/{part.pk}/chia/thang/").status_code == 404
    five = a_plan(a_town(), period="2021-01-01..2025-12-31", name="Năm năm")
    long = whole_of(five)
    assert office.get(f"{long}chia/quy/").status_code == 404
    assert office.get(f"{long}chia/don-vi/").status_code == 200
    empty = plan.targets.create(indicator=part.indicator, unit=plan.unit, period="2020-12")
    Plan.objects.filter(pk=plan.pk).update(period="2020-12")
    assert office.get(f"{HERE}{plan.pk}/muc-tieu/{empty.pk}/chia/don-vi/").status_code == 404


def test_the_units_below_share_a_target_and_those_of_other_days_do_not(
    office: Client, plan: Plan
) -> None:
    since, until = date(1992, 3, 2), date(2025, 7, 1)
    for code, name, begins in (("18115", "Phường Bắc Hồng", since), ("99", "Về sau", until)):
        new = NewUnit(code, name, Kind.WARD, begins, until if begins == since else None, "437")
        record_unit(by=None, at=NOW, new=new)
    there = whole_of(plan)
    page = page_of(office.get(f"{there}chia/don-vi/?de-xuat=deu"))
    assert "Phường Bắc Hồng" in page and "Về sau" not in page and 'value="1.369,3"' in page
    office.post(f"{there}chia/don-vi/", FIRST | {"t-18115": "1.369,3"})
    page = page_of(office.get(there))
    assert "Phường Bắc Hồng" in page and "khớp tổng" in page
    ward = plan.targets.exclude(unit=plan.unit).get().unit
    assert targets_on(ward, "2020", date(2020, 1, 1))["CN"][0].plan.name == plan.name
