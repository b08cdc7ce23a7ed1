"""``manage.py load_country``: take in every province, district and commune, past and present."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tiendo.units.loading import load_country


class Command(BaseCommand):
    """Load the units of the country."""

    help = (
        "Load the units of the country as of 25/7/2026 with their predecessors. Running it again "
        "changes nothing, and what the office recorded itself stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say how much was new."""
        new = load_country(at=timezone.now())
        counts = f"{new.units} units, {new.changes} changes, {new.passages} passages"
        self.stdout.write(f"Country loaded: {counts} were new.")
