"""What waits for people of the newsroom, for their page of work."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Revision

from tiendo.common.my_work import WorkItem
from tiendo.common.queries import worker_runs
from tiendo.portal.going_out.scheduling import held_back
from tiendo.portal.models import HomePage, PortalPage
from tiendo.units.access import acting
from tiendo.units.queries import Role, Unit


def my_work(request: HttpRequest) -> list[WorkItem]:
    """For editors the pages to review and those that did not go out; for administrators a worker
    that does not run while something is scheduled."""
    now = timezone.now()
    units = [one.unit for one in acting(request) if one.role in (Role.EDITOR, Role.APPROVER)]
    found = [_to_review(one) for one in to_review(units, timezone.localdate())] if units else []
    if units or request.user.is_superuser:
        found += _held_back(request, units)
    scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    if request.user.is_superuser and not worker_runs(now) and (waiting := scheduled.count()):
        said = ngettext(
            "The worker does not run: %(n)s page with a schedule will not go out.",
            "The worker does not run: %(n)s pages with a schedule will not go out.",
            waiting,
        )
        words, today = said % {"n": waiting}, timezone.localdate()
        address = reverse("portal_office:portals")
        found.append(WorkItem(_("Scheduled pages"), words, "", today, address, _("Look")))
    return found


def _held_back(request: HttpRequest, units: list[Unit]) -> list[WorkItem]:
    """What was due and could not go out, of these units, or of all for administrators."""
    found = []
    for one in held_back():
        page = one.page.specific
        if request.user.is_superuser or page.unit in units:
            words = _("“%(title)s” was due at %(moment)s and did not go out.") % {
                "title": page.title,
                "moment": timezone.localtime(one.due_at).strftime("%H:%M %d/%m/%Y"),
            }
            address = reverse("newsroom_gate", args=[page.pk])
            day = timezone.localdate(one.due_at)
            item = WorkItem(
                _("Scheduled pages"), words, page.unit.full_name, day, address, _("Look")
            )
            found.append(item)
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
    pages = kind.objects.descendant_of(home, inclusive=True).live()
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
