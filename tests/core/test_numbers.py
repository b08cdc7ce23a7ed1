"""One Vietnamese number: read strictly, written for reading, and back again."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core import numbers
from tiendo_core.numbers import NumberFault


def exact_decimals(most: int = 10**15, places: int = 6) -> st.SearchStrategy[Decimal]:
    """Any decimal of an office's size."""
    return st.decimals(-most, most, places=places, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("1.892", "1892", "1"),
        ("1.536,246", "1536.246", "0.001"),
        ("04", "4", "1"),
        ("06", "6", "1"),
        ("63,10", "63.10", "0.01"),
        ("25 tỷ 941 triệu", "25941000000", "1000000"),
        ("10,5tr", "10500000", "100000"),
        ("14 tỷ 385 triệu 500 nghìn", "14385500000", "1000"),
        ("1 nghìn 120 tỷ", "1120000000000", "1000000000"),
        ("36,39 vạn", "363900", "100"),
        ("132,5 ngàn", "132500", "100"),
        ("3  triệu 200.000", "3200000", "1"),
        ("1 nghìn 120", "1120", "1"),
        ("12 nghìn tỷ", "12000000000000", "1000000000000"),
        ("hai mươi mốt", "21", "1"),
        ("mười", "10", "1"),
        ("Mười hai tỷ tám trăm linh sáu triệu", "12806000000", "1000000"),
        ("hai mươi mốt nghìn không trăm mười một", "21011", "1"),
        ("hai triệu không nghìn không trăm linh năm", "2000005", "1"),
        ("hai nghìn linh năm", "2005", "1"),
        ("hai nghìn hai mươi tư", "2024", "1"),
        ("một nghìn tỷ", "1000000000000", "1000000000000"),
        ("nửa triệu", "500000", "100000"),
        ("một nửa", "0.5", "0.1"),
        ("hai tỷ rưỡi", "2500000000", "100000000"),
        ("2 triệu rưởi", "2500000", "100000"),
        ("hai phẩy không năm", "2.05", "0.01"),
        ("hai phẩy năm tỉ", "2500000000", "100000000"),
        ("-12,5", "-12.5", "0.1"),
        ("- 1.200.000", "-1200000", "1"),
        ("−3", "-3", "1"),
        ("âm 0,3", "-0.3", "0.1"),
        ("trừ hai", "-2", "1"),
    ],
)
def test_a_number_has_its_value_and_the_step_it_is_printed_in(
    text: str, value: str, step: str
) -> None:
    read = numbers.parse_printed(text)
    assert (read.value, read.step) == (Decimal(value), Decimal(step))
    assert numbers.parse(text) == Decimal(value)


def test_values_print_as_digits_without_an_exponent() -> None:
    assert str(numbers.parse("25 tỷ 941 triệu")) == "25941000000"
    assert str(numbers.parse("36,39 vạn")) == "363900"
    assert str(numbers.parse("0,25 nghìn")) == "250"


def test_decomposed_letters_read_like_composed_ones() -> None:
    assert numbers.parse(unicodedata.normalize("NFD", "hai tỷ năm trăm triệu")) == 2_500_000_000


@pytest.mark.parametrize(
    ("text", "code", "candidates"),
    [
        ("", "empty", ()),
        ("  ", "empty", ()),
        ("-", "empty", ()),
        ("47.6", "foreign", ("47,6",)),
        ("1,892.5", "foreign", ("1.892,5",)),
        ("1 892", "malformed", ("1.892",)),
        ("18 92", "malformed", ()),
        ("một triệu hai", "ambiguous", ("1.200.000", "1.000.002")),
        ("một nghìn hai", "ambiguous", ("1.200", "1.002")),
        ("1 tỷ 200", "ambiguous", ("1.200.000.000", "1.000.000.200")),
        ("1 triệu hai trăm", "ambiguous", ("1.200.000", "1.000.200")),
        ("5 nghìn 1,5", "not-a-number", ()),
        ("5 nghìn 1500", "not-a-number", ()),
        ("tỷ", "not-a-number", ()),
        ("nghìn tỷ", "not-a-number", ()),
        ("1 tỷ 2 tỷ", "not-a-number", ()),
        ("1 triệu 2000 nghìn", "not-a-number", ()),
        ("2,5 tỷ 300 triệu", "not-a-number", ()),
        ("hai trăm rưỡi", "not-a-number", ()),
        ("hai phẩy mười", "not-a-number", ()),
        ("công trình", "not-a-number", ()),
        ("5 tỷ đồng", "not-a-number", ()),
        ("9" * 1_000_000, "too-long", ()),
        ("hai " * 1_000_000, "too-long", ()),
    ],
)
def test_what_is_not_one_number_is_a_fault_that_chooses_nothing(
    text: str, code: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(NumberFault) as fault:
        numbers.parse(text)
    assert (fault.value.code, fault.value.candidates) == (code, candidates)
    assert len(str(fault.value)) < 300


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3/4", Fraction(3, 4)),
        ("23 1/5", Fraction(116, 5)),
        ("-12 1/4", Fraction(-49, 4)),
        ("1.000/3", Fraction(1000, 3)),
        ("hai phần ba", Fraction(2, 3)),
        ("một nửa", Fraction(1, 2)),
    ],
)
def test_fractions_are_exact(text: str, value: Fraction) -> None:
    assert numbers.parse_fraction(text) == value


@pytest.mark.parametrize(
    "text", ["3/0", "hai phần không", "một phẩy hai phần ba", "ba", "", "1/2/3"]
)
def test_a_fraction_needs_two_whole_numbers(text: str) -> None:
    with pytest.raises(NumberFault):
        numbers.parse_fraction(text)


@pytest.mark.parametrize(
    ("value", "decimals", "leading_zero", "text"),
    [
        ("1892", None, False, "1.892"),
        ("63.10", None, False, "63,1"),
        ("63.1", 2, False, "63,10"),
        ("2.5", 0, False, "3"),
        ("-2.5", 0, False, "-3"),
        ("-0.04", 1, False, "0,0"),
        ("1E+3", None, False, "1.000"),
        ("4", None, True, "04"),
        ("4.0", 1, True, "04"),
        ("9.5", None, True, "9,5"),
        ("0", None, True, "0"),
        ("10", None, True, "10"),
    ],
)
def test_numbers_are_written_as_offices_write_them(
    value: str, decimals: int | None, leading_zero: bool, text: str
) -> None:
    assert numbers.format_number(Decimal(value), decimals, leading_zero) == text


def test_counts_and_percentages_have_their_own_writing() -> None:
    assert numbers.format_count(7) == "07"
    assert numbers.format_count(7, leading_zero=False) == "7"
    assert numbers.format_percent(Decimal("63.1")) == "63,1%"
    assert numbers.format_percent(5, 1) == "5,0%"


@pytest.mark.parametrize(
    ("dong", "decimals", "text"),
    [
        ("3886413e6", None, "3.886,413 tỷ đồng"),
        ("14385e6", None, "14,385 tỷ đồng"),
        ("1892e9", None, "1.892 tỷ đồng"),
        ("128950000", None, "128,95 triệu đồng"),
        ("950000", None, "950.000 đồng"),
        ("950000", 0, "950.000 đồng"),
        ("999999999", 0, "1 tỷ đồng"),
        ("-5e9", 1, "-5,0 tỷ đồng"),
        ("0", None, "0 đồng"),
    ],
)
def test_money_is_written_in_the_scale_that_reads_best(
    dong: str, decimals: int | None, text: str
) -> None:
    assert numbers.format_money(Decimal(dong), decimals) == text


def test_more_money_than_there_is_is_not_written() -> None:
    with pytest.raises(NumberFault):
        numbers.format_money(Decimal("1E+45"))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+1000000", "1E-1000000"])
def test_what_no_office_counts_is_not_written(value: str) -> None:
    with pytest.raises(NumberFault):
        numbers.format_number(Decimal(value))


@given(exact_decimals())
def test_reading_what_was_written_gives_the_value_back(value: Decimal) -> None:
    assert numbers.parse(numbers.format_number(value)) == value


@given(st.integers(0, 10**12))
def test_counts_with_a_leading_zero_read_back(value: int) -> None:
    assert numbers.parse(numbers.format_count(value)) == value


@given(exact_decimals(), st.integers(0, 8))
def test_rounding_for_display_moves_a_value_by_half_a_step_at_most(
    value: Decimal, decimals: int
) -> None:
    text = numbers.format_number(value, decimals)
    shown = numbers.parse_printed(text)
    assert shown.step == Decimal(1).scaleb(-decimals)
    assert abs(shown.value - value) <= shown.step / 2


@given(exact_decimals(10**16, 0))
def test_money_written_in_full_reads_back(dong: Decimal) -> None:
    text = numbers.format_money(dong).removesuffix(" đồng")
    assert numbers.parse(text) == dong


@given(st.integers(0, 999), st.integers(1, 999), st.integers(1, 999))
def test_compound_scales_add_up(billions: int, millions: int, thousands: int) -> None:
    text = f"{billions} tỷ {millions} triệu {thousands} nghìn"
    assert numbers.parse(text) == billions * 10**9 + millions * 10**6 + thousands * 10**3


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_fault(text: str) -> None:
    try:
        assert numbers.parse(text).is_finite()
    except NumberFault as fault:
        assert fault.code
