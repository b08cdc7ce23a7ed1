"""Formulas of computed indicators: numbers, codes, + - * / and parentheses, and nothing else.

"KT.DT.03 / KT.DT.02 * 100" is computed and never typed. last_year(CODE) is the value of the same
period last year. Arithmetic is exact, rounding is for the screen; a division by zero or a missing
part gives no value, with the reason. Decimals have a point, for a comma is no part of a code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from tiendo_core.reasons import NoValue, divided

_LONGEST = 1000
_DEEPEST = 40
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,20}(?:\.[0-9]{1,10})?)(?![\w.])"
    r"|(?P<before>last_year)\s*\(\s*(?P<old>[A-Za-z]\w*(?:\.\w+)*)\s*\)"
    r"|(?P<code>[A-Za-z]\w*(?:\.\w+)*)|(?P<sign>[-+*/()]))",
    re.ASCII,
)


class FormulaFault(ValueError):
    """A text that is no formula, or formulas that wait for each other; fit for a person.

    ``code`` is "too-long", "too-deep", "strange", "goes-on", "open", "lacks" or "circle"; ``about``
    is the part of the text, or the codes of the circle.
    """

    def __init__(self, code: str, about: str, sentence: str) -> None:
        self.code = code
        self.about = about
        super().__init__(sentence)


class Term(NamedTuple):
    """An indicator's code in a formula, now or in the same period last year."""

    code: str
    is_last_year: bool = False


_Step = Fraction | Term | str
"""A step of the computation in reverse Polish order: a number, a code or an operation."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read: its text and its steps."""

    text: str
    steps: tuple[_Step, ...]

    @classmethod
    def parse(cls, text: str) -> Formula:
        """Read a formula; FormulaFault says what is wrong and where."""
        if len(text) > _LONGEST:
            raise FormulaFault(
                "too-long", str(_LONGEST), f"A formula is at most {_LONGEST} characters long."
            )
        return cls(text, tuple(_Parser(text).steps()))

    @property
    def terms(self) -> tuple[Term, ...]:
        """The codes the formula needs, each once, in their order."""
        return tuple(dict.fromkeys(step for step in self.steps if isinstance(step, Term)))

    def value(self, known: Callable[[Term], Fraction | NoValue]) -> Fraction | NoValue:
        """The exact value; the first part without a value gives its reason to the whole."""
        stack: list[Fraction] = []
        for step in self.steps:
            if isinstance(step, Fraction):
                stack.append(step)
            elif isinstance(step, Term):
                found = known(step)
                if isinstance(found, NoValue):
                    return found
                stack.append(found)
            else:
                right = stack.pop()
                left = Fraction(0) if step == "negate" else stack.pop()
                result = _applied(step, left, right, self.text)
                if isinstance(result, NoValue):
                    return result
                stack.append(result)
        return stack[0]


def computing_order(formulas: Mapping[str, Formula]) -> list[str]:
    """The computed codes so that each comes after those it needs; a circle is refused."""
    done: dict[str, None] = {}
    for code in formulas:
        _after_needs(code, formulas, done, ())
    return list(done)


def _after_needs(
    code: str, formulas: Mapping[str, Formula], done: dict[str, None], waiting: tuple[str, ...]
) -> None:
    """Put a code after the codes of its formula."""
    if code in waiting:
        circle = " -> ".join((*waiting[waiting.index(code) :], code))
        raise FormulaFault("circle", circle, f"{circle} wait for each other.")
    if code in done or code not in formulas:
        return
    for term in formulas[code].terms:
        _after_needs(term.code, formulas, done, (*waiting, code))
    done[code] = None


def _applied(sign: str, left: Fraction, right: Fraction, text: str) -> Fraction | NoValue:
    """One operation on two exact numbers."""
    match sign:
        case "+":
            return left + right
        case "*":
            return left * right
        case "/":
            return divided(left, right, text)
    return left - right


class _Parser:
    """Recursive descent over the tokens: sum, product, sign, single."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens: list[_Step] = []
        at = 0
        while text[at:].strip():
            found = _TOKEN.match(text, at)
            if not found:
                rest = text[at:].strip()[:20]
                raise FormulaFault("strange", rest, f"“{rest}” is no part of a formula.")
            self._tokens.append(_token(found))
            at = found.end()
        self._at = 0
        self._depth = 0
        self._steps: list[_Step] = []

    def steps(self) -> list[_Step]:
        """The steps of the whole text."""
        self._sum()
        if self._at < len(self._tokens):
            raise self._fault("goes-on", "goes on after its end")
        return self._steps

    def _fault(self, code: str, sentence: str) -> FormulaFault:
        """What is wrong with the whole text."""
        shown = self._text[:60]
        return FormulaFault(code, shown, f"“{shown}” {sentence}.")

    def _take(self, signs: str) -> str | None:
        """The next token if it is one of these signs."""
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if isinstance(token, str) and token in signs:
            self._at += 1
            return token
        return None

    def _sum(self) -> None:
        """Products, added and subtracted from left to right."""
        self._product()
        while sign := self._take("+-"):
            self._product()
            self._steps.append(sign)

    def _product(self) -> None:
        """Signed singles, multiplied and divided from left to right."""
        self._signed()
        while sign := self._take("*/"):
            self._signed()
            self._steps.append(sign)

    def _signed(self) -> None:
        """A single, after a minus or none."""
        if self._take("-"):
            self._single()
            self._steps.append("negate")
        else:
            self._single()

    def _single(self) -> None:
        """A number, a code, or a sum in parentheses."""
        if self._take("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                sentence = f"Parentheses stand at most {_DEEPEST} deep."
                raise FormulaFault("too-deep", str(_DEEPEST), sentence)
            self._sum()
            if not self._take(")"):
                raise self._fault("open", "lacks a closing parenthesis")
            self._depth -= 1
            return
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token is None or isinstance(token, str):
            raise self._fault("lacks", "lacks a number or a code")
        self._at += 1
        self._steps.append(token)


def _token(found: re.Match[str]) -> _Step:
    """The token of a match."""
    if found["number"]:
        return Fraction(found["number"])
    if found["before"]:
        return Term(found["old"], is_last_year=True)
    return Term(found["code"]) if found["code"] else found["sign"]
