"""What waits for people of the newsroom, for their page of work."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from tiendo.common.my_work import WorkItem
from tiendo.portal.models import HomePage, PortalPage
from tiendo.portal.newsroom.scheduling import overdue, worker_is_away
from tiendo.units.access import acting
from tiendo.units.queries import Role, Unit


def my_work(request: HttpRequest) -> list[WorkItem]:
    """Pages to review and, for administrators, a worker that does not run."""
    units = [one.unit for one in acting(request) if one.role == Role.EDITOR]
    found = [_to_review(one) for one in to_review(units, timezone.localdate())] if units else []
    if request.user.is_superuser and worker_is_away() and (late := overdue()):
        said = _("%(n)s pages should be out by now, and the worker does not run.") % {
            "n": len(late)
        }
        address = reverse("portal_office:portals")
        found.append(
            WorkItem(_("Scheduled pages"), said, "", timezone.localdate(), address, _("Look"))
        )
    return found


def to_review(units: list[Unit], today: date) -> list[PortalPage]:
    """The public pages of these units' portals whose day of review has come."""
    found: list[PortalPage] = []
    homes = HomePage.objects.filter(of_unit__in=units)
    for home in homes:
        for kind in PortalPage.__subclasses__():
            found += _of_kind(kind, home, today)
    return found


def _of_kind(kind: type[PortalPage], home: Page, today: date) -> list[PortalPage]:
    """Those of one type; abstract types stand for the types made of them."""
    if kind._meta.abstract:
        return [one for below in kind.__subclasses__() for one in _of_kind(below, home, today)]
    pages = kind.objects.descendant_of(home, inclusive=True).live()  # type: ignore[attr-defined]
    return list(pages.filter(review_on__lte=today))


def _to_review(page: PortalPage) -> WorkItem:
    return WorkItem(
        _("To review"),
        _("“%(title)s”: does it still hold?") % {"title": page.title},
        page.unit.full_name,
        page.review_on,
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        _("Review"),
    )
