"""Quantities: exact, and never added to unlike things."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.measures import MeasureFault, parse_measure
from tiendo_core.numbers import NumberFault
from tiendo_core.quantities import (
    CURRENT_PRICES,
    Prices,
    Quantity,
    UnlikeThings,
    converted,
    format_quantity,
    parse_quantity,
    percentage_points,
    total,
)

UNITS = st.sampled_from(["đồng", "ha", "m2", "tạ/ha", "lượt", "con", "%", "‰", "USD", "tấn"])
VALUES = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)


@st.composite
def quantities(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    """Any quantity, at any scale that is written."""
    measure = parse_measure(unit or draw(UNITS))[1]
    scale = 0 if measure.dimension == "percent" else draw(st.sampled_from([0, 3, 6, 9]))
    return Quantity(draw(VALUES), measure, scale)


@pytest.mark.parametrize(
    ("text", "value", "scale", "unit", "written"),
    [
        ("5 tỷ đồng", "5", 9, "đồng", "5 tỷ đồng"),
        ("14 tỷ 385 triệu đồng", "14.385", 9, "đồng", "14,385 tỷ đồng"),
        ("1 nghìn 120 tỷ đồng", "1120", 9, "đồng", "1.120 tỷ đồng"),
        ("12 nghìn tỷ đồng", "12000", 9, "đồng", "12.000 tỷ đồng"),
        ("1.892 tỷ đồng", "1892", 9, "đồng", "1.892 tỷ đồng"),
        ("132,5 ngàn lượt", "132.5", 3, "lượt", "132,5 nghìn lượt"),
        ("3,12 vạn tấn", "3.12", 4, "tấn", "3,12 vạn tấn"),
        ("10,50 triệu USD", "10.50", 6, "USD", "10,5 triệu USD"),
        ("USD 1,2 triệu", "1.2", 6, "USD", "1,2 triệu USD"),
        ("-$10.000", "-10000", 0, "USD", "-10.000 USD"),
        ("2,5 tỷ yên Nhật", "2.5", 9, "JPY", "2,5 tỷ JPY"),
        ("30 triệu nhân dân tệ", "30", 6, "CNY", "30 triệu CNY"),
        ("Năm trăm nghìn đồng", "500", 3, "đồng", "500 nghìn đồng"),
        ("2 triệu rưỡi đồng", "2.5", 6, "đồng", "2,5 triệu đồng"),
        ("-5 tỷ đồng", "-5", 9, "đồng", "-5 tỷ đồng"),
        ("943ha", "943", 0, "ha", "943 ha"),
        ("8,5m2", "8.5", 0, "m2", "8,5 m2"),
        ("63,1 %", "63.1", 0, "%", "63,1%"),
        ("06%", "6", 0, "%", "6%"),
        ("28 doanh nghiệp", "28", 0, "doanh nghiệp", "28 doanh nghiệp"),
        ("5 năm", "5", 0, "năm", "5 năm"),
        ("hai mươi năm", "20", 0, "năm", "20 năm"),
        ("1/2kg", "0.5", 0, "kg", "0,5 kg"),
        ("50.000đ/ngày", "50000", 0, "đồng/ngày", "50.000 đồng/ngày"),
        ("45,2 triệu đồng/người/năm", "45.2", 6, "đồng/người/năm", "45,2 triệu đồng/người/năm"),
    ],
)
def test_a_number_with_its_unit_is_a_quantity(
    text: str, value: str, scale: int, unit: str, written: str
) -> None:
    read = parse_quantity(text)
    assert (read.value, read.scale, read.unit.name) == (Decimal(value), scale, unit)
    assert str(read.value) == value
    assert str(read) == written


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", MeasureFault),
        ("đồng", MeasureFault),
        ("28", MeasureFault),
        ("5 tỷ", MeasureFault),
        ("60,6,2%", NumberFault),
        ("47.6%", NumberFault),
        ("một triệu hai đồng", NumberFault),
        ("1/3 ha", NumberFault),
        ("57/110 công trình", NumberFault),
        ("9" * 1_000_000 + "ha", NumberFault),
    ],
)
def test_what_is_no_quantity_is_refused_with_a_sentence(text: str, fault: type[ValueError]) -> None:
    with pytest.raises(fault) as raised:
        parse_quantity(text)
    assert len(str(raised.value)) < 300


def test_a_malformed_number_in_a_quantity_keeps_its_candidates() -> None:
    with pytest.raises(NumberFault) as fault:
        parse_quantity("60,6,2%")
    assert fault.value.candidates[:3] == ("60,6", "60,62", "66,2")


def test_scales_of_one_unit_add_in_the_left_one() -> None:
    both = parse_quantity("14 tỷ đồng") + parse_quantity("385 triệu đồng")
    assert format_quantity(both) == "14,385 tỷ đồng"
    assert parse_quantity("1 ha") - parse_quantity("500 m2") == parse_quantity("9.500 m2")
    assert total([parse_quantity("1 tấn"), parse_quantity("2 tạ"), parse_quantity("3 kg")]) == (
        parse_quantity("1.203 kg")
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("5 triệu đồng", "3 ha"),
        ("5 triệu đồng", "5 triệu USD"),
        ("28 doanh nghiệp", "7 dự án"),
        ("63,1%", "2 điểm %"),
        ("50 tạ/ha", "50 tạ"),
    ],
)
def test_unlike_things_are_neither_added_nor_compared(left: str, right: str) -> None:
    a, b = parse_quantity(left), parse_quantity(right)
    for ask in (a.__add__, a.__sub__, a.__lt__, a.ratio, lambda other: a.to(other.unit)):
        with pytest.raises(UnlikeThings) as fault:
            ask(b)
        assert str(fault.value)
    assert a != b


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (CURRENT_PRICES, Prices(2010)),
        (Prices(2010), Prices(2020)),
        (None, CURRENT_PRICES),
    ],
)
def test_money_in_unlike_prices_does_not_add(left: Prices | None, right: Prices | None) -> None:
    money = parse_quantity("5 tỷ đồng")
    a = Quantity(money.value, money.unit, money.scale, left)
    b = Quantity(money.value, money.unit, money.scale, right)
    with pytest.raises(UnlikeThings, match="prices"):
        a + b
    assert a != b
    assert (a + a).prices == left


def test_conversion_is_exact_or_refused() -> None:
    tonnes = parse_measure("tấn/ha")[1]
    assert parse_quantity("52,7 tạ/ha").to(tonnes) == parse_quantity("5,27 tấn/ha")
    assert parse_quantity("3.886.413 triệu đồng") == parse_quantity("3.886,413 tỷ đồng")
    with pytest.raises(UnlikeThings, match="no exact value"):
        parse_quantity("50 phút").to(parse_measure("giờ")[1])


def test_a_ratio_is_exact() -> None:
    assert parse_quantity("1.000 triệu đồng").ratio(parse_quantity("3 tỷ đồng")) == Fraction(1, 3)
    with pytest.raises(UnlikeThings, match="measured against"):
        parse_quantity("1 ha").ratio(parse_quantity("0 ha"))


def test_the_difference_of_two_percentages_is_in_points() -> None:
    points = percentage_points(parse_quantity("9,12%"), parse_quantity("13%"))
    assert str(points) == "-3,88 điểm %"
    with pytest.raises(UnlikeThings, match="not percentages"):
        percentage_points(parse_quantity("9 ha"), parse_quantity("3 ha"))


def test_only_the_display_is_rounded() -> None:
    assert format_quantity(parse_quantity("864,25 tỷ đồng"), 1) == "864,3 tỷ đồng"
    odd_scale = Quantity(Decimal(5), parse_measure("người")[1], 2)
    assert format_quantity(odd_scale) == "500 người"


def test_a_quantity_is_no_plain_number() -> None:
    assert parse_quantity("5 ha") != 5
    assert parse_quantity("5 ha") * 2 == parse_quantity("10 ha")


@given(quantities())
def test_reading_what_was_written_gives_the_quantity_back(quantity: Quantity) -> None:
    assert parse_quantity(format_quantity(quantity)) == quantity


@given(quantities("đồng"), quantities("đồng"), quantities("đồng"))
def test_sums_do_not_depend_on_order(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert hash(a + b) == hash(b + a)
    assert a + b - b == a
    assert (a < b) == (a - b < a - a)


@given(quantities("ha"), st.integers(-1000, 1000))
def test_multiplying_is_repeated_adding(quantity: Quantity, times: int) -> None:
    assert quantity * times + quantity == quantity * (times + 1)


@pytest.mark.parametrize(
    ("value", "written", "wanted", "result"),
    [
        ("385", "triệu đồng", "tỷ đồng", "0.385"),
        ("0.385", "tỷ đồng", "Triệu đồng", "385"),
        ("1", "ha", "m2", "10000"),
        ("5", "nghìn lượt", "lượt", "5000"),
    ],
)
def test_a_value_moves_between_units_of_one_thing_exactly(
    value: str, written: str, wanted: str, result: str
) -> None:
    assert converted(Decimal(value), written, wanted) == Decimal(result)


def test_a_value_does_not_move_to_another_thing() -> None:
    with pytest.raises(UnlikeThings):
        converted(Decimal(1), "ha", "tỷ đồng")
