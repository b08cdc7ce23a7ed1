"""The app of the portal: the citizen's side, and the newsroom behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry

if TYPE_CHECKING:
    from tiendo.common.jobs import Job
    from tiendo.common.my_work import WorkItem


def newsroom(request: HttpRequest) -> str | None:
    """The newsroom, for whoever writes, reviews or publishes for some unit."""
    from tiendo.portal.newsroom.seats import ON_PAGES
    from tiendo.units.access import acting

    may = request.user.is_superuser or any(one.role in ON_PAGES for one in acting(request))
    return reverse("wagtailadmin_home") if may else None


class PortalConfig(AppConfig):
    """Pages made from what was published, and from what citizens gave back."""

    name = "tiendo.portal"
    label = "portal"
    menu_entry = MenuEntry("publishing", _("Publishing"), newsroom, page=_("Newsroom"), last=True)

    def ready(self) -> None:
        """What is public is not deleted under its page, and goes with it wherever it is moved."""
        from django.db.models.signals import pre_delete
        from wagtail.signals import post_page_move

        from tiendo.portal.going_out.publication import after_move
        from tiendo.portal.models import Picture, PortalFile, Recording
        from tiendo.portal.models.material import refuse_while_shown

        for kind in (Picture, PortalFile, Recording):
            pre_delete.connect(refuse_while_shown, sender=kind)
        post_page_move.connect(after_move)

    def heard_of(self, news: object) -> None:
        """Show what was just published, let what was just answered be found, and say where the
        unit is found now."""
        from tiendo.participation.queries import QuestionChanged
        from tiendo.portal.going_out import answers, boards, renewing
        from tiendo.publishing.queries import ContactChanged, Snapshot

        if isinstance(news, Snapshot):
            boards.heard_of(news)
        elif isinstance(news, ContactChanged):
            renewing.renew_portal_of(news.unit)
        elif isinstance(news, QuestionChanged):
            answers.heard_of(news)

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """Pages to review, pages that did not go out, and a worker that does not run."""
        from tiendo.portal.newsroom.waiting import my_work

        return my_work(request)

    def jobs(self) -> list[Job]:
        """What goes out or ends at its minute."""
        from tiendo.common.jobs import MINUTE, Job
        from tiendo.portal.going_out.scheduling import end_alerts, keep_schedule, renew_fronts

        return [
            Job("portal.schedule", MINUTE, keep_schedule),
            Job("portal.alerts", MINUTE, end_alerts),
            Job("portal.fronts", MINUTE, renew_fronts),
        ]
