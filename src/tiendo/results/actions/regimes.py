"""Recording a report regime, its forms with their lines, who owes them, and the holidays."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.models import (
    CutOffRule,
    Duty,
    Entry,
    Form,
    Holiday,
    Line,
    ReportRegime,
)
from tiendo.results.refusals import Refused
from tiendo.units.queries import Unit

Told = dict[str, str | int | None]


@dataclass(frozen=True)
class NewRegime:
    """What a regime says; the eleven fields of Decree 09/2019/NĐ-CP Art. 7 but its forms and who
    reports them, which follow as ``NewForm`` and ``NewDuty``."""

    unit: Unit
    code: str
    name: str
    content: str
    receiver: str
    way_of_sending: str
    frequency: str
    valid_from_on: date
    cut_off: str = CutOffRule.DECREE
    send_by_working_days: int = 2
    closes_after_working_days: int = 10
    outline: str = ""
    steps: str = ""
    act: str = ""
    valid_to_on: date | None = None


FIELDS = tuple(name for name in NewRegime.__dataclass_fields__ if name not in {"unit", "code"})


@dataclass(frozen=True)
class NewForm:
    """A form of a regime."""

    regime: ReportRegime
    code: str
    name: str
    order: int = 0


@dataclass(frozen=True)
class NewLine:
    """A line of a form: an indicator and the figures asked of it."""

    form: Form
    indicator_id: int
    order: int
    part_of: Line | None = None
    asks_to_cut_off: bool = True
    asks_estimate: bool = True
    asks_in_period: bool = False
    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True)
class NewDuty:
    """Who reports a form about whom, from when on."""

    form: Form
    reporter: Unit
    about: Unit
    from_on: date


@dataclass(frozen=True)
class NewHoliday:
    """A day off, or (``is_working``) a Saturday worked in its place."""

    on: date
    name: str
    is_working: bool = False


@transaction.atomic
def record_regime(*, by: Person | None, at: datetime, new: NewRegime) -> ReportRegime:
    """Record a regime; one of the same code in the unit is given back as it is."""
    regime, made = ReportRegime.objects.get_or_create(
        unit=new.unit, code=new.code, defaults={name: getattr(new, name) for name in FIELDS}
    )
    if made:
        detail: Told = {name: str(getattr(new, name)) for name in FIELDS}
        _tell("results.record_regime", regime, detail, by=by, at=at)
    return regime


@transaction.atomic
def change_regime(
    *, by: Person, at: datetime, regime: ReportRegime, new: NewRegime
) -> ReportRegime:
    """Change what a regime says from now on; rounds that are open keep their days."""
    changed: Told = {}
    for name in FIELDS:
        before, after = getattr(regime, name), getattr(new, name)
        if before != after:
            changed[name] = f"{before} → {after}"
            setattr(regime, name, after)
    if changed:
        regime.save()
        _tell("results.change_regime", regime, changed, by=by, at=at)
    return regime


@transaction.atomic
def add_form(*, by: Person | None, at: datetime, new: NewForm) -> Form:
    """Add a form to a regime; one of the same code is given back as it is."""
    form, made = Form.objects.get_or_create(
        regime=new.regime, code=new.code, defaults={"name": new.name, "order": new.order}
    )
    if made:
        detail: Told = {"form": form.code, "name": form.name}
        _tell("results.add_form", new.regime, detail, by=by, at=at)
    return form


@transaction.atomic
def add_line(*, by: Person | None, at: datetime, new: NewLine) -> Line:
    """Add an indicator to a form; one that is there already is given back as it is."""
    line, made = Line.objects.get_or_create(
        form=new.form,
        indicator_id=new.indicator_id,
        defaults={
            "order": new.order,
            "part_of": new.part_of,
            "asks_to_cut_off": new.asks_to_cut_off,
            "asks_estimate": new.asks_estimate,
            "asks_in_period": new.asks_in_period,
            "lowest": new.lowest,
            "highest": new.highest,
        },
    )
    if made:
        detail: Told = {"form": new.form.code, "line": line.pk, "indicator": line.indicator.code}
        _tell("results.add_line", new.form.regime, detail, by=by, at=at)
    return line


@transaction.atomic
def remove_line(*, by: Person, at: datetime, line: Line) -> None:
    """Take a line off a form in which nobody has entered anything yet."""
    if Entry.objects.filter(line=line).exists() or line.parts.exists():
        raise Refused("line-in-use", indicator=line.indicator.code)
    detail: Told = {"form": line.form.code, "indicator": line.indicator.code}
    regime = line.form.regime
    line.delete()
    _tell("results.remove_line", regime, detail, by=by, at=at)


@transaction.atomic
def add_duty(*, by: Person | None, at: datetime, new: NewDuty) -> Duty:
    """Let a body owe a form; what it owes already stays."""
    duty, made = Duty.objects.get_or_create(
        form=new.form,
        reporter=new.reporter,
        about=new.about,
        valid_to_on=None,
        defaults={"valid_from_on": new.from_on},
    )
    if made:
        detail: Told = {
            "form": new.form.code,
            "reporter": new.reporter.code,
            "about": new.about.code,
        }
        _tell("results.add_duty", new.form.regime, detail, by=by, at=at)
    return duty


@transaction.atomic
def end_duty(*, by: Person, at: datetime, duty: Duty, on: date) -> None:
    """From this day on the body owes the form no more; what it reported stays."""
    if on <= duty.valid_from_on:
        raise Refused("duty-ends-early", on=duty.valid_from_on)
    duty.valid_to_on = on
    duty.save(update_fields=["valid_to_on"])
    detail: Told = {
        "form": duty.form.code,
        "reporter": duty.reporter.code,
        "on": on.isoformat(),
    }
    _tell("results.end_duty", duty.form.regime, detail, by=by, at=at)


@transaction.atomic
def keep_holiday(*, by: Person | None, at: datetime, new: NewHoliday) -> Holiday:
    """Record a day off or a worked Saturday; the same day again takes the new name and sense."""
    before = Holiday.objects.filter(on=new.on).first()
    kept, _made = Holiday.objects.update_or_create(
        on=new.on, defaults={"name": new.name, "is_working": new.is_working}
    )
    detail: Told = {
        "before": f"{before.name} {before.is_working}" if before else "—",
        "after": f"{kept.name} {kept.is_working}",
    }
    record(
        by=by, at=at, deed=Deed("results.keep_holiday", "holiday", kept.on.isoformat(), "", detail)
    )
    return kept


@transaction.atomic
def remove_holiday(*, by: Person, at: datetime, holiday: Holiday) -> None:
    """Take a day off the calendar again; rounds that are open keep their days."""
    deed = Deed(
        "results.remove_holiday", "holiday", holiday.on.isoformat(), "", {"name": holiday.name}
    )
    holiday.delete()
    record(by=by, at=at, deed=deed)


def _tell(
    action: str, regime: ReportRegime, detail: Told, *, by: Person | None, at: datetime
) -> None:
    """The event of a change to a regime."""
    deed = Deed(action, "regime", str(regime.pk), regime.unit.code, detail)
    record(by=by, at=at, deed=deed)
