"""Search: tones optional, exact tones first, old names and abbreviations understood."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from factories.media import CAPTIONS, a_picture, a_song, uploaded
from factories.person import NOW, a_person
from factories.portal import a_page, a_portal, an_article, published
from factories.subject import a_question
from factories.unit import a_ward
from tiendo.accounts.models import Person
from tiendo.participation.actions.answering import Handling, handle
from tiendo.participation.actions.asking import erase_question
from tiendo.participation.models import Question, QuestionState
from tiendo.portal.going_out.publication import unpublish
from tiendo.portal.models import HomePage, MediaLibraryPage, QuestionsPage, SearchEntry, SearchPage
from tiendo.portal.searching.asking import Question as Search
from tiendo.portal.searching.asking import find
from tiendo.portal.searching.index import NewEntry, put
from tiendo.portal.searching.tokens import exact, plain, tokens
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.changes import NewChange, NewPassage, NewRecord, record_change
from tiendo.units.models import ChangeKind, Kind
from tiendo.units.queries import bearer
from tiendo_core.succession import LegalAct

pytestmark = pytest.mark.django_db


def entry(home: HomePage, title: str, text: str = "", day: int = 1, **more: object) -> None:
    put(
        NewEntry(
            key=f"thu:{title}",
            portal=home,
            kind=str(more.get("kind", "article")),
            title=title,
            address="/",
            dated_on=date(int(str(more.get("year", 2020))), 1, day),
            text=text,
        )
    )


def titles(words: str, **more: object) -> list[str]:
    hits, _count = find(Search(words, **more))  # type: ignore[arg-type]
    return [str(one["title"]).replace("<mark>", "").replace("</mark>", "") for one in hits]


@pytest.fixture
def home() -> HomePage:
    return a_portal()


def test_a_token_holds_its_marks_behind_its_letters() -> None:
    assert exact("Đậu") == "d9au56"
    assert exact("hoà") == exact("hòa") == "hoa2"
    assert plain("Đậu") == "dau"
    assert exact("2020") == "2020"


def test_both_kinds_of_tokens_keep_the_order_of_the_words() -> None:
    assert tokens("Thị xã: 864 tỷ") == (["thi5", "xa4", "864", "ty3"], ["thi", "xa", "864", "ty"])


def test_words_without_accents_find_accented_ones(home: HomePage) -> None:
    entry(home, "Chợ Đậu Liêu mở lại")
    assert titles("dau lieu") == ["Chợ Đậu Liêu mở lại"]
    assert titles("ĐẬU LIÊU") == ["Chợ Đậu Liêu mở lại"]


def test_what_is_spelled_as_asked_comes_first_though_it_is_older(home: HomePage) -> None:
    entry(home, "Cá đồng mùa nước", day=9)
    entry(home, "Ca đông ở trạm y tế", day=8)
    entry(home, "Ca đồng diễn", day=1)
    assert titles("ca đồng") == ["Ca đồng diễn", "Cá đồng mùa nước", "Ca đông ở trạm y tế"]


def test_a_title_comes_before_a_text_and_a_phrase_before_scattered_words(home: HomePage) -> None:
    entry(home, "Tin trong ngày", "Ngân sách xã và thu hoạch", day=9)
    entry(home, "Tin trong tuần", "Kết quả thu ngân sách", day=5)
    entry(home, "Thu ngân sách đạt 121 tỷ", day=1)
    assert titles("thu ngân sách") == [
        "Thu ngân sách đạt 121 tỷ",
        "Tin trong tuần",
        "Tin trong ngày",
    ]


def test_an_abbreviation_is_the_words_it_stands_for(home: HomePage) -> None:
    entry(home, "Ủy ban nhân dân phường họp")
    entry(home, "UBND phường trả lời", day=2)
    assert titles("ubnd phường") == ["UBND phường trả lời", "Ủy ban nhân dân phường họp"]
    assert titles("uỷ ban nhân dân phường") == titles("ubnd phường")


def test_the_old_name_of_a_unit_finds_its_successor() -> None:
    olds = [
        record_unit(by=None, at=NOW, new=NewUnit(code, name, Kind.WARD, date(2004, 1, 1)))
        for code, name in (("18118", "Phường Đậu Liêu"), ("18124", "Phường Trung Lương"))
    ]
    act = LegalAct("1/NQ", date(2026, 1, 1), "HĐND")
    records = (NewRecord("18121", "Nam Hồng Lĩnh", Kind.WARD),)
    passages = tuple(NewPassage(old, "18121") for old in olds)
    change = NewChange(ChangeKind.MERGE, date(2026, 3, 1), act, passages, records)
    record_change(by=None, at=NOW, new=change)
    home = a_portal(bearer("18121", date(2026, 4, 1)), slug="nam-hong-linh")
    entry(home, "Nam Hồng Lĩnh ra mắt")
    entry(home, "Thu ngân sách phường Nam Hồng Lĩnh", day=2)
    assert titles("dau lieu") == ["Thu ngân sách phường Nam Hồng Lĩnh", "Nam Hồng Lĩnh ra mắt"]
    assert titles("thu ngân sách Đậu Liêu") == ["Thu ngân sách phường Nam Hồng Lĩnh"]


def test_filters_narrow_what_is_found(home: HomePage) -> None:
    other = a_portal(a_ward(), slug="bac-hong-linh")
    entry(home, "Họp báo A")
    entry(home, "Họp báo B", kind="document", year=2021)
    entry(other, "Họp báo C")
    assert titles("họp báo", portal=home.pk) == ["Họp báo B", "Họp báo A"]
    assert titles("họp báo", kind="document") == ["Họp báo B"]
    assert titles("họp báo", year=2020) == ["Họp báo C", "Họp báo A"]


def test_what_holds_not_all_words_is_not_found(home: HomePage) -> None:
    entry(home, "Họp báo quý ba")
    assert titles("họp báo quý bốn") == []
    assert titles("!!! ???") == []


def test_the_words_asked_are_marked_with_and_without_accents(home: HomePage) -> None:
    entry(home, "Chợ Đậu Liêu <mở>", "Hôm nay chợ Đậu Liêu mở.")
    [hit], _ = find(Search("dau lieu"))
    assert hit["title"] == "Chợ <mark>Đậu Liêu</mark> &lt;mở&gt;"
    assert hit["excerpt"] == "Hôm nay chợ <mark>Đậu Liêu</mark> mở."


def test_a_published_article_is_found_and_an_unpublished_one_is_not(home: HomePage) -> None:
    article = published(an_article(home, "Chợ mới", body=[("text", "<p>Ở Đậu Liêu</p>")]))
    assert titles("dau lieu") == ["Chợ mới"]
    article.unpublish()
    assert titles("dau lieu") == []
    assert not SearchEntry.objects.filter(title="Chợ mới").exists()


def test_a_page_is_found_by_what_a_reader_reads_in_it_and_by_nothing_else(home: HomePage) -> None:
    song = a_song(poster=a_picture(), captions=uploaded("loi.vtt", CAPTIONS))
    song.save()
    gallery = {"title": "Quê hương", "pictures": [a_picture()]}
    page = a_page(home, MediaLibraryPage, body=[("audio", song), ("gallery", gallery)])
    assert SearchEntry.objects.get(page=page).text == (
        "Nhóm dự án; CC0 Bên dòng Minh Bên dòng Minh Dãy núi xanh Nhóm dự án Núi Hồng Quê hương"
    )


def test_the_page_finds_by_an_address_and_helps_when_there_is_nothing(
    client: Client, home: HomePage
) -> None:
    page = SearchPage(title="Tìm", slug="tim")
    home.add_child(instance=page)
    page = published(page)
    entry(home, "Chợ Đậu Liêu mở lại")
    assert "1 kết quả" in client.get(page.url, {"q": "dau lieu"}).content.decode()
    nothing = client.get(page.url, {"q": "khong co", "loai": "document"}).content.decode()
    assert "Tìm bỏ các bộ lọc" in nothing
    assert client.get(page.url).status_code == 200
    assert client.get(page.url, {"q": "a", "nam": "0000", "trang": "-1"}).status_code == 200


def test_a_question_costs_a_few_queries_however_many_are_found(
    home: HomePage, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        entry(home, f"Họp báo số {number}")
    find(Search("họp báo"))
    with django_assert_max_num_queries(5):
        find(Search("họp báo"))


def test_pages_follow_each_other_over_all_ranks_without_a_gap(home: HomePage) -> None:
    for number in range(1, 13):
        entry(home, f"Họp báo số {number}", day=number)
        entry(home, f"Tin {number}", "Kết quả họp báo trong tháng", day=number)
        entry(home, f"Khác {number}", "Báo cáo của cuộc họp", day=number)
    pages = [titles("họp báo", page=number) for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [10, 10, 10, 6]
    said = [title for page in pages for title in page]
    days = range(12, 0, -1)
    assert said == [
        *(f"Họp báo số {day}" for day in days),
        *(f"Tin {day}" for day in days),
        *(f"Khác {day}" for day in days),
    ]
    assert find(Search("họp báo"))[1] == 36
    assert titles("họp báo", page=9) == pages[0]


def settle(question: Question, state: QuestionState) -> None:
    question.refresh_from_db()
    handling = Handling(question.version, state, answer="Thông xe trong quý này.")
    by = Person.objects.first() or a_person()
    handle(by=by, at=NOW, question=question, handling=handling)


def test_an_answer_is_found_from_its_publication_until_it_is_taken_back(home: HomePage) -> None:
    page = QuestionsPage(title="Hỏi đáp", slug="hoi-dap")
    home.add_child(instance=page)
    published(page)
    question = a_question(home.unit, "Bao giờ thông cầu Rào?", state="received", answer="")
    assert titles("thong cau") == []
    settle(question, QuestionState.PUBLISHED)
    hits, count = find(Search("quý này", kind="question"))
    assert count == 1
    assert hits[0]["address"] == f"{page.url}?so={question.number}"
    settle(question, QuestionState.ANSWERED)
    assert titles("thong cau") == []


def test_answers_are_found_while_their_page_is_public_and_they_are_not_erased(
    home: HomePage,
) -> None:
    question = a_question(home.unit, "Bao giờ thông cầu Rào?", state="received", answer="")
    page = QuestionsPage(title="Hỏi đáp", slug="hoi-dap", live=False)
    home.add_child(instance=page)
    settle(question, QuestionState.PUBLISHED)
    assert titles("thong cau") == []
    published(page)
    assert titles("thong cau") == ["Bao giờ thông cầu Rào?"]
    unpublish(page, page.unpublish)
    assert titles("thong cau") == []
    published(page)
    assert titles("thong cau") == ["Bao giờ thông cầu Rào?"]
    erase_question(question=question)
    assert titles("thong cau") == []
