"""``manage.py load_demonstration``: fill the site with illustrative data; safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tiendo.demonstration.actions import load
from tiendo.demonstration.portal_news import load_portals


class Command(BaseCommand):
    """Load Hồng Lĩnh, nine months of 2020."""

    help = (
        "Load the demonstration: Hồng Lĩnh, nine months of 2020. Running it again changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what was loaded."""
        at = timezone.now()
        unit = load(at=at)
        load_portals(at=at)
        self.stdout.write(f"Demonstration loaded: {unit.full_name} ({unit.code}).")
