"""Pages that come by themselves: of a published board or indicator; and those that cite it."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from tiendo.portal.going_out.announcing import announce
from tiendo.portal.going_out.rendering import dependents, store
from tiendo.portal.models import BoardPage, HomePage, IndicatorPage, PortalPage
from tiendo.publishing.queries import Kind, Snapshot
from tiendo.publishing.queries.ahead import subjects_citing


def heard_of(snapshot: Snapshot) -> None:
    """Show a new snapshot: its own page, and the articles that cite what it says."""
    home = HomePage.objects.filter(of_unit_id=snapshot.unit_id, live=True).first()
    if home is not None and snapshot.kind in (Kind.BOARD, Kind.INDICATOR):
        page = page_of(snapshot, home) or added(snapshot, home)
        if page.live:
            store(dependents(page))
            announce(page)
    store(pages_of(subjects_citing(snapshot)))


def page_of(snapshot: Snapshot, home: HomePage) -> Any:
    """The page of a board or an indicator in a portal, if there is one."""
    last = snapshot.subject.rsplit(":", 1)[1]
    if snapshot.kind == Kind.BOARD:
        return BoardPage.objects.child_of(home).filter(period=last).first()
    return IndicatorPage.objects.child_of(home).filter(code=last).first()


def added(snapshot: Snapshot, home: HomePage) -> PortalPage:
    """A page for a board or an indicator that had none, published."""
    last, title = snapshot.subject.rsplit(":", 1)[1], str(snapshot.content["title"])
    page: PortalPage
    if snapshot.kind == Kind.BOARD:
        page = BoardPage(title=title, period=last, slug=f"bang-{slugify(last)}")
    else:
        page = IndicatorPage(
            title=title, code=last, slug=f"chi-tieu-{slugify(last.replace('.', '-'))}"
        )
    page.live = False
    home.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def pages_of(subjects: list[str]) -> list[PortalPage]:
    """The public pages that stand behind these subjects."""
    keys = [uuid.UUID(one.rsplit(":", 1)[1]) for one in subjects if _is_a_page(one)]
    pages = Page.objects.filter(translation_key__in=keys, live=True).specific()
    return [one for one in pages if isinstance(one, PortalPage) and not one.is_dynamic]


def _is_a_page(subject: str) -> bool:
    """Whether a subject is a page of a portal: its key is that of the page."""
    try:
        uuid.UUID(subject.rsplit(":", 1)[1])
    except ValueError:
        return False
    return True
