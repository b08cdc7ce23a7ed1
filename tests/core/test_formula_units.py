"""Computed indicators add only like things, and a ratio has the factor its units ask for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tiendo_core.formula import Formula
from tiendo_core.formula_units import UnlikeUnits, check_units, ratio_factor
from tiendo_core.indicators import Indicator, IndicatorKind
from tiendo_core.measures import parse_measure
from tiendo_core.quantities import Prices


def _one(code: str, unit: str, prices: Prices | None = None) -> Indicator:
    return Indicator(code, code, unit, IndicatorKind.FLOW, prices=prices)


KNOWN = {
    one.code: one
    for one in (
        _one("BN", "tỷ đồng"),
        _one("MN", "triệu đồng"),
        _one("NOW", "tỷ đồng", Prices()),
        _one("OLD", "tỷ đồng", Prices(2010)),
        _one("HA", "ha"),
        _one("TON", "tấn"),
        _one("RATE", "%"),
        _one("PEOPLE", "người"),
        _one("DAN", "dân"),
        _one("POOR", "hộ"),
        _one("BED", "giường"),
        _one("AREA", "km2"),
    )
}


@pytest.mark.parametrize(
    ("above", "below", "unit", "factor"),
    [
        ("POOR", "POOR", "%", 100),
        ("POOR", "POOR", "‰", 1000),
        ("PEOPLE", "DAN", "% dân số", 100),
        ("MN", "BN", "%", Fraction(1, 10)),
        ("BED", "PEOPLE", "giường/vạn dân", 10000),
        ("TON", "HA", "tạ/ha", 10),
        ("HA", "AREA", "%", 1),
        ("MN", "PEOPLE", "triệu đồng/người", 1),
        ("POOR", "PEOPLE", "%", None),
        ("BN", "HA", "tạ/ha", None),
    ],
)
def test_a_ratio_takes_its_factor_from_its_units(
    above: str, below: str, unit: str, factor: Fraction | int | None
) -> None:
    assert ratio_factor(KNOWN[above], KNOWN[below], parse_measure(unit)) == factor


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("BN + BN - BN", "tỷ đồng"),
        ("BN * 1000 + MN", "triệu đồng"),
        ("-BN + 2 * BN", "tỷ đồng"),
        ("(BN / last_year(BN) - 1) * 100", "%"),
        ("MN / PEOPLE", "triệu đồng/người"),
        ("TON / HA", "tấn/ha"),
        ("TON * HA / HA", "tấn"),
        ("RATE - 100", "%"),
        ("BN / BN", "lần"),
        ("NOW / OLD * 100", "%"),
        ("NOW * RATE / 100", "tỷ đồng"),
        ("BN - NOW", "tỷ đồng"),
        ("100 * NOW + NOW", "tỷ đồng"),
        ("1", "%"),
    ],
)
def test_a_formula_of_like_things_stands(text: str, unit: str) -> None:
    check_units(Formula.parse(text), KNOWN, parse_measure(unit))


@pytest.mark.parametrize(
    ("text", "unit", "code", "about"),
    [
        ("BN + HA", "tỷ đồng", "unlike-units", ("BN", "HA")),
        ("BN + 5", "tỷ đồng", "unlike-units", ("BN", "5")),
        ("BN + MN", "tỷ đồng", "unlike-scales", ("BN", "MN")),
        ("NOW - OLD", "tỷ đồng", "unlike-prices", ("NOW", "OLD")),
        ("BN + BN", "triệu đồng", "unlike-scales", ("BN", "đồng")),
        ("BN / PEOPLE", "tỷ đồng", "unlike-result", ("đồng",)),
        ("BN / BN", "tỷ đồng", "unlike-result", ("đồng",)),
        ("POOR * POOR", "hộ/hộ", "unlike-result", ("hộ/hộ",)),
    ],
)
def test_unlike_things_are_refused_by_name(
    text: str, unit: str, code: str, about: tuple[str, ...]
) -> None:
    with pytest.raises(UnlikeUnits) as refused:
        check_units(Formula.parse(text), KNOWN, parse_measure(unit))
    assert (refused.value.code, refused.value.about) == (code, about)
