"""The portals of the demonstration: the town's, which tells of 2020, and the ward's of today.

The town's figures are those a public page told; everything of the ward is made up and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from tiendo.accounts.queries import Person, person_named
from tiendo.board.periods import latest
from tiendo.demonstration.actions import CAST
from tiendo.demonstration.facts import PERIOD, TOWN
from tiendo.demonstration.library_words import LINKS, OPEN_DRAFT
from tiendo.demonstration.portal_library import load_library, page, the_film, the_song
from tiendo.demonstration.rounds import WARD_CODE
from tiendo.demonstration.taking_part import load_opinions
from tiendo.demonstration.written import TEXTS, written
from tiendo.participation.actions.visits import StatedTotal, state_former_total
from tiendo.portal.going_out.together import together
from tiendo.portal.newsroom.old_articles import from_folder
from tiendo.portal.newsroom.portals import NewPortal, make_portal
from tiendo.portal.newsroom.taking import take_over
from tiendo.portal.queries import (
    ArticlePage,
    ConsultationPage,
    HomePage,
    LinksPage,
    MapPage,
    MediaLibraryPage,
    NewsIndexPage,
    portal_of,
)
from tiendo.publishing.actions import publish
from tiendo.publishing.issuing import board_snapshot, indicator_snapshot
from tiendo.units.queries import Role, Unit, bearer
from tiendo_core.periods import Period

SHOWN = ("KT.CN.01", "KT.TM.01", "KT.DN.01", "DT.CT.05")
"""Indicators of the town that have a public page of their own."""

OLD_COUNTER = StatedTotal(1_340_281, date(2020, 10, 1), "Bộ đếm của cổng cũ, theo bài viết")

RATED = UUID("b7b0c6a2-6d0e-4d3e-9a43-3f1a6f3a7e10")
"""The key of the ward's article, always the same: what was given on it is found by it."""

ALERT = "Diễn tập phòng, chống bão sáng thứ bảy: còi báo động vang lên là để thử (minh hoạ)."
FIRST_SAID = ("118 hộ", "120 hộ")
CORRECTED = (
    "Bản đăng lần đầu ghi 120 hộ do tính cả hai hộ đã chuyển đi; số đúng là 118 hộ (minh hoạ)."
)


def _portal(unit: Unit, slug: str, *, at: datetime, alert: str = "") -> HomePage:
    """The portal of a unit; made where there is none, with an alert above its pages."""
    known = portal_of(unit)
    if known is not None:
        return known
    home = make_portal(by=None, at=at, new=NewPortal(unit, slug))
    if alert:
        home.banner = alert
        home.save_revision().publish()
    return home


def load_portals(*, at: datetime) -> None:
    """Both portals with everything below them; what is there stays."""
    people = {role: person_named(new.username) for role, new in CAST.items()}
    cast = {role: person for role, person in people.items() if person is not None}
    today = timezone.localdate(at)
    with together():
        load_town_portal(bearer(TOWN, today), cast=cast, at=at)
        home = load_ward_portal(bearer(WARD_CODE, today), cast=cast, at=at)
        load_library(home, by=cast[Role.SYNTHESIS], at=at)
    article = ArticlePage.objects.descendant_of(home).get(translation_key=RATED)
    draft = ConsultationPage.objects.descendant_of(home).get(slug=OPEN_DRAFT)
    load_opinions(by=cast[Role.MODERATOR], at=at, article=article.subject, draft=draft.subject)


@transaction.atomic
def load_town_portal(town: Unit, *, cast: Mapping[Role, Person], at: datetime) -> HomePage:
    """The town's portal: its board, its article, one page of the older portal, the old counter."""
    home = _portal(town, "hong-linh", at=at)
    news = NewsIndexPage.objects.child_of(home).earliest("pk")
    if ArticlePage.objects.child_of(news).exists():
        return home
    period, approver = Period.parse(PERIOD), cast[Role.APPROVER]
    publish(by=approver, at=at, new=board_snapshot(town, period))
    for code in SHOWN:
        new = indicator_snapshot(town, code, period)
        if new is not None:
            publish(by=approver, at=at, new=new)
    title = "Bản đồ thị xã Hồng Lĩnh"
    page(home, MapPage, "ban-do", title, extent="hong-linh", show_in_menus=True)
    title = "Bài hát, phim"
    heard_and_seen = [("audio", the_song(home)), ("video", the_film(home))]
    page(home, MediaLibraryPage, "bai-hat", title, body=heard_and_seen)
    page(home, LinksPage, "lien-ket", "Liên kết", groups=LINKS)
    last = [("heading", "Chín tháng qua hình vẽ"), ("video", the_film(home))]
    day = date(2020, 10, 1)
    _article(news, "chin-thang-2020", "town-9-thang", period, last=last, dated_on=day)
    take_over(by=None, at=at, home=home, found=from_folder(TEXTS), folder=TEXTS)
    state_former_total(by=None, at=at, unit=town, stated=OLD_COUNTER)
    return home


def _article(above: Page, slug: str, name: str, period: Period, **fields: Any) -> ArticlePage:
    """An article of the demonstration, published through the gate as any other.

    ``change`` are words of it that were said differently at first, ``last`` blocks after its prose.
    """
    said = written(name, above.specific.unit, period)
    now, first = fields.pop("change", ("", ""))
    body: list[tuple[str, Any]] = [
        (kind, words.replace(now, first) if now and kind == "text" else words)
        for kind, words in said.body
    ]
    body += fields.pop("last", [])
    known = {"lead": said.lead, "body": body} | fields
    made: ArticlePage = page(above, ArticlePage, slug, said.title, **known)
    return made


@transaction.atomic
def load_ward_portal(ward: Unit, *, cast: Mapping[Role, Person], at: datetime) -> HomePage:
    """The ward's portal: its board of today, and an article that had to be corrected once."""
    home = _portal(ward, "bac-hong-linh", at=at, alert=ALERT)
    news = NewsIndexPage.objects.child_of(home).earliest("pk")
    if ArticlePage.objects.child_of(news).exists():
        return home
    period = latest(ward, timezone.localdate(at))
    publish(by=cast[Role.APPROVER], at=at, new=board_snapshot(ward, period))
    words = {"change": FIRST_SAID, "translation_key": RATED}
    article = _article(news, "ra-soat-chi-tieu", "ward-tin", period, **words)
    said = written("ward-tin", ward, period)
    article.body, article.correction_note = said.body, CORRECTED
    article.save_revision().publish()
    return home
