"""``manage.py load_catalogue``: the shipped indicators into a real installation."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tiendo.indicators.actions import load_catalogue


class Command(BaseCommand):
    """Load the shipped catalogue."""

    help = "Add the shipped indicators that are not there yet; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how many were added."""
        added = load_catalogue(by=None, at=timezone.now())
        self.stdout.write(f"{added} indicators added.")
