"""``manage.py run_worker``: do what comes by itself, until told to stop."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tiendo.common.jobs import run_due, work_until


class Command(BaseCommand):
    """Publishes what is scheduled, opens rounds, lets go of what may no longer be kept."""

    help = (
        "Run the worker: scheduled pages at their minute, rounds that open, what may no longer be "
        "kept. Any number may run; SIGTERM ends one after what it is doing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, for machines that have a scheduler of their own."""
        parser.add_argument("--once", action="store_true", help="do what is due now, and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        if options["once"]:
            for name in run_due(timezone.now()):
                self.stdout.write(name)
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        work_until(stopped)
