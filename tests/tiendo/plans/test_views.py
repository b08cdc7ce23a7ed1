"""Plans on screen: the list, one plan, side by side, a target's history, the act as a file."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.document import a_pdf, a_word_file
from factories.indicator import an_indicator
from factories.person import NOW, signed_in
from factories.plan import a_plan, a_target
from factories.unit import a_town, a_ward, an_officer
from tiendo.audit.models import Event
from tiendo.common.uploads import paper_kind
from tiendo.plans.actions import attach_document
from tiendo.plans.models import Layer, Plan, Target
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db

HERE = "/don-vi/437/ke-hoach/"
SAID = {
    "name": "Kế hoạch năm 2021",
    "layer": "council",
    "period": "2021",
    "act_number": "60/NQ-HĐND",
    "signed_on": "2020-12-18",
    "issuing_body": "HĐND thị xã",
}


@pytest.fixture
def office(client: Client) -> Client:
    return signed_in(an_officer("vanphong", a_town(), Role.SYNTHESIS), client)


def page_of(answer: Any) -> str:
    return str(answer.content.decode())


def rows_of(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_no_plan_yet_says_what_to_do(office: Client) -> None:
    assert "Chưa có kế hoạch" in page_of(office.get(HERE))


def test_plans_stand_by_period_the_best_measure_first(office: Client) -> None:
    town = a_town()
    a_plan(town, layer=Layer.SCENARIO, name="Kịch bản")
    a_plan(town, name="Nghị quyết")
    a_plan(town, period="2021-01-01..2025-12-31", name="Năm năm")
    a_plan(a_ward(), name="Của phường")
    page = page_of(office.get(HERE))
    places = [page.index(name) for name in ("2021-2025", "Năm năm", "Nghị quyết", "Kịch bản")]
    assert places == sorted(places)
    assert "Của phường" not in page
    assert [row["name"] for row in rows_of(office.get("/don-vi/437/ke-hoach.csv"))] == [
        "Năm năm",
        "Nghị quyết",
        "Kịch bản",
    ]


@pytest.mark.parametrize("many", [1, 12])
def test_no_page_asks_more_of_the_database_when_there_is_more(
    office: Client, django_assert_max_num_queries: Any, many: int
) -> None:
    town = a_town()
    for number in range(many):
        plan = a_plan(town, name=f"Kế hoạch {number}")
        for line in range(many):
            indicator = an_indicator(f"N{number}.L{line}", name=f"Tên {number} {line}")
            a_target(plan, indicator, "5")
            a_target(plan, indicator, "2", period="2020-Q1")
    one = plan.targets.filter(period="2020").earliest("pk")
    for address, most in (
        (HERE, 11),
        (f"{HERE}{plan.pk}/", 12),
        (f"{HERE}{plan.pk}/sua/", 12),
        (f"{HERE}so-sanh/2020/", 11),
        (f"{HERE}{plan.pk}/muc-tieu/{one.pk}/", 12),
        (f"{HERE}{plan.pk}/muc-tieu/{one.pk}/chia/quy/", 12),
    ):
        with django_assert_max_num_queries(most):
            assert office.get(address).status_code == 200


def test_a_plan_shows_what_holds_and_which_parts_do_not_add_up(office: Client) -> None:
    plan, industry = a_plan(a_town()), an_indicator()
    a_target(plan, industry, "1.369,3")
    for quarter in (1, 2, 3, 4):
        a_target(plan, industry, "300", period=f"2020-Q{quarter}")
    page = page_of(office.get(f"{HERE}{plan.pk}/"))
    assert "1.369,3" in page and "−169,3" in page
    assert "chưa khớp tổng" in page
    rows = rows_of(office.get(f"{HERE}{plan.pk}.csv"))
    assert (rows[0]["period"], rows[0]["low"]) == ("2020", "1369.3")
    assert {row["plan"] for row in rows} == {plan.name} and len(rows) == 5


def test_parts_of_a_rate_need_not_add_up(office: Client) -> None:
    plan = a_plan(a_town())
    rate = an_indicator("R", unit="%", kind="ratio", rule="none", field="health")
    a_target(plan, rate, "90")
    a_target(plan, rate, "85", period="2020-Q1")
    whole = plan.targets.get(period="2020")
    page = page_of(office.get(f"{HERE}{plan.pk}/muc-tieu/{whole.pk}/"))
    assert "không cần cộng khớp" in page and "so với tổng" not in page


def test_the_history_tells_who_when_before_and_after(office: Client) -> None:
    plan, industry = a_plan(a_town()), an_indicator()
    a_target(plan, industry, "1.369,3")
    a_target(plan, industry, "từ 1.200 đến 1.250", decided_on=date(2020, 7, 10), reason="dịch bệnh")
    target = plan.targets.get()
    page = page_of(office.get(f"{HERE}{plan.pk}/muc-tieu/{target.pk}/"))
    assert "dịch bệnh" in page and "10/7/2020" in page and "55/NQ-HĐND" in page
    rows = rows_of(office.get(f"{HERE}{plan.pk}/muc-tieu/{target.pk}.csv"))
    assert [(row["before"], row["after"]) for row in rows] == [
        ("1.369,3", "từ 1.200 đến 1.250"),
        ("", "1.369,3"),
    ]


def test_a_part_has_a_page_of_its_own(office: Client) -> None:
    plan, industry = a_plan(a_town()), an_indicator()
    a_target(plan, industry, "1.369,3")
    part = a_target(plan, industry, "300", period="2020-Q1")
    assert part is not None
    page = page_of(office.get(f"{HERE}{plan.pk}/muc-tieu/{part.target.pk}/"))
    assert "2020-Q1" in page and "Chia theo quý" not in page


def test_plans_of_a_year_stand_side_by_side_under_their_names(office: Client) -> None:
    town, industry = a_town(), an_indicator()
    a_target(a_plan(town), industry, "1.369,3")
    higher = a_plan(town, layer=Layer.HIGHER_LEVEL, name="Cấp trên", signed_on=date(2019, 12, 1))
    a_target(higher, industry, "≥ 1.400")
    page = page_of(office.get(f"{HERE}so-sanh/2020/"))
    assert page.index("Kế hoạch phát triển") < page.index("Cấp trên")
    assert "≥ 1.400" in page
    rows = rows_of(office.get(f"{HERE}so-sanh/2020.csv"))
    assert [(row["layer"], row["target"]) for row in rows] == [
        ("council", "1.369,3"),
        ("higher level", "≥ 1.400"),
    ]
    assert "Chưa kế hoạch nào" in page_of(office.get(f"{HERE}so-sanh/2019/"))
    assert office.get(f"{HERE}so-sanh/2019-13/").status_code == 404


def test_a_plan_is_recorded_with_its_act_and_the_lines_of_another(office: Client) -> None:
    old = a_plan(a_town())
    a_target(old, an_indicator(), "1.369,3")
    a_target(old, an_indicator("KT.TM.01", name="Thương mại"), "5")
    file = SimpleUploadedFile("../NQ 60.docx", a_word_file())
    answer = office.post(f"{HERE}them/", SAID | {"like": str(old.pk), "document": file})
    plan = Plan.objects.get(period="2021")
    assert answer["Location"] == f"{HERE}{plan.pk}/sua/"
    assert Target.objects.filter(plan=plan, period="2021").count() == 2
    assert page_of(office.get(f"{HERE}{plan.pk}/")).count("chưa quyết định") == 3
    got = office.get(f"{HERE}{plan.pk}/van-ban/ban-goc")
    assert paper_kind(got.content) == "docx"
    assert (
        "NQ%2060.docx" in got["Content-Disposition"] and got["X-Content-Type-Options"] == "nosniff"
    )
    deeds = set(Event.objects.values_list("action", flat=True))
    assert {"plans.record", "plans.attach", "plans.copy_lines"} <= deeds
    assert office.get(f"{HERE}them/?nhu={old.pk}").status_code == 200


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"period": "năm tới"}, "Viết một năm"),
        ({"period": "2021-2020"}, "Viết một năm"),
        ({"signed_on": "hôm qua"}, "field-wrong"),
        ({"name": ""}, "field-wrong"),
    ],
)
def test_a_wrong_plan_is_refused_at_its_field(
    office: Client, said: dict[str, str], sentence: str
) -> None:
    answer = office.post(f"{HERE}them/", SAID | said)
    assert answer.status_code == 422 and sentence in page_of(answer)
    assert not Plan.objects.exists()


def test_a_name_stands_once_in_its_period_and_layer(office: Client) -> None:
    office.post(f"{HERE}them/", SAID)
    assert "đã có kế hoạch mang tên này" in page_of(office.post(f"{HERE}them/", SAID))
    assert office.post(f"{HERE}them/", SAID | {"period": "2021-2025"}).status_code == 302


def test_a_file_is_taken_only_for_what_it_is(office: Client, settings: Any) -> None:
    plan = a_plan(a_town())
    there = f"{HERE}{plan.pk}/van-ban/"
    bad = office.post(there, {"document": SimpleUploadedFile("a.pdf", b"<script>")})
    assert bad.status_code == 422 and "không có macro" in page_of(bad)
    assert office.post(there, {}).status_code == 422
    assert office.get(f"{there}ban-goc").status_code == 404
    office.post(there, {"document": SimpleUploadedFile("a.exe", a_pdf([["x"]]))})
    assert office.get(f"{there}ban-goc")["Content-Type"] == "application/pdf"
    assert "a.pdf" in page_of(office.get(there))
    settings.UPLOAD_MEGABYTES = 0
    big = office.post(there, {"document": SimpleUploadedFile("b.pdf", a_pdf([["y"]]))})
    assert big.status_code == 422 and "lớn hơn 0 MB" in page_of(big)


def test_plans_of_another_unit_are_not_found(office: Client) -> None:
    plan = a_plan(a_ward())
    attach_document(by=None, at=NOW, plan=plan, name="a.pdf", original=a_pdf([["x"]]))
    for end in ("", "sua/", "van-ban/", "van-ban/ban-goc"):
        assert office.get(f"{HERE}{plan.pk}/{end}").status_code == 404
    own = a_plan(a_town())
    a_target(plan, an_indicator(), "5")
    foreign = plan.targets.get().pk
    assert office.get(f"{HERE}{own.pk}/muc-tieu/{foreign}/").status_code == 404


def test_a_clerk_reads_plans_but_has_no_buttons(as_clerk: Client) -> None:
    plan = a_plan(a_town())
    a_target(plan, an_indicator(), "5")
    target = plan.targets.get()
    for address in (HERE, f"{HERE}{plan.pk}/", f"{HERE}{plan.pk}/muc-tieu/{target.pk}/"):
        page = page_of(as_clerk.get(address))
        assert not {"Ghi kế hoạch", "Nhập mục tiêu", "Điều chỉnh", "Chia theo"} & set(
            page.split(">")
        )
        assert "/sua/" not in page
    assert as_clerk.get(f"{HERE}{plan.pk}/sua/").status_code == 404


def test_the_finder_finds_plans_by_name_or_act(office: Client) -> None:
    plan = a_plan(a_town())
    for words in ("ke hoach phat trien", "55/nq"):
        assert f'href="{HERE}{plan.pk}/"' in page_of(office.get("/tim/", {"q": words}))
