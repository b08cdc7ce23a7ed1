"""What the clock asks for: pages that go out or end at their minute, and alerts that are over.

Each page is a transaction of its own. One that cannot go out stays scheduled, is tried again the
next minute, and stands in its editors' work until then; the others go out.
"""

import logging
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from tiendo.portal.around.front import has_turned
from tiendo.portal.going_out.renewing import renew
from tiendo.portal.models.held_back import HeldBack
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.stored import RenderedPage

_log = logging.getLogger(__name__)


def keep_schedule(at: datetime) -> None:
    """End what expires and publish what is due at this moment."""
    for page in Page.objects.filter(live=True, expire_at__lte=at).order_by("expire_at"):
        _end(page)
    due = Revision.page_revisions.filter(approved_go_live_at__lte=at)
    for pk in due.order_by("approved_go_live_at").values_list("pk", flat=True):
        _publish(pk, at)


def _end(page: Page) -> None:
    try:
        with transaction.atomic():
            page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:
        _log.exception("page %s was to end and did not", page.pk)


def _publish(pk: int, at: datetime) -> None:
    try:
        with transaction.atomic():
            still_due = Revision.objects.select_for_update().filter(
                pk=pk, approved_go_live_at__lte=at
            )
            for revision in still_due:
                # A schedule that was carried out is over: an editor who opens the page again is
                # not told that a date lies in the past.
                revision.content["go_live_at"] = None
                revision.save(update_fields=["content"])
                revision.publish(log_action="wagtail.publish.scheduled")
                HeldBack.objects.filter(revision=revision).delete()
    except Exception as fault:
        _hold_back(Revision.objects.get(pk=pk), fault, at)


def _hold_back(revision: Revision, fault: Exception, at: datetime) -> None:
    """Note why a page did not go out; the log hears of each reason once."""
    reason = f"{type(fault).__name__}: {fault}"[:500]
    before = HeldBack.objects.filter(revision=revision).values_list("reason", flat=True).first()
    HeldBack.objects.update_or_create(
        revision=revision,
        defaults={
            "page_id": int(revision.object_id),
            "due_at": revision.approved_go_live_at,
            "tried_at": at,
            "reason": reason,
        },
    )
    if before != reason:
        _log.error("page %s was due and held back", revision.object_id, exc_info=fault)


def held_back() -> list[HeldBack]:
    """The pages that should be out by their schedule and are not, the longest due first."""
    waiting = HeldBack.objects.filter(revision__approved_go_live_at__isnull=False)
    return list(waiting.select_related("page").order_by("due_at"))


def renew_fronts(at: datetime) -> None:
    """Make front pages anew on which a draft opened or closed since the day they were made."""
    today = timezone.localdate(at)
    midnight = timezone.make_aware(datetime.combine(today, time.min))
    for home in HomePage.objects.live():
        kept = RenderedPage.objects.filter(url_path=home.url_path, rendered_at__lt=midnight)
        made = kept.values_list("rendered_at", flat=True).first()
        if made and has_turned(home, timezone.localdate(made), today):
            renew(kept)


def end_alerts(at: datetime) -> None:
    """Take alerts that are over off the kept pages of their portals."""
    for home in HomePage.objects.filter(banner_until_at__lte=at).exclude(banner=""):
        stale = RenderedPage.objects.filter(
            url_path__startswith=home.url_path, rendered_at__lt=home.banner_until_at
        )
        renew(stale)
