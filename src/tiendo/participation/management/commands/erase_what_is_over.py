"""Erase what participation keeps no longer; to be run once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from tiendo.participation.retention import erase_what_is_over


class Command(BaseCommand):
    """``erase_what_is_over``: marks of earlier days, old contacts, what was never published."""

    help = "Erases marks of earlier days, contacts past their time and what was never published."

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and say how much."""
        erased = erase_what_is_over(at=timezone.now())
        said = _("Erased: %(marks)d marks, %(contacts)d contacts, %(contributions)d contributions.")
        self.stdout.write(said % vars(erased))
