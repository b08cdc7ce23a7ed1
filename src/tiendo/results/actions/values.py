"""Adding versions of values: from an approved report, from past years, from another system."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.models import Certainty, Origin, Report, State, Value
from tiendo.results.refusals import Refused
from tiendo.units.queries import Unit
from tiendo_core.periods import Period
from tiendo_core.results import OutOfRange, to_ten_thousandths

BATCH = 2000


@dataclass(frozen=True)
class NewValue:
    """A figure to be recorded: of an indicator, about a unit, as one body reports it.

    A ratio has both parts and no number; without any ``state`` says why.
    """

    unit: Unit
    reporter: Unit
    indicator_id: int
    code: str
    period: Period
    certainty: str = Certainty.OFFICIAL
    state: str = State.REPORTED
    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""
    reason: str = ""
    quote: str = ""
    origin: str = Origin.PAST
    evidence_id: int | None = None
    cut_off_on: date | None = None
    entered_by: Person | None = None
    report: Report | None = None

    @property
    def key(self) -> tuple[int, int, str, int, str]:
        """Which value it is a version of."""
        return (
            self.unit.pk,
            self.indicator_id,
            self.period.code,
            self.reporter.pk,
            str(self.certainty),
        )

    def says(self) -> tuple[object, ...]:
        """What makes a version differ from the one before."""
        return (
            str(self.state),
            self.number,
            self.numerator,
            self.denominator,
            self.cut_off_on,
            self.note,
            self.reason,
            self.evidence_id,
            self.origin == Origin.INVENTED,
        )


def add_versions(
    *, by: Person | None, at: datetime, rows: Sequence[NewValue]
) -> dict[str, str | int | None]:
    """Add a version for each row that says something new; what was before and is after, by value.

    The unit is locked, so two approvals of one unit number their versions one after the other.
    Inside the caller's transaction, which writes the event.
    """
    for row in rows:
        _must_fit(row)
    units = sorted({row.unit.pk for row in rows})
    list(Unit.objects.select_for_update(no_key=True).filter(pk__in=units).order_by("pk"))
    changes: dict[str, str | int | None] = {}
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        last = _last_versions(batch)
        new = []
        for row in batch:
            before = last.get(row.key)
            if before is not None and _says(before) == row.says():
                continue
            version = _version(row, 1 if before is None else before.version + 1, by, at)
            last[row.key] = version
            new.append(version)
            name = f"{row.unit.code} {row.code} {row.period.code} {row.certainty}"
            changes[name] = f"{_shown(before)} → {_shown(version)}"
        Value.objects.bulk_create(new)
    return changes


def _must_fit(row: NewValue) -> None:
    """Refuse a number that would lose a digit or does not fit, naming the value."""
    for number in (row.number, row.numerator, row.denominator):
        if number is None:
            continue
        try:
            to_ten_thousandths(number)
        except OutOfRange as fault:
            raise Refused(
                "out-of-range", value=str(number), indicator=row.code, period=row.period.code
            ) from fault


def _last_versions(rows: Iterable[NewValue]) -> dict[tuple[int, int, str, int, str], Value]:
    """The last version of each of these values, in one query."""
    rows = list(rows)
    found = Value.objects.filter(
        unit_id__in={row.unit.pk for row in rows},
        indicator_id__in={row.indicator_id for row in rows},
        period__in={row.period.code for row in rows},
        reporter_id__in={row.reporter.pk for row in rows},
    ).order_by("version")
    return {
        (one.unit_id, one.indicator_id, one.period, one.reporter_id, one.certainty): one
        for one in found
    }


def _says(value: Value) -> tuple[object, ...]:
    """What a version says, as ``NewValue.says``."""
    return (
        str(value.state),
        value.number,
        value.numerator,
        value.denominator,
        value.cut_off_on,
        value.note,
        value.reason,
        value.evidence_id,
        value.origin == Origin.INVENTED,
    )


def _version(row: NewValue, number: int, by: Person | None, at: datetime) -> Value:
    """The version to be written."""
    return Value(
        unit=row.unit,
        reporter=row.reporter,
        indicator_id=row.indicator_id,
        period=row.period.code,
        last_on=row.period.last_on,
        certainty=row.certainty,
        version=number,
        state=row.state,
        number=row.number,
        numerator=row.numerator,
        denominator=row.denominator,
        note=row.note,
        reason=row.reason,
        quote=row.quote,
        origin=row.origin,
        evidence_id=row.evidence_id,
        cut_off_on=row.cut_off_on,
        report=row.report,
        entered_by=row.entered_by or by,
        approved_by=by,
        approved_at=at,
    )


def _shown(value: Value | None) -> str:
    """A version in one line, for the record."""
    if value is None:
        return "—"
    if value.state != State.REPORTED:
        return str(value.state)
    if value.number is not None:
        return f"{value.number.normalize():f}"
    if value.numerator is None or value.denominator is None:
        return "—"
    return f"{value.numerator.normalize():f}/{value.denominator.normalize():f}"


@transaction.atomic
def record_values(*, by: Person | None, at: datetime, rows: Sequence[NewValue]) -> int:
    """Record approved figures that come by no report, such as from another system; how many are
    new. All or none: ``Refused`` names the first that does not fit."""
    changes = add_versions(by=by, at=at, rows=rows)
    for unit in sorted({row.unit.code for row in rows}):
        kept = {name: change for name, change in changes.items() if name.startswith(f"{unit} ")}
        if not kept:
            continue
        shown = dict(list(kept.items())[:BATCH])
        detail: dict[str, str | int | None] = {"versions": len(kept), **shown}
        record(by=by, at=at, deed=Deed("results.record_values", "unit", unit, unit, detail))
    return len(changes)


def record_past(*, by: Person | None, at: datetime, rows: Sequence[NewValue]) -> int:
    """Record values of past years; how many are new."""
    return record_values(by=by, at=at, rows=rows)
