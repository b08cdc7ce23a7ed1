"""Changing the catalogue: adding, changing, breaking a definition, retiring, learning a name."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.common.fold import fold
from tiendo.indicators.models import Definition, Edition, Indicator, Synonym
from tiendo.indicators.queries import catalogue, definitions_of, records
from tiendo.indicators.shipped import shipped_definitions, shipped_rows
from tiendo.indicators.soundness import Fault, UnsoundIndicator, faults_of
from tiendo.units.queries import Unit

_NUMBER_BITS = 62


@dataclass(frozen=True)
class NewIndicator:
    """What is said of an indicator; the fields are those of the table ``Indicator``."""

    code: str
    name: str
    field: str
    unit: str
    kind: str
    direction: str = "higher"
    rule: str = "sum"
    name_en: str = ""
    numerator_code: str = ""
    denominator_code: str = ""
    weight_code: str = ""
    price_basis: str = ""
    base_year: int | None = None
    factor: int = 1
    decimals: int = 1
    formula: str = ""
    note: str = ""
    owner: Unit | None = None
    is_public: bool = False

    def record(self) -> Indicator:
        """The record of it, not yet kept."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return Indicator(**said, folded_name=fold(self.name))


@transaction.atomic
def add_indicator(*, by: Person | None, at: datetime, new: NewIndicator) -> Indicator:
    """Add an indicator to the catalogue; ``UnsoundIndicator`` says why it may not stand there."""
    made = new.record()
    known = catalogue()
    taken = [Fault("code", "code-taken", (new.code,))] if new.code in known else []
    _require_sound([*taken, *faults_of(made, known)])
    made.save()
    _changed(by, at, "add", made)
    return made


@transaction.atomic
def change_indicator(
    *, by: Person | None, at: datetime, indicator: Indicator, new: NewIndicator
) -> Indicator:
    """Say an indicator anew under its old code; what it was measured in may not change.

    Values are kept in the unit they were reported in: another unit is another indicator.
    """
    made = new.record()
    fixed = [
        Fault(name, "fixed")
        for name in ("code", "unit", "kind", "price_basis", "base_year")
        if getattr(made, name) != getattr(indicator, name)
    ]
    _require_sound([*fixed, *faults_of(made, catalogue())])
    changes = {
        one.name: f"{getattr(indicator, one.name)} → {getattr(made, one.name)}"
        for one in fields(new)
        if getattr(indicator, one.name) != getattr(made, one.name)
    }
    made.pk, made.retired_on = indicator.pk, indicator.retired_on
    made.save()
    _changed(by, at, "change", made, changes)
    return made


@transaction.atomic
def break_definition(
    *, by: Person | None, at: datetime, indicator: Indicator, on: date, note: str
) -> Definition:
    """From a day on the indicator means something else; no growth is counted across that day."""
    last = definitions_of(indicator).last()
    if last is not None and on <= last.valid_from_on:
        raise UnsoundIndicator([Fault("on", "break-too-early", (last.valid_from_on.isoformat(),))])
    if last is not None and last.valid_to_on is None:
        last.valid_to_on = on
        last.save(update_fields=["valid_to_on"])
    made = Definition.objects.create(indicator=indicator, valid_from_on=on, note=note)
    _changed(by, at, "break", indicator, {"on": on.isoformat(), "note": note})
    return made


@transaction.atomic
def retire_indicator(
    *, by: Person | None, at: datetime, indicator: Indicator, on: date | None
) -> None:
    """From a day on nobody is asked for the indicator; its values stay. None takes it back."""
    indicator.retired_on = on
    indicator.save(update_fields=["retired_on"])
    _changed(by, at, "retire", indicator, {"on": on.isoformat() if on else None})


@transaction.atomic
def learn_synonym(
    *, by: Person | None, at: datetime, unit: Unit, indicator: Indicator, name: str
) -> Synonym:
    """In this unit a name stands for an indicator from now on; it may have meant another before."""
    name = " ".join(name.split())
    synonym, _made = Synonym.objects.update_or_create(
        unit=unit,
        folded_name=fold(name),
        defaults={"indicator": indicator, "name": name},
    )
    detail: dict[str, str | int | None] = {"name": name}
    deed = Deed("indicators.learn", "indicator", indicator.code, unit.code, detail)
    record(by=by, at=at, deed=deed)
    return synonym


@transaction.atomic
def forget_synonym(*, by: Person | None, at: datetime, synonym: Synonym) -> None:
    """A name no longer stands for the indicator in its unit."""
    deed = Deed(
        "indicators.forget",
        "indicator",
        synonym.indicator.code,
        synonym.unit.code,
        {"name": synonym.name},
    )
    synonym.delete()
    record(by=by, at=at, deed=deed)


@transaction.atomic
def load_catalogue(*, by: Person | None, at: datetime) -> int:
    """Add the shipped indicators that are not there yet; how many. What stands is not changed."""
    there = set(records().values_list("code", flat=True))
    missing = [NewIndicator(**row).record() for row in shipped_rows() if row["code"] not in there]
    if not missing:
        return 0
    made = {one.code: one for one in Indicator.objects.bulk_create(missing)}
    Definition.objects.bulk_create(
        Definition(indicator=made[code], valid_from_on=since, valid_to_on=until, note=note)
        for code, since, until, note in shipped_definitions()
        if code in made
    )
    _new_edition()
    detail: dict[str, str | int | None] = {"added": len(made)}
    record(by=by, at=at, deed=Deed("indicators.load", "catalogue", "shipped", detail=detail))
    return len(made)


@transaction.atomic
def allow_publishing(*, by: Person | None, at: datetime, codes: Iterable[str]) -> int:
    """Say of several indicators that they may be published; of how many that is new."""
    changed = sorted(records(codes).filter(is_public=False).values_list("code", flat=True))
    if not changed:
        return 0
    Indicator.objects.filter(code__in=changed).update(is_public=True)
    _new_edition()
    detail: dict[str, str | int | None] = {"codes": ", ".join(changed)}
    record(by=by, at=at, deed=Deed("indicators.allow", "catalogue", "shipped", detail=detail))
    return len(changed)


def _require_sound(faults: list[Fault]) -> None:
    if faults:
        raise UnsoundIndicator(faults)


def _changed(
    by: Person | None,
    at: datetime,
    deed: str,
    indicator: Indicator,
    detail: Mapping[str, str | None] | None = None,
) -> None:
    """Tell the log, and every process that the catalogue is another."""
    _new_edition()
    told: dict[str, str | int | None] = {**(detail or {})}
    record(
        by=by,
        at=at,
        deed=Deed(f"indicators.{deed}", "indicator", indicator.code, detail=told),
    )


def _new_edition() -> None:
    Edition.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(_NUMBER_BITS)})
