"""A unit's portal: made with one press, closed into an archive when the unit is no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import Resolver404, resolve
from wagtail.models import GroupPagePermission, Page, Site, WorkflowPage, get_page_models

from tiendo.audit.actions import Deed, record
from tiendo.common.fold import slugged
from tiendo.portal.around.frame import units_after
from tiendo.portal.going_out.renewing import renew
from tiendo.portal.going_out.together import together
from tiendo.portal.models import HomePage, PortalPage, RenderedPage
from tiendo.portal.newsroom.seats import make_seats
from tiendo.units.queries import Unit


class AddressTaken(ValueError):
    """Another part of the site, or another portal, answers at this address."""


class HasPortal(ValueError):
    """The unit has a portal already."""


@dataclass(frozen=True)
class NewPortal:
    """The portal of a unit at ``/slug/``; with ``host`` also at the root of a name of its own."""

    unit: Unit
    slug: str = ""
    host: str = ""


def slug_of(unit: Unit) -> str:
    """The usual address of a unit's portal: bac-hong-linh."""
    return slugged(unit.name) or slugged(unit.code)


@transaction.atomic
def make_portal(*, by: Any, at: datetime, new: NewPortal) -> HomePage:
    """Make a portal with its standing pages, its seats and its way of signing off, all public.

    ``HasPortal`` or ``AddressTaken`` when it cannot be.
    """
    if HomePage.objects.filter(of_unit=new.unit).exists():
        raise HasPortal(new.unit.code)
    slug = new.slug or slug_of(new.unit)
    root = Page.get_first_root_node()
    if is_taken(slug) or root.get_children().filter(slug=slug).exists():
        raise AddressTaken(slug)
    home = HomePage(title=new.unit.full_name, slug=slug, of_unit=new.unit, live=False)
    root.add_child(instance=home)
    with together():
        for title, page_slug, kind in standing_pages():
            page = kind(title=title, slug=page_slug, show_in_menus=True, live=False)
            home.add_child(instance=page)
            page.save_revision(user=by).publish(user=by)
        home.save_revision(user=by).publish(user=by)
    if new.host:
        Site.objects.create(hostname=new.host, port=80, root_page=home, site_name=home.title)
    make_seats(home)
    _tell_archives(new.unit)
    detail: dict[str, str | int | None] = {"address": slug, "host": new.host}
    record(by=by, at=at, deed=Deed("portal.make", "portal", slug, new.unit.code, detail))
    return HomePage.objects.get(pk=home.pk)


def _tell_archives(unit: Unit) -> None:
    """Let the pages of the units it took over lead to the portal of this one."""
    for former in HomePage.objects.live().exclude(of_unit__valid_to_on=None):
        if unit in units_after(former.unit):
            renew(RenderedPage.objects.filter(page__path__startswith=former.path))


def standing_pages() -> Iterator[tuple[str, str, type[PortalPage]]]:
    """The pages every portal begins with, in the order of the menu.

    Each type names its own in ``standing``: place in the menu, title, slug.
    """
    named = [
        (place, title, slug, kind)
        for kind in get_page_models()
        for place, title, slug in getattr(kind, "standing", ())
    ]
    for _place, title, slug, kind in sorted(named, key=lambda one: one[:3]):
        yield title, slug, kind


def is_taken(slug: str) -> bool:
    """Whether another part of the site answers at this address."""
    try:
        return resolve(f"/{slug}/").url_name != "wagtail_serve"
    except Resolver404:
        return False


@transaction.atomic
def archive(*, by: Any, at: datetime, home: HomePage) -> None:
    """Keep a portal as it is: nobody has a seat in it any more, its addresses go on answering."""
    HomePage.objects.filter(pk=home.pk).update(archived_on=at.date())
    GroupPagePermission.objects.filter(page=home).delete()
    WorkflowPage.objects.filter(page=home).delete()
    deed = Deed("portal.archive", "portal", home.slug, home.unit.code)
    record(by=by, at=at, deed=deed)
