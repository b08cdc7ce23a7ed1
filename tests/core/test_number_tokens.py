"""A token of digits: its style, its worth, and what a broken one may have been."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core import number_tokens as tokens
from tiendo_core.number_tokens import NumberFault, Style

TOKENS = st.text("0123456789.,", max_size=70)


@pytest.mark.parametrize(
    ("token", "style", "values"),
    [
        ("1892", Style.PLAIN, ["1892"]),
        ("04", Style.PLAIN, ["4"]),
        ("63,1", Style.VIETNAMESE, ["63.1"]),
        ("1.536,246", Style.VIETNAMESE, ["1536.246"]),
        ("128.950.000", Style.VIETNAMESE, ["128950000"]),
        ("0,892", Style.VIETNAMESE, ["0.892"]),
        ("1.892", Style.EITHER, ["1892", "1.892"]),
        ("108,987", Style.EITHER, ["108.987", "108987"]),
        ("47.6", Style.FOREIGN, ["47.6"]),
        ("0.892", Style.FOREIGN, ["0.892"]),
        ("1,892.5", Style.FOREIGN, ["1892.5"]),
        ("1,234,567", Style.FOREIGN, ["1234567"]),
        ("60,6,2", Style.MALFORMED, []),
        ("1.8920", Style.MALFORMED, []),
        ("1234.567", Style.MALFORMED, []),
        ("12..5", Style.MALFORMED, []),
        ("1O5", Style.MALFORMED, []),
        ("²", Style.MALFORMED, []),
        ("", Style.MALFORMED, []),
        ("9" * 31, Style.MALFORMED, []),
        ("," * 1_000_000, Style.MALFORMED, []),
    ],
)
def test_a_token_has_one_style_and_the_values_of_it(
    token: str, style: Style, values: list[str]
) -> None:
    assert tokens.style(token) is style
    assert tokens.readings(token) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    ("token", "candidates"),
    [
        ("60,6,2", ("60,6", "60,62", "66,2", "60,2", "606,2")),
        ("1.892,5,3", ("1.892,5", "1.892,53", "1.895,3", "1.892,3")),
        ("12..5", ("12,5", "125")),
        ("1..892", ("1.892", "1,892")),
        ("63,,1", ("63,1",)),
        ("1.8920", ("1,8920", "18.920", "1.892")),
        ("1234.567", ("1234,567", "1.234.567")),
        ("1.89.456", ("189.456",)),
        ("1.89,5", ("1.895", "189,5")),
        ("0.12.345", ("012345",)),
        ("1O5,2", ("105,2",)),
        ("l2", ("12",)),
        ("47.6", ("47,6",)),
        ("1,892.5", ("1.892,5",)),
        ("1.892", ()),
        ("abc", ()),
        ("1," * 1000, ()),
    ],
)
def test_a_broken_token_offers_candidates_one_slip_away(
    token: str, candidates: tuple[str, ...]
) -> None:
    assert tokens.candidates(token) == candidates


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("", "empty"),
        ("47.6", "foreign"),
        ("60,6,2", "malformed"),
        (",77", "malformed"),
        ("77,", "malformed"),
        ("9" * 31, "too-long"),
        ("9" * 1_000_000, "too-long"),
        ("1," * 1_000_000, "too-long"),
    ],
)
def test_a_token_that_is_no_vietnamese_number_is_refused(token: str, code: str) -> None:
    with pytest.raises(NumberFault) as fault:
        tokens.parse_digits(token)
    assert fault.value.code == code
    assert fault.value.candidates == tokens.candidates(token)


def test_a_long_number_with_separators_is_still_read() -> None:
    token = "1" + ".234" * 9 + ",56"
    assert tokens.parse_digits(token) == Decimal("1" + "234" * 9 + ".56")


@pytest.mark.parametrize("token", ["63,1", "1.892.345", "60,6,2", ""])
def test_the_foreign_reading_needs_a_foreign_token(token: str) -> None:
    with pytest.raises(NumberFault):
        tokens.parse_foreign(token)


def test_the_step_is_the_worth_of_the_last_printed_digit() -> None:
    assert tokens.decimals("63,10") == 2
    assert tokens.printed_step("63,10") == Decimal("0.01")
    assert tokens.printed_step("132,5", 3) == 100
    assert tokens.printed_step("1.892", 9) == 10**9


@given(TOKENS)
def test_every_token_is_read_or_refused_and_its_candidates_can_be_read(token: str) -> None:
    style = tokens.style(token)
    offered = tokens.candidates(token)
    assert len(offered) <= 6
    assert all(
        tokens.style(candidate) in (Style.PLAIN, Style.VIETNAMESE, Style.EITHER)
        for candidate in offered
    )
    if style in (Style.PLAIN, Style.VIETNAMESE, Style.EITHER):
        assert offered == ()
        assert tokens.readings(token)[0] == tokens.parse_digits(token)


def test_a_candidate_is_never_too_long_to_be_read():
    assert tokens.candidates("0" * 31 + ".") == ()
    assert tokens.candidates("1" * 30 + ".")


@given(st.integers(1000, 10**12), st.integers(0, 999))
def test_a_separator_typed_twice_offers_the_number_that_was_meant(whole: int, part: int) -> None:
    meant = f"{whole:,}".replace(",", ".") + f",{part:03}"
    assert meant in tokens.candidates(meant.replace(",", ",,"))
    assert meant in tokens.candidates(meant.replace(".", "..", 1))
