"""Units of measure: spellings, scales, and units made of two."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from tiendo_core.measures import DONG, PERCENT, MeasureFault, parse_measure

CATALOGUE = Path(__file__).parents[3] / "shared" / "data" / "indicator_catalogue.csv"


@pytest.mark.parametrize(
    ("text", "power", "name", "dimension", "size"),
    [
        ("tỷ đồng", 9, "đồng", "money", 1),
        ("Tỉ đồng", 9, "đồng", "money", 1),
        ("nghìn tỷ đồng", 12, "đồng", "money", 1),
        ("trđ", 6, "đồng", "money", 1),
        ("tr. đồng", 6, "đồng", "money", 1),
        ("VNĐ", 0, "đồng", "money", 1),
        ("triệu USD", 6, "USD", "US dollar", 1),
        ("nghìn lượt", 3, "lượt", "lượt", 1),
        ("HTX", 0, "hợp tác xã", "hợp tác xã", 1),
        ("km²", 0, "km2", "area", 10**6),
        ("tạ/ha", 0, "tạ/ha", "mass/area", 10**4),
        ("tấn / ha", 0, "tấn/ha", "mass/area", 10**5),
        (
            "triệu đồng/người/năm",
            6,
            "đồng/người/năm",
            "money/người/năm",
            1,
        ),
        ("giường/vạn dân", 0, "giường/vạn dân", "giường/dân", Fraction(1, 10**4)),
        ("giường/10.000 dân", 0, "giường/10.000 dân", "giường/dân", Fraction(1, 10**4)),
        ("kg/6 tháng", 0, "kg/6 tháng", "mass/tháng", Fraction(10**6, 6)),
        ("% dân số", 0, "% dân số", "percent of dân số", 1),
        ("‰", 0, "‰", "percent", 1),
        ("tập thể, cá nhân", 0, "tập thể, cá nhân", "tập thể, cá nhân", 1),
    ],
)
def test_a_unit_has_a_scale_a_dimension_and_a_size(
    text: str, power: int, name: str, dimension: str, size: int | Fraction
) -> None:
    found_power, measure = parse_measure(text)
    assert (found_power, measure.name) == (power, name)
    assert (measure.dimension, measure.size) == (dimension, size)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tỷ",
        "12",
        "ha/",
        "/ha",
        "ha/0,5,5 người",
        "ha/99",
        "ha/1.5 người",
        "ha/0 người",
        "x" * 100,
        "(ha)",
    ],
)
def test_what_is_no_unit_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(MeasureFault) as fault:
        parse_measure(text)
    assert len(str(fault.value)) < 300


def test_counted_things_are_told_from_measured_ones() -> None:
    assert parse_measure("công trình")[1].is_counted
    assert not DONG.is_counted
    assert not PERCENT.is_counted


def test_every_unit_of_the_catalogue_is_read() -> None:
    if not CATALOGUE.exists():
        pytest.skip("../shared is absent: it holds the catalogue of indicators")
    with CATALOGUE.open(encoding="utf-8", newline="") as stream:
        units = {row["unit"] for row in csv.DictReader(stream)}
    assert len(units) > 20
    assert all(parse_measure(unit)[1].size > 0 for unit in units)
