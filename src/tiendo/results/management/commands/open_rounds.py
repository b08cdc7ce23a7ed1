"""``manage.py open_rounds``: open every round whose day has come; for a scheduler, once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tiendo.results.actions import open_due_rounds


class Command(BaseCommand):
    """Opens rounds; running it again changes nothing."""

    help = "Open every report round whose day has come."

    def handle(self, *args: Any, **options: Any) -> None:
        """Open them and name them."""
        for opened in open_due_rounds(at=timezone.now()):
            self.stdout.write(f"{opened.regime.unit.code} {opened.regime.code} {opened.period}")
