"""Files of values that came by the site: kept, checked whenever asked, taken in."""

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.indicators.queries import records
from tiendo.results.bulk.checking import Checked, IndicatorRow, Known, UnitRow, check_file
from tiendo.results.bulk.sheets import check_workbook
from tiendo.results.bulk.taking import Source, take
from tiendo.results.excel.cells import Fault
from tiendo.results.file_models import BulkFile
from tiendo.units.queries import Unit, all_units


@dataclass(frozen=True)
class NewFile:
    """A file to be kept for a unit."""

    unit: Unit
    name: str
    original: bytes
    has_comma: bool = False


def files_of(unit: Unit) -> QuerySet[BulkFile]:
    """The files of a unit without their bytes, newest first."""
    files = BulkFile.objects.filter(unit=unit).defer("original")
    return files.select_related("added_by", "taken_by").order_by("-added_at", "-pk")


def file_of(unit: Unit, pk: int) -> BulkFile | None:
    """One file of this unit, with its bytes."""
    return BulkFile.objects.filter(unit=unit, pk=pk).select_related("added_by", "taken_by").first()


@transaction.atomic
def keep_file(*, by: Person, at: datetime, new: NewFile) -> BulkFile:
    """Keep a file; the same bytes are kept once."""
    digest = hashlib.sha256(new.original).hexdigest()
    kept, made = BulkFile.objects.get_or_create(
        unit=new.unit,
        digest=digest,
        has_comma=new.has_comma,
        defaults={
            "name": new.name[-200:],
            "original": new.original,
            "added_by": by,
            "added_at": at,
        },
    )
    if made:
        detail: dict[str, str | int | None] = {"name": kept.name, "sha256": digest}
        deed = Deed("results.keep_bulk", "bulk file", str(kept.pk), new.unit.code, detail)
        record(by=by, at=at, deed=deed)
    return kept


def check_kept(file: BulkFile) -> tuple[Checked, list[Fault]]:
    """Check a kept file, CSV or Excel. Raises what ``check_file`` and ``check_workbook`` raise."""
    return check_bytes(bytes(file.original), known_of(file.unit), file.has_comma)


def check_bytes(raw: bytes, known: Known, has_comma: bool = False) -> tuple[Checked, list[Fault]]:
    """Check bytes as an Excel file if they are one, else as CSV."""
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return check_workbook(raw, known)
    with tempfile.NamedTemporaryFile(suffix=".csv") as target:
        target.write(raw)
        target.flush()
        return check_file(Path(target.name), known, has_comma), []


@transaction.atomic
def take_kept(*, by: Person, at: datetime, file: BulkFile) -> int:
    """Take in what is sound in a kept file; how many versions that made."""
    checked, _faults = check_kept(file)
    try:
        source = Source(file.unit, file.name, file.digest)
        count = take(by=by, at=at, checked=checked, source=source)
    finally:
        checked.close()
    file.taken_by, file.taken_at, file.versions = by, at, count
    file.save(update_fields=["taken_by", "taken_at", "versions"])
    return count


def known_of(unit: Unit) -> Known:
    """All indicators, and the units a unit may record for: itself and what stands below it."""
    indicators = records().values_list("pk", "code", "kind", "rule")
    rows = all_units().values_list("pk", "code", "parent_code", "valid_from_on", "valid_to_on")
    units = [UnitRow(*row) for row in rows]
    below: dict[str, set[str]] = {}
    for one in units:
        below.setdefault(one.parent, set()).add(one.code)
    reached, waiting = {unit.code}, [unit.code]
    while waiting:
        fresh = below.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return Known(
        [IndicatorRow(*row) for row in indicators], [one for one in units if one.code in reached]
    )
