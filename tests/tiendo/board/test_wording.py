"""What the board says: numbers as the site writes them, and a reason for every gap."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tiendo.board.wording import MINUS, percent, shown, shown_whole, signed, why
from tiendo_core.numbers import format_number
from tiendo_core.reasons import NoValue, Reason, rounded
from tiendo_core.results import ONE


@given(st.fractions(-(10**9), 10**9, max_denominator=10**6), st.integers(0, 4))
def test_numbers_are_written_as_everywhere_on_the_site(value: Fraction, decimals: int):
    written = format_number(rounded(value, decimals), decimals)
    assert shown(value, decimals) == written.replace("-", MINUS)
    assert percent(value) == format_number(rounded(value * 100, 1), 1).replace("-", MINUS)


@given(st.integers(-(10**14), 10**14), st.integers(0, 4))
def test_whole_ten_thousandths_are_written_alike(number: int, decimals: int):
    assert shown_whole(number, decimals) == shown(Fraction(number, ONE), decimals)


def test_a_change_bears_its_sign_and_what_is_not_there_a_dash():
    assert signed(Fraction(72, 10)) == "+7,2"
    assert signed(Fraction(-31, 1000), 100) == "−3,1"
    assert signed(Fraction(0)) == "0,0"
    assert shown(None, 1) == shown(NoValue(Reason.MISSING), 1) == "—"


def test_every_reason_has_words(db: None):
    words = {why(NoValue(reason, ("18115@2025-07-01",))) for reason in Reason}
    assert len(words) == len(Reason)
    assert all(words)
