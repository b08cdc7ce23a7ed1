"""Count visits from the log of a web server, for sites whose readers have no scripts."""

import gzip
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from tiendo.participation.actions.visits import keep_logged
from tiendo.participation.server_log import counted
from tiendo.units.queries import NoSuchUnitError, bearer


class Command(BaseCommand):
    """``count_visits 18115 /var/log/nginx/access.log* --under /bac-hong-linh/``."""

    help = (
        "Counts visits of a unit's pages from logs in combined format; reading twice is harmless."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The unit, its logs (also .gz), and where its pages stand."""
        parser.add_argument("unit")
        parser.add_argument("logs", nargs="+", type=Path)
        parser.add_argument("--under", default="/")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all logs together, so that a day cut in two by rotation is one day."""
        try:
            unit = bearer(options["unit"], timezone.localdate())
        except NoSuchUnitError as fault:
            raise CommandError(str(fault)) from fault
        days, odd = counted(_lines(options["logs"]), options["under"])
        changed = keep_logged(unit=unit, days=days)
        said = _("%(days)d days read, %(changed)d changed, %(odd)d lines not understood.")
        self.stdout.write(said % {"days": len(days), "changed": changed, "odd": odd})


def _lines(logs: list[Path]) -> Iterator[str]:
    for log in logs:
        try:
            opener = gzip.open if log.suffix == ".gz" else open
            with opener(log, "rt", encoding="utf-8", errors="replace") as file:
                yield from file
        except OSError as fault:
            raise CommandError(f"{log}: {fault.strerror or fault}") from fault
