"""Reasons: there is no value, and it is said why."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.reasons import NoValue, Reason, divided, rounded


def test_a_division_by_zero_is_no_value_and_says_by_what():
    assert divided(Fraction(1), Fraction(0), "plan") == NoValue(Reason.ZERO_DIVISOR, ("plan",))
    assert divided(Fraction(1), Fraction(0)) == NoValue(Reason.ZERO_DIVISOR)
    assert divided(Fraction(1), Fraction(3)) == Fraction(1, 3)


def test_rounding_is_half_up_and_keeps_its_decimals():
    assert str(rounded(Fraction(63051, 1000), 1)) == "63.1"
    assert str(rounded(Fraction(5, 2), 0)) == "3"
    assert str(rounded(Fraction(-5, 2), 0)) == "-3"
    assert str(rounded(Fraction(80), 1)) == "80.0"


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_rounding_agrees_with_the_decimal_library(value: Decimal, decimals: int):
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert rounded(Fraction(value), decimals) == expected
