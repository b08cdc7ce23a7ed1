"""The front of the newsroom: the portals somebody writes for, and what they come to do there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from tiendo.portal.models import (
    ArticlePage,
    ConsultationIndexPage,
    ConsultationPage,
    HomePage,
    LegalDocumentPage,
    LegalLibraryPage,
    NewsIndexPage,
)
from tiendo.portal.newsroom.seats import units_seated

_WRITTEN = (
    (NewsIndexPage, ArticlePage),
    (LegalLibraryPage, LegalDocumentPage),
    (ConsultationIndexPage, ConsultationPage),
)
"""What is added most often, and the page it stands below."""


class FrontPanel(Component):
    """The portals of a person with their ways on."""

    name = "portals"
    template_name = "portal/newsroom/front.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The portals, by name."""
        request = (parent_context or {})["request"]
        units = units_seated(request.user, timezone.localdate())
        homes = HomePage.objects.filter(of_unit__in=units).order_by("title")
        return {"portals": [_portal(home, request.user) for home in homes]}


def _portal(home: HomePage, person: Any) -> dict[str, Any]:
    return {
        "key": home.pk,
        "title": home.title,
        "address": home.url,
        "archived_on": home.archived_on,
        "explore": reverse("wagtailadmin_explore", args=[home.pk]),
        "ways": list(_ways(home, person)),
    }


def _ways(home: HomePage, person: Any) -> Iterator[dict[str, str]]:
    """What the person may begin at once: a new page of a kind, or a draft from what was closed."""
    for above, kind in _WRITTEN:
        index: Page | None = above.objects.child_of(home).first()
        if index is not None and index.permissions_for_user(person).can_add_subpage():
            args = [kind._meta.app_label, kind._meta.model_name, index.pk]
            label = _("New %(kind)s") % {"kind": kind._meta.verbose_name}
            yield {"label": label, "address": reverse("wagtailadmin_pages:add", args=args)}
    address = reverse("publishing:overview", args=[home.unit.address])
    yield {"label": _("From a closed round"), "address": address}
