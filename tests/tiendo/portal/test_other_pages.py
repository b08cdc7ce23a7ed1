"""Organisation, links, questions, drafts, lists of information, statements, English."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factories.media import a_file
from factories.portal import a_page, a_portal, published
from factories.subject import a_question
from factories.unit import a_ward
from tiendo.participation.queries import subject_of
from tiendo.portal.models import (
    ConsultationFile,
    ConsultationIndexPage,
    ConsultationPage,
    EnglishPage,
    InformationListPage,
    LinksPage,
    OrganisationPage,
    QuestionsPage,
    RenderedPage,
    StatementPage,
)
from tiendo.publishing.models import Contact, OfficeHolder
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Any:
    return a_portal(a_ward(), slug="bac-hong-linh")


def shown(client: Client, page: Any) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert not answer.cookies
    return answer.content.decode()


def staffed(unit: Any) -> None:
    """An office holder of today who takes calls, one of yesterday, and the unit's contact."""
    today = timezone.localdate()
    given = {"unit": unit, "title": "Chủ tịch UBND phường"}
    OfficeHolder.objects.create(
        **given, name="Trần Thị Nay", valid_from_on=today, is_contact=True, phone="0239 385 5555"
    )
    OfficeHolder.objects.create(
        **given, name="Lê Văn Trước", valid_from_on=date(2025, 7, 1), valid_to_on=today
    )
    Contact.objects.create(unit=unit, address="Số 1 đường Minh hoạ", email="ubnd@example.vn")


def test_organisation_shows_who_holds_office_today_and_nobody_who_has_left(
    client: Client, home: Any
) -> None:
    page = a_page(home, OrganisationPage, functions="<p>Quản lý nhà nước trên địa bàn.</p>")
    assert "Chưa nhập cơ cấu tổ chức" in shown(client, page)
    staffed(home.unit)
    said = shown(client, page)
    assert "Trần Thị Nay" in said and "Lê Văn Trước" not in said
    assert 'href="tel:02393855555"' in said and "ubnd@example.vn" in said
    assert not RenderedPage.objects.filter(page=page).exists()


def test_the_structure_is_a_nested_list_of_what_was_entered_or_is_registered(
    client: Client, home: Any
) -> None:
    below = NewUnit("18115.VP", "Văn phòng", Kind.DIVISION, date(2025, 7, 1), parent_code="18115")
    record_unit(by=None, at=timezone.now(), new=below)
    page = a_page(home, OrganisationPage)
    assert "Văn phòng</li>" in shown(client, page)
    body = {"name": "Hội đồng nhân dân", "task": "", "parts": ["Ban Pháp chế"]}
    page.bodies = [("body", body)]
    said = shown(client, published(page)).replace("\n", "")
    assert "<li>Hội đồng nhân dân<ul><li>Ban Pháp chế</li></ul></li>" in said
    assert "Văn phòng</li>" not in said


def test_english_says_the_same_in_english_and_marks_what_is_vietnamese(
    client: Client, home: Any
) -> None:
    staffed(home.unit)
    page = a_page(home, EnglishPage, title="In English", functions="<p>Local administration.</p>")
    said = shown(client, page)
    assert '<html lang="en">' in said
    assert "Who holds which office" in said and 'lang="vi"' in said
    assert "Trần Thị Nay" in said


def test_links_stand_in_their_groups(client: Client, home: Any) -> None:
    link = {"name": "Cổng Dịch vụ công quốc gia", "address": "https://dichvucong.gov.vn/"}
    group = {"heading": "Trung ương", "links": [link | {"note": "Nộp hồ sơ"}]}
    said = shown(client, a_page(home, LinksPage, groups=[("group", group)]))
    assert 'href="https://dichvucong.gov.vn/"' in said and "Trung ương" in said
    assert ">dichvucong.gov.vn · Nộp hồ sơ<" in said


def test_information_is_listed_as_public_or_on_request(client: Client, home: Any) -> None:
    row = {"what": "Kế hoạch năm", "where": "Cổng này", "when": "Tháng 1", "who": "Văn phòng"}
    rows = [("row", row | {"on_request": False}), ("row", row | {"on_request": True})]
    page = a_page(home, InformationListPage, rows=rows)
    said = shown(client, page)
    assert said.count("Kế hoạch năm") == 2
    assert "Thông tin cung cấp theo yêu cầu" in said


def test_questions_shows_what_was_published_and_the_ways_to_ask_and_to_follow(
    client: Client, home: Any
) -> None:
    page = a_page(home, QuestionsPage)
    a_question(home.unit, "Đường liên tổ dân phố")
    a_question(home.unit, "Chợ", state="answered")
    said = shown(client, page)
    assert "Đường liên tổ dân phố" in said and "Trong quý này." in said
    assert ">Chợ<" not in said and "Nguyễn Văn Hỏi" not in said
    assert "/tham-gia/" in said


def test_questions_are_found_without_tones(client: Client, home: Any) -> None:
    road = a_question(home.unit, "Đường liên tổ dân phố")
    a_question(home.unit, "Chợ mới")
    page = a_page(home, QuestionsPage)
    for asked in ({"q": "duong lien to"}, {"so": road.number}):
        said = client.get(page.url, asked).content.decode()
        assert "Đường liên tổ dân phố" in said and "Chợ mới" not in said


def a_draft(home: Any, closes_on: date, **fields: Any) -> Any:
    index = ConsultationIndexPage.objects.child_of(home).first() or a_page(
        home, ConsultationIndexPage, title="Lấy ý kiến", slug="lay-y-kien"
    )
    given = {"title": "Dự thảo quy chế chợ", "lead": "Quy chế quản lý chợ."}
    days = {"opens_on": closes_on - timedelta(days=20), "closes_on": closes_on}
    return a_page(home, ConsultationPage, above=index, **given | days | fields)


def test_a_draft_moves_from_open_to_closed_with_the_day(client: Client, home: Any) -> None:
    today = timezone.localdate()
    draft = a_draft(home, today)
    index = ConsultationIndexPage.objects.get()
    assert "Đã hết hạn góp ý" not in shown(client, index)
    draft.closes_on = today - timedelta(days=1)
    published(draft)
    said = shown(client, index)
    assert "Hôm nay không có dự thảo nào đang lấy ý kiến." in said
    assert said.index("Đã hết hạn góp ý") < said.index("Dự thảo quy chế chợ")


def test_the_lists_ask_the_store_the_same_however_long_they_are(
    client: Client, home: Any, django_assert_max_num_queries: Any
) -> None:
    page = a_page(home, QuestionsPage)
    for number in range(25):
        a_question(home.unit, f"Câu hỏi {number}")
    today = timezone.localdate()
    for days, name in enumerate("ABCDEFGH", start=-4):
        a_draft(home, today + timedelta(days=days), title=f"Dự thảo {name}")
    for address in (page.url, ConsultationIndexPage.objects.get().url):
        with django_assert_max_num_queries(30):
            assert client.get(address).status_code == 200


def test_a_draft_shows_its_days_files_and_what_became_of_the_comments(
    client: Client, home: Any
) -> None:
    draft = a_draft(home, date(2026, 9, 30))
    assert "Tiếp thu, giải trình" not in shown(client, draft)
    draft.files.add(ConsultationFile(file=a_file(title="Toàn văn dự thảo")))
    draft.reception = "<p>Tiếp thu ý kiến về giờ mở cửa.</p>"
    said = shown(client, published(draft))
    assert "đến hết ngày 30/9/2026" in said
    assert "Toàn văn dự thảo" in said and "giờ mở cửa" in said


def test_a_published_draft_takes_comments_until_its_last_day_and_no_stars(home: Any) -> None:
    draft = a_draft(home, date(2026, 9, 30))
    subject = subject_of(draft.subject)
    assert subject is not None
    assert (subject.kind, subject.takes_rating) == ("consultation", False)
    assert subject.closes_on == date(2026, 9, 30)


def test_the_privacy_statement_says_what_the_settings_say(
    client: Client, home: Any, settings: Any
) -> None:
    settings.KEEP_CONTACT_DAYS = 123
    page = a_page(home, StatementPage, kind="privacy", reviewed_on=date(2026, 9, 14))
    said = shown(client, page)
    assert "123 ngày" in said and "14/9/2026" in said


def test_the_accessibility_statement_names_the_circular(client: Client, home: Any) -> None:
    page = a_page(home, StatementPage, kind="accessibility", reviewed_on=date(2026, 9, 14))
    assert "26/2020/TT-BTTTT" in shown(client, page)


def test_a_table_of_a_page_comes_as_a_file_and_one_it_has_not_does_not(
    client: Client, home: Any
) -> None:
    row = {"what": "Kế hoạch", "where": "=Cổng này", "when": "", "who": "", "on_request": False}
    page = a_page(home, InformationListPage, rows=[("row", row)])
    lines = client.get(f"{page.url}?bang=cong-khai&dang=csv").content.decode("utf-8-sig").split()
    assert lines == ["what,where,when,who", "Kế", "hoạch,'=Cổng", "này,,"]
    assert client.get(f"{page.url}?bang=theo-yeu-cau&dang=json").json() == {"theo-yeu-cau": []}
    for asked in ("bang=khac&dang=csv", "bang=cong-khai&dang=exe", "dang="):
        answer = client.get(f"{page.url}?{asked}")
        assert answer.status_code == (404 if not asked.endswith("=") else 200), asked
