"""``manage.py load_values FILE --unit CODE``: check a large file of values and take it in."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tiendo.common.file_faults import DocumentError
from tiendo.results.bulk.checking import UnreadableFile, check_file
from tiendo.results.bulk.columns import WrongColumns
from tiendo.results.bulk.files import known_of
from tiendo.results.bulk.sheets import check_workbook
from tiendo.results.bulk.taking import Source, take
from tiendo.results.bulk.views import refused
from tiendo.results.bulk.wording import finding_sentence
from tiendo.results.excel.wording import fault_sentence
from tiendo.units.queries import NoSuchUnitError, bearer

_EXCEL = (".xlsx", ".xlsm")


class Command(BaseCommand):
    """Check and take in a file of values that is too large for the site."""

    help = (
        "Check a CSV or Excel file of values and take its sound rows in. All findings are printed; "
        "with --check nothing is written. Taking a file twice changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, the unit that records it, and how numbers are written."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, help="code of the unit that records the file")
        parser.add_argument("--comma", action="store_true", help="values are written 1.892,5")
        parser.add_argument("--check", action="store_true", help="check only, write nothing")
        parser.add_argument(
            "--strict", action="store_true", help="take nothing when any row cannot be taken"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was found, take in what is sound."""
        path: Path = options["file"]
        now = timezone.now()
        try:
            unit = bearer(options["unit"], timezone.localdate(now))
            known = known_of(unit)
            if path.suffix.lower() in _EXCEL:
                checked, faults = check_workbook(path.read_bytes(), known)
            else:
                checked, faults = check_file(path, known, options["comma"]), []
        except (NoSuchUnitError, OSError) as fault:
            raise CommandError(str(fault)) from fault
        except (UnreadableFile, WrongColumns, DocumentError) as fault:
            raise CommandError(refused(fault)) from fault
        for one in checked.findings:
            self.stdout.write(finding_sentence(one))
        for told in faults:
            self.stdout.write(fault_sentence(told))
        left_out = checked.rows_left_out()
        self.stdout.write(f"{checked.rows} rows, {checked.sound()} sound, {left_out} left out.")
        if options["check"]:
            return
        if options["strict"] and left_out:
            raise CommandError("Nothing was taken in: mend the rows above, or leave out --strict.")
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        count = take(by=None, at=now, checked=checked, source=Source(unit, path.name, digest))
        checked.close()
        self.stdout.write(f"{count} values were new.")
