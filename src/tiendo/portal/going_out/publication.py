"""The one way a page becomes public: the gate, then Wagtail, then snapshot and stored bytes, in one
transaction. Scheduled and approved pages go the same way, and are judged again when they go out."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from tiendo.participation.actions import close_subject, open_subject
from tiendo.portal.gate.checking import Checked, Stopped, check, content_to_keep
from tiendo.portal.going_out.announcing import announce, retract
from tiendo.portal.going_out.rendering import dependents, forget, store, stored_elsewhere
from tiendo.portal.models import KeptPage, PortalPage
from tiendo.publishing.actions import NewCitation, NewSnapshot, Override
from tiendo.publishing.actions import publish as keep_snapshot
from tiendo.publishing.queries import Reference


@transaction.atomic
def publish(page: PortalPage, revision: Revision, *, by: Any, go: Callable[[], Any]) -> Any:
    """Publish a revision: ``go`` is Wagtail's own step. ``Stopped`` when the gate says no."""
    checked = check(revision.as_object())
    if checked.stops:
        raise Stopped(page)
    shown_until_now = type(page).objects.get(pk=page.pk).also_shown_on()
    done = go()
    public = type(page).objects.get(pk=page.pk)
    if public.live and public.live_revision_id == revision.pk:
        make_public(public, checked, by=by, at=timezone.now())
        store(one for one in shown_until_now if not one.is_dynamic)
    return done


def make_public(page: PortalPage, checked: Checked, *, by: Any, at: datetime) -> None:
    """Snapshot, subject and stored bytes of a page that is live now."""
    if isinstance(page, KeptPage):
        keep(page, checked, by=by, at=at)
    if page.takes_part:
        open_subject(at=at, new=page.opened_as())
    settle(page)


def settle(page: Page) -> None:
    """Send a page, and what stands below it, from where it stands now, and no longer from where it
    stood."""
    public = Page.objects.get(pk=page.pk).specific
    gone = stored_elsewhere(public)
    for address in gone:
        forget(address)
    if public.live and isinstance(public, PortalPage):
        store(dependents(public))
        announce(public)
    if gone:
        _announce_below(public)


def _announce_below(page: Page) -> None:
    """Send the public pages below one, with their files, from where they stand."""
    for below in page.get_descendants().live().specific():
        if isinstance(below, PortalPage):
            store([] if below.is_dynamic else [below])
            announce(below)


def after_move(instance: Page, parent_page_before: Page, **named: Any) -> None:
    """Send a page from its new place; what it was moved away from (the lists above it, the feeds,
    the maps for machines) shows it no more."""
    if named["url_path_before"] == named["url_path_after"]:
        return
    settle(instance)
    left = Page.objects.get(pk=parent_page_before.pk).specific
    if isinstance(left, PortalPage) and left.live:
        store(dependents(left))
        announce(left)


def keep(page: KeptPage, checked: Checked, *, by: Any, at: datetime) -> None:
    """Keep what became public as a snapshot; its note is said once."""
    content = content_to_keep(page)
    new = NewSnapshot(
        kind=page.kind,
        unit=page.unit,
        subject=page.subject,
        content=content,
        citations=list(citations(content)),
        note=page.correction_note,
        overrides=[
            Override((one.code,), (one.place,), answer.reason, answer.by.get_username())
            for one, answer in checked.overruled
        ],
    )
    keep_snapshot(by=by, at=at, new=new)
    type(page).objects.filter(pk=page.pk).update(correction_note="", note_to_approver="")


def citations(content: Mapping[str, Any]) -> Iterator[NewCitation]:
    """The data a content cites: those of its ledger, of the lines of its boards, and of the points
    of its charts with the plan across them."""
    for entry in content.get("figures", []):
        if entry["kind"] == "datum":
            yield NewCitation(entry["place"], Reference.parse(entry["reference"]), entry["printed"])
    for block in content.get("blocks", []):
        for line in (block.get("board") or {}).get("lines", []):
            if line.get("reference") and line["value"]["exact"]:
                place = f"bang-{block['id'][:8]}-{line['code']}"
                reference = Reference.parse(line["reference"])
                yield NewCitation(place, reference, line["value"]["printed"])
        if block["type"] == "chart" and block["points"]:
            yield from _charted(block)


def _charted(block: Mapping[str, Any]) -> Iterator[NewCitation]:
    place = f"bieu-do-{block['id'][:8]}"
    for number, point in enumerate(block["points"], 1):
        if point["reference"]:
            reference = Reference.parse(point["reference"])
            yield NewCitation(f"{place}-{number}", reference, point["printed"])
    if block["plan_reference"]:
        reference = Reference.parse(block["plan_reference"])
        yield NewCitation(f"{place}-ke-hoach", reference, block["plan"]["printed"])


@transaction.atomic
def unpublish(page: PortalPage, go: Callable[[], Any]) -> None:
    """Take a page back: its address answers no more, and lists lose it."""
    go()
    withdraw(page)


def withdraw(page: PortalPage) -> None:
    """Stop sending a page, take nothing more on it, and make the lists above it anew."""
    if page.takes_part:
        close_subject(at=timezone.now(), key=page.subject)
    forget(page.url_path)
    store(one for one in dependents(page) if one.pk != page.pk)
    retract(page)
    _announce_below(page)


def after_deletion(page: Page) -> None:
    """Take nothing more on a page that was deleted, and make the lists above it anew."""
    if isinstance(page, PortalPage) and page.takes_part:
        close_subject(at=timezone.now(), key=page.subject)
    if isinstance(page, PortalPage) and page.home.pk != page.pk:
        retract(page)
    parent = Page.objects.filter(path=page.path[: -Page.steplen]).first()
    above = parent.specific if parent else None
    if isinstance(above, PortalPage) and above.live:
        store(dependents(above))
