"""``manage.py render_pages``: make the kept bytes of all public pages anew, after a new version."""

from typing import Any

from django.core.management.base import BaseCommand

from tiendo.portal.going_out.renewing import renew
from tiendo.portal.models import RenderedPage


class Command(BaseCommand):
    """Make all public pages anew."""

    help = (
        "Make the kept bytes of every public page anew: after a new version, whose style sheets "
        "have other names. What pages say does not change."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them and say how many."""
        self.stdout.write(f"{renew(RenderedPage.objects.all())} pages made anew.")
