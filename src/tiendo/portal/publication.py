"""The one way a page becomes public: the gate, then Wagtail, then snapshot and stored bytes, in one
transaction. Scheduled and approved pages go the same way."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Revision

from tiendo.portal.announcing import announce, retract
from tiendo.portal.models.base import PortalPage
from tiendo.portal.rendering import dependents, forget, store


@transaction.atomic
def publish(page: PortalPage, revision: Revision, *, by: Any, go: Callable[[], Any]) -> Any:
    """Publish a revision: ``go`` is Wagtail's own step."""
    done = go()
    public = type(page).objects.get(pk=page.pk)
    if public.live and public.live_revision_id == revision.pk:
        store(dependents(public))
        announce(public)
    return done


@transaction.atomic
def unpublish(page: PortalPage, go: Callable[[], Any]) -> None:
    """Take a page back: its address answers no more, and lists lose it."""
    go()
    forget(page)
    store(one for one in dependents(page) if one.pk != page.pk)
    retract(page)
