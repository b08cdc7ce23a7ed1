"""Whether an indicator may stand in the catalogue; what speaks against it, each at its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tiendo.indicators.models import Indicator
from tiendo_core.formula import Formula, FormulaFault, computing_order
from tiendo_core.formula_units import UnlikeUnits, check_units, ratio_factor
from tiendo_core.indicators import Aggregation, Definition, Direction, IndicatorKind, Rule
from tiendo_core.indicators import Indicator as CoreIndicator
from tiendo_core.measures import MeasureFault, parse_measure
from tiendo_core.quantities import Prices


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an indicator: the field, the rule it breaks, and what it is about."""

    field: str
    code: str
    about: tuple[str, ...] = ()


class UnsoundIndicator(ValueError):
    """An indicator that may not stand in the catalogue as it is; ``faults`` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{one.field}: {one.code} {one.about}" for one in faults))


def as_core(record: Indicator, definitions: tuple[Definition, ...] = ()) -> CoreIndicator:
    """The rule's view of a record; a ratio whose parts are not named cannot be put together."""
    rule = Rule(record.rule)
    if rule is Rule.RATIO and not (record.numerator_code and record.denominator_code):
        rule = Rule.NONE
    if rule is Rule.WEIGHTED_MEAN and not record.weight_code:
        rule = Rule.NONE
    is_ratio = rule is Rule.RATIO
    return CoreIndicator(
        code=record.code,
        name=record.name,
        unit=record.unit,
        kind=IndicatorKind(record.kind),
        direction=Direction(record.direction),
        aggregation=Aggregation(
            rule,
            record.numerator_code if is_ratio else None,
            record.denominator_code if is_ratio else None,
            record.weight_code if rule is Rule.WEIGHTED_MEAN else None,
        ),
        prices=Prices(record.base_year) if record.price_basis else None,
        factor=record.factor,
        decimals=record.decimals,
        formula=Formula.parse(record.formula) if record.formula else None,
        definitions=definitions,
        owner=record.owner.code if record.owner else "",
        is_public=record.is_public,
    )


def faults_of(record: Indicator, others: Mapping[str, CoreIndicator]) -> Iterator[Fault]:
    """Everything that speaks against a record beside the others of the catalogue."""
    try:
        parse_measure(record.unit)
    except MeasureFault:
        yield Fault("unit", "no-unit", (record.unit,))
        return
    if record.kind == "ratio" and record.rule == Rule.SUM.value:
        yield Fault("rule", "ratio-adds-up")
    if (record.price_basis == "constant") != (record.base_year is not None):
        yield Fault("base_year", "base-year")
    for field in ("numerator_code", "denominator_code", "weight_code"):
        code = getattr(record, field)
        if code and (code not in others or code == record.code):
            yield Fault(field, "unknown-code", (code,))
    yield from _parts_faults(record, others)
    if record.formula:
        yield from _formula_faults(record, others)
    elif record.rule == Rule.DERIVED.value:
        yield Fault("formula", "needs-formula")


def _parts_faults(record: Indicator, others: Mapping[str, CoreIndicator]) -> Iterator[Fault]:
    """What is wrong between a ratio and its numerator and denominator."""
    given = [code for code in (record.numerator_code, record.denominator_code) if code]
    if record.rule != Rule.RATIO.value or not given:
        return
    if len(given) == 1:
        field = "denominator_code" if record.numerator_code else "numerator_code"
        yield Fault(field, "half-a-ratio")
        return
    above, below = (others.get(code) for code in given)
    if above is None or below is None:
        return
    wanted = ratio_factor(above, below, parse_measure(record.unit))
    if wanted is not None and wanted != record.factor:
        yield Fault("factor", "wrong-factor", (str(wanted), above.unit, below.unit, record.unit))


def _formula_faults(record: Indicator, others: Mapping[str, CoreIndicator]) -> Iterator[Fault]:
    """What is wrong with a formula: its writing, a code, a circle, or unlike units."""
    try:
        formula = Formula.parse(record.formula)
    except FormulaFault as fault:
        yield Fault("formula", "no-formula", (str(fault),))
        return
    unknown = [term.code for term in formula.terms if term.code not in others]
    if unknown:
        yield Fault("formula", "unknown-code", tuple(dict.fromkeys(unknown)))
        return
    formulas = {code: one.formula for code, one in others.items() if one.formula}
    try:
        computing_order(formulas | {record.code: formula})
    except FormulaFault as fault:
        yield Fault("formula", "circle", (str(fault).split(" wait ")[0],))
        return
    try:
        check_units(formula, others, parse_measure(record.unit))
    except UnlikeUnits as fault:
        yield Fault("formula", fault.code, fault.about)
