"""A unit's portal at one press, its archive, and the draft of a closed round."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from factories.person import NOW, a_person, signed_in
from factories.portal import a_newsroom, a_portal, an_article, published
from factories.published import a_public_indicator, industry
from factories.results import an_office, fill
from factories.unit import a_town, a_ward, an_officer
from tiendo.audit.models import Event
from tiendo.indicators.models import Indicator
from tiendo.portal.gate.checking import check
from tiendo.portal.models import ArticlePage, BoardPage, HomePage, RenderedPage
from tiendo.portal.newsroom.portals import NewPortal, archive, make_portal
from tiendo.publishing.actions import NewSnapshot, publish
from tiendo.publishing.queries import board_content, subject_board
from tiendo.results.actions import approve, close_round, send, verify
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.changes import NewChange, NewPassage, NewRecord, record_change
from tiendo.units.models import ChangeKind, Kind, Role
from tiendo.units.queries import bearer
from tiendo_core.periods import Period
from tiendo_core.succession import LegalAct

pytestmark = pytest.mark.django_db


def test_an_administrator_makes_a_portal_at_one_press(client: Client) -> None:
    a_ward()
    office = signed_in(a_person("quan-tri", administrator=True))
    sent = office.post(reverse("portal_office:portals"), {"unit": "18115"})
    assert sent.status_code == 302
    home = HomePage.objects.get()
    assert home.slug == "bac-hong-linh"
    assert client.get("/bac-hong-linh/tin-tuc/").status_code == 200
    assert home.get_workflow() is not None
    assert Event.objects.filter(action="portal.make", unit="18115").exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"unit": "18115"}, "unit"),
        ({"unit": "18118", "slug": "don-vi"}, "slug"),
        ({"unit": "18118", "slug": "bac-hong-linh"}, "slug"),
        ({"unit": "18118", "host": "https://x.vn"}, "host"),
        ({"unit": "không có"}, "unit"),
    ],
)
def test_what_cannot_be_a_portal_is_told_at_its_field(typed: dict[str, str], field: str) -> None:
    make_portal(by=a_person("mot", administrator=True), at=NOW, new=NewPortal(a_ward()))
    a_ward("18118")
    office = signed_in(a_person("quan-tri", administrator=True))
    sent = office.post(reverse("portal_office:portals"), typed)
    assert sent.status_code == 400
    assert list(sent.context["form"].errors) == [field]
    assert HomePage.objects.count() == 1


def test_a_portal_with_a_host_answers_at_its_root() -> None:
    home = make_portal(
        by=a_person("mot", administrator=True),
        at=NOW,
        new=NewPortal(a_ward(), host="bachonglinh.gov.vn"),
    )
    assert Site.objects.get(hostname="bachonglinh.gov.vn").root_page_id == home.pk
    assert RenderedPage.objects.filter(url_path="/bac-hong-linh/").exists()


def test_the_archive_of_a_dissolved_unit_answers_and_nobody_writes_in_it(client: Client) -> None:
    town = a_town()
    home = a_newsroom(town)
    article = published(an_article(home))
    editor = an_officer("bien-tap", town, Role.EDITOR)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert signed_in(editor).get(edit).status_code == 200
    archive(by=a_person("quan-tri", administrator=True), at=NOW, home=home)
    assert signed_in(editor).get(edit).status_code == 302
    assert client.get(article.url).status_code == 200
    home.refresh_from_db()
    assert home.archived_on == timezone.localdate(NOW)


def test_an_archive_leads_to_the_portal_that_comes_after_it(client: Client) -> None:
    old, other = (
        record_unit(by=None, at=NOW, new=NewUnit(code, name, Kind.WARD, date(2004, 1, 1)))
        for code, name in (("18118", "Phường Đậu Liêu"), ("18124", "Phường Trung Lương"))
    )
    act = LegalAct("1/NQ", date(2026, 1, 1), "HĐND")
    records = (NewRecord("18121", "Nam Hồng Lĩnh", Kind.WARD),)
    passages = (NewPassage(old, "18121"), NewPassage(other, "18121"))
    change = NewChange(ChangeKind.MERGE, date(2026, 3, 1), act, passages, records)
    record_change(by=None, at=NOW, new=change)
    old.refresh_from_db()
    article = published(an_article(a_portal(old, slug="dau-lieu")))
    leads = 'href="/nam-hong-linh/"'
    assert leads not in client.get(article.url).content.decode()
    make_portal(by=None, at=NOW, new=NewPortal(bearer("18121", date(2026, 4, 1))))
    assert leads in client.get(article.url).content.decode()


def test_the_portal_of_a_living_unit_is_no_archive() -> None:
    home = a_portal(a_ward())
    office = signed_in(a_person("quan-tri", administrator=True))
    office.post(reverse("portal_office:archive", args=[home.pk]))
    home.refresh_from_db()
    assert home.archived_on is None


def test_a_published_board_gets_a_page_by_itself(client: Client) -> None:
    town = a_town()
    industry(town)
    home = a_portal(town)
    period = Period.parse("2020-9M")
    content = board_content(town, period)
    new = NewSnapshot("board", town, subject_board(town, period), content)
    publish(by=None, at=NOW, new=new)
    page = BoardPage.objects.child_of(home).get()
    assert page.live
    kept = page.content()
    assert kept["published"]["lines"][0]["value"]["printed"] == "864,0"
    assert client.get(page.url).status_code == 200


def test_a_board_that_was_not_published_has_no_page() -> None:
    home = a_portal()
    page = BoardPage(title="Bảng", slug="bang", period="2020-9M")
    home.add_child(instance=page)
    assert check(page).stops


def test_a_closed_round_becomes_a_draft_whose_figures_are_bound() -> None:
    office = an_office(codes=("THU", "NGHEO"), period="2026-9M")
    Indicator.objects.update(is_public=True)
    a_public_indicator("KHAC")  # through its action, so that the catalogue is read anew
    fill(office, THU="512")
    send(by=office.clerk, at=NOW, report=office.report)
    verify(by=office.verifier, at=NOW, report=office.report)
    approve(by=office.approver, at=NOW, report=office.report)
    close_round(by=office.synthesis, at=NOW, the_round=office.round)
    a_newsroom(office.ward, slug="bac-hong-linh")
    editor = an_officer("bien-tap", office.ward, Role.EDITOR)
    kwargs = {"unit": "18115", "period": "2026-9M", "regime": "kt-xh"}
    address = reverse("portal_office:draft", kwargs=kwargs)
    sent = signed_in(editor).post(address)
    article = ArticlePage.objects.get()
    assert sent.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert not article.live
    kinds = [block.block_type for block in article.body]
    assert {"heading", "text", "chart", "table", "board"} <= set(kinds)
    assert [one.code for one in check(article).stopping] == []
    content = article.content()
    assert "512 tỷ đồng" in {one["printed"] for one in content["figures"]}
    assert signed_in(editor).get(sent.url).status_code == 200
    assert signed_in(editor).get(address).status_code == 405
    assert signed_in(office.clerk).post(address).status_code == 404
