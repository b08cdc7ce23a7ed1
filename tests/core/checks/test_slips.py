"""Slips of the hand between two numbers."""

from decimal import Decimal

import pytest

from tiendo_core.checks.slips import digits, one_slip, rounded_like

D = Decimal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("16.2", "1.62"),  # a moved comma
        ("64", "46"),  # two swapped digits
        ("1245", "1345"),  # one digit
        ("3860000", "3680000"),
        ("5514", "5614"),
    ],
)
def test_one_slip_of_the_hand_is_recognised(one: str, other: str) -> None:
    assert one_slip(D(one), D(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("64", "64"),
        ("12", "15"),  # two small counts are two facts
        ("1245", "1389"),
        ("124", "1245"),
        ("5", "50"),  # one digit at two scales is no evidence
        ("123", "321000"),
    ],
)
def test_other_differences_are_no_slip(one: str, other: str) -> None:
    assert not one_slip(D(one), D(other))


def test_digits_leave_out_signs_separators_and_zeros_at_the_ends() -> None:
    assert digits(D("-1230.50")) == "12305"
    assert digits(D("0.045")) == "45"


def test_a_value_is_rounded_as_it_would_have_been_printed() -> None:
    assert rounded_like(D("51.818"), D("0.1")) == D("51.8")
    assert rounded_like(D("2.5"), D(1)) == 3
    assert rounded_like(D(10) ** 40, D("0.1")) == D(10) ** 40
