"""``manage.py render_pages``: make what is kept of all public pages anew, after a new version."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page

from tiendo.portal.going_out.renewing import renew
from tiendo.portal.models import PortalPage, RenderedPage
from tiendo.portal.searching.index import put
from tiendo.portal.searching.pages import entry_of


class Command(BaseCommand):
    """Make all public pages anew, and what of them is found."""

    help = (
        "Make the kept bytes of every public page anew, and what the search finds of it: after a "
        "new version, whose style sheets have other names. What pages say does not change."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say how many where there are any."""
        if made := renew(RenderedPage.objects.all()):
            self.stdout.write(f"{made} pages made anew.")
        for page in Page.objects.live().specific().iterator():
            entry = entry_of(page, page.public_content()) if isinstance(page, PortalPage) else None
            if entry is not None:
                with transaction.atomic():
                    put(entry)
