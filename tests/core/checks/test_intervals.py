"""Printed numbers as intervals: the rules of the design's check table, letter by letter."""

from decimal import Decimal

import pytest

from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    TRUNCATED,
    UNTESTABLE,
    common,
    distance,
    gap,
    last_digit,
    loosening,
    minus,
    ratio,
    rounding,
    total,
    truncation,
    verdict,
)
from tiendo_core.reading.figures import Number

D = Decimal


def number(value: str, step: str = "1", exact: bool = False, approx: str | None = None) -> Number:
    return Number(D(value), D(step), 0, 1, exact, approx)


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        (number("51.8", "0.1"), "51.75", "51.85"),
        (number("57", exact=True), "57", "57"),
        (number("4000", "1000", approx="gần"), "3000", "4000"),
        (number("842", approx="hơn"), "842", "843"),
        (number("7.5", "0.1", approx="trên"), "7.5", "7.6"),
        (number("450", approx="khoảng"), "440", "460"),
        (number("864", approx="ước đạt"), "863.5", "864.5"),
        (number("110", approx="ước đạt trên"), "110", "120"),
        (number("1200", exact=True, approx="gần"), "1100", "1200"),
        (number("0", approx="hơn"), "0", "1"),
    ],
)
def test_a_printed_number_stands_for_an_interval(told: Number, low: str, high: str) -> None:
    assert rounding(told) == (D(low), D(high))


def test_words_of_approximation_stack_and_an_estimate_loosens_nothing() -> None:
    assert loosening("Ước chừng khoản") == (1, 1)
    assert loosening("xấp xỉ") == (1, 1)
    assert loosening("gần") == (1, 0)
    assert loosening("hơn") == (0, 1)
    assert loosening("dự ước") == (0, 0)


def test_the_last_digit_that_is_not_zero_tells_how_loose_a_word_is() -> None:
    assert last_digit(number("4000")) == 1000
    assert last_digit(number("4100")) == 100
    assert last_digit(number("0", "0.1")) == D("0.1")


def test_cut_digits_reach_a_whole_unit_up_and_rounding_twice_an_eighteenth_down() -> None:
    assert truncation(number("99.13", "0.01")) == (D("99.124444"), D("99.14"))
    assert truncation(number("-1.3", "0.1")) == (D("-1.4"), D("-1.24444"))


@pytest.mark.parametrize(
    ("low", "high", "printed", "expected"),
    [
        ("51.818", "51.818", number("51.8", "0.1"), OK),
        ("99.138", "99.138", number("99.13", "0.01"), TRUNCATED),
        ("57.845", "57.845", number("57.9", "0.1"), TRUNCATED),
        ("70.44662", "70.44697", number("71"), TRUNCATED),
        ("62.5", "62.5", number("57.1", "0.1"), INCONSISTENT),
        ("41.757", "41.983", number("41.87", "0.01"), UNTESTABLE),
        ("41.757", "41.983", number("14.87", "0.01"), INCONSISTENT),
        ("41.757", "41.983", number("41.70", "0.01"), UNTESTABLE),
        ("17", "17", number("18", exact=True), INCONSISTENT),
        ("17", "17", number("17", exact=True), OK),
    ],
)
def test_a_computed_interval_is_judged_against_a_printed_number(
    low: str, high: str, printed: Number, expected: str
) -> None:
    assert verdict((D(low), D(high)), printed) == expected


def test_the_distance_is_told_in_units_of_the_last_printed_digit() -> None:
    assert distance((D("62.5"), D("62.5")), number("57.1", "0.1")) == D("53.5")
    assert distance((D("57.1"), D("57.1")), number("57.1", "0.1")) == 0


def test_percent_of_a_whole_that_may_be_nothing_is_not_computed() -> None:
    assert ratio((D(1), D(2)), (D("-0.5"), D("0.5"))) is None
    assert ratio((D(10), D(20)), (D(40), D(50))) == (D(20), D(50))
    assert ratio((D(-20), D(-10)), (D(40), D(50))) == (D(-50), D(-20))


def test_intervals_add_and_subtract_end_by_end() -> None:
    one, other = (D(1), D(2)), (D(5), D(7))
    assert total([one, other]) == (D(6), D(9))
    assert minus(other, one) == (D(3), D(6))
    assert gap(one, other) == 3
    assert gap(one, (D(2), D(3))) == 0


def test_duplicates_are_intersected() -> None:
    assert common([(D(1), D(3)), (D(2), D(5))]) == (D(2), D(3))
    assert common([(D(1), D(2)), (D(3), D(4))]) is None
