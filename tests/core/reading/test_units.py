"""Units as reports write them: scales, measures, counted nouns, heads of columns."""

from __future__ import annotations

import pytest

from tiendo_core.reading.units import is_measure, measure_named, power_of


def test_scale_words_are_powers_of_ten():
    assert [power_of(word) for word in ("trăm", "ngàn", "vạn", "triệu", "tỉ", "hộ")] == [
        2, 3, 4, 6, 9, 0,
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["tỷ đồng", "ha", "%", "tạ/ha", "triệu usd", "kg/người"])
def test_money_areas_and_shares_are_measured(unit):
    assert is_measure(unit)


@pytest.mark.parametrize("unit", ["hộ", "doanh nghiệp", "công trình", None])
def test_things_and_people_are_counted(unit):
    assert not is_measure(unit)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Tr.đ", "triệu đồng"),
        ("Triệu", "triệu đồng"),
        ("(Tỷ)", "tỷ đồng"),
        ("USD", "usd"),
        ("Ha", "ha"),
    ],
)
def test_the_unit_of_a_column_is_read_in_the_form_of_the_reader(printed, meant):
    assert measure_named(printed) == meant
