"""The gate on the way to the public: what stops, what is kept, and that nothing is half shown."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.rich_text import RichText

from factories.person import NOW, a_person
from factories.portal import a_portal, an_article, published
from factories.published import industry
from factories.unit import a_town
from factories.value import a_value
from tiendo.accounts.models import Person
from tiendo.common.jobs import run_due
from tiendo.indicators.models import Indicator
from tiendo.participation.queries import subject_of
from tiendo.portal.gate.checking import Stopped, check
from tiendo.portal.going_out.scheduling import held_back
from tiendo.portal.models import ArticlePage, HomePage, Overruling, RenderedPage
from tiendo.portal.newsroom.overruling import overrule
from tiendo.publishing.queries import citable, latest, versions
from tiendo.units.models import Unit

pytestmark = pytest.mark.django_db
PERIOD = "2020-9M"


@pytest.fixture
def home() -> HomePage:
    """The portal of the town, whose industry is 864 tỷ đồng."""
    town = a_town()
    industry(town)
    return a_portal(town)


def figure(unit: Unit, words: str = "", part: str = "value") -> str:
    """The industry of nine months as the editor keeps it in a text."""
    datum = citable(unit, "san xuat", PERIOD)[0].part(part)
    assert datum is not None
    reference = f'reference="{datum.reference}"'
    return f'<a linktype="so-lieu" kind="datum" {reference}>{words or datum.printed}</a>'


def of(home: HomePage, text: str, **fields: Any) -> ArticlePage:
    """An article of one paragraph that ends in a full stop."""
    return an_article(home, body=[("text", f"<p>{text}</p>")], **fields)


def corrected(article: ArticlePage, text: str, note: str = "") -> ArticlePage:
    """The article with other words, published."""
    article.body = [("text", f"<p>{text}</p>")]
    article.correction_note = note
    kept: ArticlePage = published(article)
    return kept


@pytest.mark.parametrize("wrong", ["60,6,2%", "512 tỷ đồng"])
def test_a_number_that_is_malformed_or_bound_to_nothing_stops(home: HomePage, wrong: str) -> None:
    article = of(home, f"Giá trị sản xuất đạt {wrong} kế hoạch.", live=False)
    with pytest.raises(Stopped):
        article.save_revision().publish()
    article.refresh_from_db()
    assert not article.live
    assert latest(article.subject) is None
    assert not RenderedPage.objects.filter(page=article).exists()


def test_a_number_other_than_its_datum_stops(home: HomePage) -> None:
    article = of(home, f"Giá trị sản xuất đạt {figure(home.unit, '846 tỷ đồng')}.", live=False)
    codes = [one.code for one in check(article).stopping]
    assert codes == ["disagrees"]


def test_what_is_published_is_kept_with_what_it_cites(home: HomePage) -> None:
    article = published(of(home, f"Giá trị sản xuất đạt {figure(home.unit)}."))
    kept = latest(article.subject)
    assert kept is not None
    assert kept.content["figures"][0]["printed"] == "864 tỷ đồng"
    assert [(one.place, one.exact) for one in kept.citations.all()] == [("so-1", "864")]
    subject = subject_of(article.subject)
    assert subject is not None
    assert subject.title == article.title


def test_a_changed_number_needs_a_note_that_the_public_sees_once(home: HomePage) -> None:
    article = published(an_article(home, **marked("Có 12 đơn thư.")))
    with pytest.raises(Stopped):
        corrected(article, source("Có 13 đơn thư."))
    article = corrected(article, source("Có 13 đơn thư."), note="Bổ sung một đơn nhận ngày 30/9.")
    assert [one.note for one in versions(article.subject)] == [
        "Bổ sung một đơn nhận ngày 30/9.",
        "",
    ]
    assert article.correction_note == ""


def source(words: str) -> str:
    """The words with every number marked as one of an outside source."""
    mark = '<a linktype="so-lieu" kind="source" source="Ban Tiếp công dân">{}</a>'
    return re.sub(r"\d+", lambda found: mark.format(found[0]), words)


def marked(words: str) -> dict[str, Any]:
    """The body of an article of these words, its numbers marked."""
    return {"body": [("text", f"<p>{source(words)}</p>")]}


def test_the_public_sees_what_was_published_and_not_the_draft(
    client: Client, home: HomePage
) -> None:
    article = published(an_article(home, **marked("Có 12 đơn thư.")))
    article.body = [("text", f"<p>{source('Có 99 đơn thư.')}</p>")]
    article.save_revision()
    home.banner = "Tạm ngừng tiếp dân"
    published(home)
    shown = client.get(article.url).content.decode()
    assert "99 đơn thư" not in shown
    assert "Tạm ngừng tiếp dân" in shown
    assert "Có" in client.get(f"{article.url}?x=1").content.decode()


def test_the_fault_of_any_step_leaves_nothing_half_shown(
    home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (
        "tiendo.portal.going_out.publication.keep_snapshot",
        "tiendo.portal.going_out.publication.open_subject",
        "tiendo.portal.going_out.publication.store",
    )
    for step in steps:
        article = an_article(home, title=step, live=False, **marked("Có 12 đơn thư."))

        def broken(*_args: object, **_named: object) -> None:
            raise RuntimeError("killed")

        with monkeypatch.context() as patched:
            patched.setattr(step, broken)
            with pytest.raises(RuntimeError), transaction.atomic():
                article.save_revision().publish()
        article.refresh_from_db()
        assert (article.live, latest(article.subject), subject_of(article.subject)) == (
            False,
            None,
            None,
        )
        assert not RenderedPage.objects.filter(url_path=article.url_path).exists()


def test_an_answered_objection_no_longer_stops_and_is_kept_by_name(home: HomePage) -> None:
    person = a_person("duyet", administrator=True)
    article = of(home, "Thu ngân sách đạt 512 tỷ đồng.", live=False)
    checked = check(article)
    chosen = [f"{one.code}|{one.place}|{one.start}" for one in checked.stopping]
    answer = {"objections": chosen, "reason": "Số của Kho bạc, chưa có trên hệ thống."}
    overrule(by=person, at=NOW, checked=checked, answer=answer)
    public = published(article)
    kept = latest(public.subject)
    assert kept is not None
    assert kept.overrides[0]["reason"] == "Số của Kho bạc, chưa có trên hệ thống."
    assert kept.overrides[0]["by"] == "duyet"
    assert Overruling.objects.get().by == person
    with pytest.raises(Stopped):
        corrected(public, "Thu ngân sách đạt 513 tỷ đồng.", note="x")


def answered(article: ArticlePage, *which: int) -> ArticlePage:
    """The article once somebody answered for some of what stops it, counted from 0."""
    checked = check(article)
    chosen = [checked.stopping[number] for number in which]
    keys = [f"{one.code}|{one.place}|{one.start}" for one in chosen]
    by = Person.objects.filter(username="duyet").first() or a_person("duyet", administrator=True)
    overrule(by=by, at=NOW, checked=checked, answer={"objections": keys, "reason": "Đã đối chiếu"})
    return article


def test_an_answer_holds_for_one_number_at_one_place_and_not_for_the_same_elsewhere(
    home: HomePage,
) -> None:
    first, second = "Thu ngân sách đạt 777 tỷ đồng.", "Nợ xây dựng cơ bản là 777 tỷ đồng."
    article = answered(of(home, f"{first}</p><p>{second}"), 0)
    assert [one.place.rpartition(".")[2] for one in check(article).stopping] == ["1"]
    article = answered(article, 0)
    assert check(article).stopping == []
    article.body[0].value = RichText(f"<p>Mở đầu.</p><p>{first}</p><p>{second}</p>")
    assert check(article).stopping == []
    article.body[0].value = RichText(f"<p>{first}</p><p>{second}</p><p>Chi cũng 777 tỷ đồng.</p>")
    assert len(check(article).stopping) == 1


def test_an_answer_for_a_link_does_not_hold_for_another_address_under_the_same_words(
    home: HomePage,
) -> None:
    link = '<a href="http://{}/">trang nội bộ</a>'
    article = answered(of(home, link.format("192.168.1.5")), 0)
    assert check(article).stopping == []
    article.body[0].value = RichText(f"<p>{link.format('10.0.0.9')}</p>")
    assert [one.code for one in check(article).stopping] == ["private-link"]


def test_a_number_is_bound_each_time_it_stands_in_a_text(home: HomePage) -> None:
    bound = figure(home.unit)
    article = of(home, f"Sản xuất đạt {bound}.</p><p>Nợ đọng là 864 tỷ đồng.")
    assert [(one.code, one.quote) for one in check(article).stopping] == [
        ("unbound", "864 tỷ đồng")
    ]
    article = an_article(home, "Sản xuất đạt 864 tỷ đồng", body=[("text", f"<p>{bound}</p>")])
    assert check(article).stopping == []


@pytest.mark.parametrize("field", ["seo_title", "search_description", "author"])
@pytest.mark.parametrize("words", ["Gọi 0912 345 678", "Thu 999 tỷ đồng", "Đạt 60,6,2%"])
def test_what_machines_are_told_and_the_byline_are_read_too(
    home: HomePage, field: str, words: str
) -> None:
    assert check(of(home, "Họp báo.", **{field: words})).stops
    assert not check(of(home, "Họp báo.", note_to_approver=words)).stops


def test_a_scheduled_page_is_judged_again_when_it_goes_out(home: HomePage) -> None:
    later = timezone.now() + timedelta(hours=1)
    article = of(home, f"Giá trị đạt {figure(home.unit)}.", live=False, go_live_at=later)
    other = an_article(home, title="Bài khác", live=False, go_live_at=later)
    article.save_revision().publish()
    other.save_revision().publish()
    assert latest(article.subject) is None
    a_value(home.unit, Indicator.objects.get(), PERIOD, 870, version=2, certainty="estimate")
    home.unit.refresh_from_db()
    revision = article.get_latest_revision()
    body = revision.content["body"].replace("864", "860")
    revision.content["body"] = body
    revision.save()
    moment = later + timedelta(minutes=1)
    with at_the_moment(moment):
        run_due(moment)
    article.refresh_from_db()
    other.refresh_from_db()
    assert (article.live, other.live) == (False, True)
    assert article.scheduled_revision is not None
    assert [one.page_id for one in held_back()] == [article.pk]


def at_the_moment(moment: Any) -> Any:
    """The clock of Django at a moment."""
    return patch("django.utils.timezone.now", return_value=moment)


def test_an_article_that_cites_an_earlier_value_is_shown_anew(home: HomePage) -> None:
    article = published(of(home, f"Giá trị sản xuất đạt {figure(home.unit)}."))
    before = RenderedPage.objects.get(url_path=article.url_path).rendered_at
    a_value(home.unit, Indicator.objects.get(), PERIOD, 870, version=2, certainty="estimate")
    published(of(home, f"Giá trị nay là {figure(home.unit)}.", title="Số mới"))
    assert RenderedPage.objects.get(url_path=article.url_path).rendered_at > before
