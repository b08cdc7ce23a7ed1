"""Units at different scales."""

from decimal import Decimal

import pytest

from tiendo_core.checks.scales import alike, counted, dimension, moved, scale
from tiendo_core.reading.figures import Number


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("tỷ đồng", ("đồng", 9)),
        ("triệu", ("đồng", 6)),
        ("nghìn tỷ đồng", ("đồng", 12)),
        ("triệu usd", ("usd", 6)),
        ("nghìn tấn", ("mass", 6)),
        ("ha", ("area", 4)),
    ],
)
def test_a_unit_of_money_or_measure_has_a_scale(unit: str, expected: tuple[str, int]) -> None:
    assert scale(unit) == expected


def test_counted_things_and_rates_have_no_scale() -> None:
    assert scale("công trình") is None
    assert scale("tạ/ha") is None
    assert counted("công trình")
    assert not counted("tạ/ha")
    assert not counted("%")
    assert not counted("tỷ đồng")
    assert not counted(None)


def test_amounts_convert_only_into_units_of_one_kind() -> None:
    assert alike("tỷ đồng", "triệu đồng") == 3
    assert alike("tạ", "tấn") == -1
    assert alike("người", "người") == 0
    assert alike("người", "hộ") is None
    assert alike("ha", "tấn") is None
    assert alike(None, "tấn") is None


def test_a_moved_number_keeps_its_printed_digits() -> None:
    number = Number(Decimal("1.2"), Decimal("0.1"), 0, 3)
    assert moved(number, 3)[:2] == (Decimal("1200"), Decimal("100"))
    assert moved(number, 0) is number


def test_figures_are_grouped_by_what_their_unit_measures() -> None:
    assert dimension("tỷ đồng") == dimension("triệu đồng") == "đồng"
    assert dimension("người") == "người"
    assert dimension(None) == ""
