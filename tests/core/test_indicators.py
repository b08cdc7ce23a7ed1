"""Indicators say what their numbers mean, and since when."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from tiendo_core.indicators import (
    Aggregation,
    Definition,
    Direction,
    Indicator,
    IndicatorFault,
    IndicatorKind,
    Rule,
)
from tiendo_core.periods import Period

CATALOGUE = Path(__file__).parents[3] / "shared/data/indicator_catalogue.csv"
RATIO = Aggregation(Rule.RATIO, "XH.01", "households")


def _poor(*definitions: Definition) -> Indicator:
    return Indicator(
        "XH.02",
        "Tỷ lệ hộ nghèo",
        "%",
        IndicatorKind.RATIO,
        Direction.LOWER,
        RATIO,
        factor=100,
        decimals=2,
        definitions=definitions,
    )


STANDARD_2016 = Definition(date(2016, 1, 1), date(2021, 1, 1), "chuẩn 2016-2020")
STANDARD_2021 = Definition(date(2022, 1, 1), None, "chuẩn 2021-2025")


def test_a_change_of_definition_breaks_the_series():
    poor = _poor(STANDARD_2016, STANDARD_2021)
    years = {year: Period.parse(str(year)) for year in range(2015, 2025)}
    assert poor.is_comparable(years[2020], years[2016])
    assert not poor.is_comparable(years[2022], years[2020])
    assert poor.definition(years[2023]) == STANDARD_2021
    assert poor.definition(years[2021]) is None
    assert not poor.is_comparable(years[2015], years[2021])
    assert poor.definition(Period.parse("2020-01-01..2021-03-31")) is None


def test_without_definitions_an_indicator_always_meant_the_same():
    assert _poor().is_comparable(Period.parse("1999"), Period.parse("2026"))


def test_indicators_are_private_until_somebody_says_otherwise():
    assert not _poor().is_public


def test_a_value_is_rounded_once_half_up():
    assert _poor().shown(Fraction(3125, 1000)) == Decimal("3.13")
    assert _poor().measure[1].name == "%"


@pytest.mark.parametrize(
    ("text", "aggregation"),
    [
        ("sum", Aggregation(Rule.SUM)),
        ("none", Aggregation(Rule.NONE)),
        ("ratio", Aggregation(Rule.NONE)),
        ("ratio:KT.DT.03/KT.DT.02", Aggregation(Rule.RATIO, "KT.DT.03", "KT.DT.02")),
        ("ratio:KT.DT.03", Aggregation(Rule.NONE)),
        ("weighted_mean:population", Aggregation(Rule.WEIGHTED_MEAN, weight="population")),
    ],
)
def test_the_catalogue_writes_rules_in_words(text: str, aggregation: Aggregation):
    assert Aggregation.parse(text) == aggregation


@pytest.mark.parametrize("text", ["total", "", "weighted_mean", "sum:population"])
def test_a_rule_without_its_codes_or_with_others_is_refused(text: str):
    with pytest.raises(IndicatorFault):
        Aggregation.parse(text)


def test_contradictions_are_refused():
    with pytest.raises(IndicatorFault, match="does not go"):
        Aggregation(Rule.RATIO)
    with pytest.raises(IndicatorFault, match="do not add up"):
        Indicator("A", "A", "%", IndicatorKind.RATIO)
    with pytest.raises(IndicatorFault, match="decimals"):
        Indicator("A", "A", "ha", IndicatorKind.STOCK, decimals=5)
    with pytest.raises(IndicatorFault, match="decimals"):
        Indicator("A", "A", "ha", IndicatorKind.STOCK, factor=0)
    with pytest.raises(IndicatorFault, match="on one day"):
        _poor(STANDARD_2016, Definition(date(2020, 1, 1)))
    with pytest.raises(IndicatorFault, match="on one day"):
        _poor(STANDARD_2021, Definition(date(2026, 1, 1)))


def test_the_whole_catalogue_can_be_read():
    if not CATALOGUE.exists():
        pytest.skip("indicator_catalogue.csv of ../shared/data is not here")
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    indicators = [
        Indicator(
            row["code"],
            row["name_vi"],
            row["unit"],
            IndicatorKind(row["kind"]),
            Direction(row["direction"]),
            Aggregation.parse(row["aggregation"]),
        )
        for row in rows
    ]
    assert len(indicators) == 104
    assert all(one.measure for one in indicators)
