"""Formulas are safe, exact, and say why they have no value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.formula import Formula, FormulaFault, Term, computing_order
from tiendo_core.reasons import NoValue, Reason

VALUES = {"A": Fraction(6), "KT.DT.03": Fraction(57), "KT.DT.02": Fraction(110), "Z": Fraction(0)}


def _known(term: Term) -> Fraction | NoValue:
    if term.is_last_year:
        return VALUES[term.code] / 2
    return VALUES.get(term.code, NoValue(Reason.MISSING, (term.code,)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("KT.DT.03 / KT.DT.02 * 100", Fraction(5700, 110)),
        ("1 + 2 * 3 - 4", Fraction(3)),
        ("(1 + 2) * -3", Fraction(-9)),
        ("8 / 4 / 2", Fraction(1)),
        ("10 - 4 - 3", Fraction(3)),
        ("-A + 0.5", Fraction(-11, 2)),
        ("(A / last_year(A) - 1) * 100", Fraction(100)),
        ("A/3*3", Fraction(6)),
    ],
)
def test_a_formula_is_computed_exactly(text: str, value: Fraction):
    assert Formula.parse(text).value(_known) == value


def test_a_formula_names_its_terms_once():
    formula = Formula.parse("(A / last_year(A) - 1) * A")
    assert formula.terms == (Term("A"), Term("A", is_last_year=True))


def test_without_a_part_or_with_zero_below_there_is_no_value():
    assert Formula.parse("1 + B").value(_known) == NoValue(Reason.MISSING, ("B",))
    assert Formula.parse("A / Z").value(_known) == NoValue(Reason.ZERO_DIVISOR, ("A / Z",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "lacks a number"),
        ("1 +", "lacks a number"),
        ("* 2", "lacks a number"),
        ("(1 + 2", "closing parenthesis"),
        ("1 2", "goes on"),
        ("1 + 2)", "goes on"),
        ("A ** 2", "lacks a number"),
        ("1,5", "no part"),
        ("1.5.2", "no part"),
        ("__import__('os')", "no part"),
        ("A.__class__(1)", "goes on"),
        ("A; B", "no part"),
        ("9" * 30, "no part"),
        ("(" * 41 + "1" + ")" * 41, "deep"),
        ("1+" * 600 + "1", "characters long"),
    ],
)
def test_everything_else_is_refused_with_a_sentence(text: str, sentence: str):
    with pytest.raises(FormulaFault, match=sentence):
        Formula.parse(text)


@given(st.text("AB.()+-*/0123456789 _", max_size=60))
def test_any_text_is_a_formula_or_a_sentence(text: str):
    try:
        formula = Formula.parse(text)
    except FormulaFault:
        return
    assert isinstance(formula.value(_known), Fraction | NoValue)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_a_sum_is_the_sum(numbers: list[int]):
    assert Formula.parse(" + ".join(map(str, numbers))).value(_known) == sum(numbers)


def test_computed_indicators_come_after_what_they_need():
    formulas = {
        "C": Formula.parse("B * 2"),
        "B": Formula.parse("A + 1"),
        "D": Formula.parse("B + C"),
    }
    assert computing_order(formulas) == ["B", "C", "D"]
    with pytest.raises(FormulaFault, match="A -> B -> A wait for each other"):
        computing_order({"A": Formula.parse("B"), "B": Formula.parse("A")})
