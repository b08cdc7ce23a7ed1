"""A number that is no number, offered with its candidates and none chosen.

Interval rule (letter O): none; the token is outside the grammar of Vietnamese numbers (two decimal
commas, a group that is not of three digits, a doubled separator, a letter for a digit, a year cut
by a hyphen). Where the figure has a value and the number was its share of the plan, the plan each
candidate would imply is told in ``values``, so that a person can choose. Source: the grammar of
``number_tokens``; every number reader of the field takes something out of 60,6,2% in silence.

Example: 60,6,2%: error, 60,6 or 60,2 or 60,62 ...; "Năm 20-17": error, 2017.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.findings import ERROR, KINDS, Finding, Quote
from tiendo_core.checks.intervals import HUNDRED, INCONSISTENT
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material, year
from tiendo_core.checks.slips import rounded_like
from tiendo_core.number_tokens import candidates, parse_digits
from tiendo_core.reading.figures import Token

CODE = "malformed-number"
_CUT_YEAR = re.compile(r"ăm ((?:19|20)[-\u2013][0-9]{2})(?![0-9./-])")
_EACH = re.compile(r"(?:mỗi|hàng|hằng) n$", re.I)
_DOUBLED = (",,", "..", ",.", ".,")
_AROUND = re.compile(r"[0-9][0-9.,]*[0-9]")
_NEAR_LETTER = re.compile(r"[0-9Ol](?:(?<=[0-9])[.,]?[OolI]|(?<=[Ol])[.,]?[0-9])")
_UNITS = r"\s?(?:%|/|tỷ|triệu|nghìn|ngàn|lần|ha\b|km\b|tấn|tạ|con|người|hộ|xã|em|đồng)"
_LETTER = re.compile(
    r"(?<![^\W_])(?:"
    r"(?:[0-9][0-9.,]*)?[OolI](?:[.,][0-9]|[0-9])[0-9.,OolI]*(?![^\W\d_])"
    r"|[0-9][0-9.,]*[OI](?![^\W_])"
    rf"|[0-9][0-9.,]*[ol](?={_UNITS})"
    r")"
)
_RUN = re.compile(r"[0-9.,OolI]*")
_ENDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*$")
_REACH = 20
_TELEPHONE = 8
_LINES = ("0", "1900.", "1800.")
"""How telephone numbers begin."""
_PERCENT = re.compile(r"\s?%")


def check(material: Material, ledger: Ledger) -> None:
    """Write down every malformed token, and every year with a hyphen in its middle."""
    told: set[int] = set()
    _years(material, ledger, told)
    for token in material.reading.tokens:
        if token.kind == "malformed" and token.start not in told:
            told.update(range(token.start, token.end))
            run = _RUN.match(token.text)
            report(token, run[0] if run else "", material, ledger)
    for near in _NEAR_LETTER.finditer(ledger.text):
        _lettered(near.start(), told, material, ledger)
    for doubled in _DOUBLED:
        _twice(doubled, told, material, ledger)
    for tail in (",%", ".%"):
        _trailing(tail, told, ledger)


def _lettered(at: int, told: set[int], material: Material, ledger: Ledger) -> None:
    """Write down a number with a letter for a digit: 4l, l,6%, 201O, 1O5."""
    text = ledger.text
    found = _LETTER.match(text, _begins(text, at))
    if found is None or found.start() in told:
        return
    told.update(range(found.start(), found.end()))
    report(Token(*found.span(), found[0], "malformed"), found[0], material, ledger)


def _twice(doubled: str, told: set[int], material: Material, ledger: Ledger) -> None:
    """Write down a number with two separators side by side."""
    text = ledger.text
    at = text.find(doubled)
    while at >= 0:
        number = _AROUND.match(text, _begins(text, at))
        if number is not None and number.end() > at + len(doubled) and number.start() not in told:
            told.update(range(number.start(), number.end()))
            whole = Token(number.start(), number.end(), number[0], "malformed")
            report(whole, number[0], material, ledger)
        at = text.find(doubled, at + len(doubled))


def _begins(text: str, at: int) -> int:
    """Where the digits and separators before an offset begin."""
    start = at
    while start and at - start < _REACH and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    return start


def _trailing(tail: str, told: set[int], ledger: Ledger) -> None:
    """Write down a number that ends in a separator before its % sign: 76,4,%."""
    text = ledger.text
    at = text.find(tail)
    while at >= 0:
        number = _ENDS.search(text, max(0, at - _REACH), at)
        if number is not None and number.start() not in told:
            quote = (Quote(number.start(), at + len(tail)),)
            ledger.note(Finding(CODE, KINDS[CODE], ERROR, quote, suggestions=(number[0],)))
        at = text.find(tail, at + 1)


def _years(material: Material, ledger: Ledger, told: set[int]) -> None:
    """Write down years cut in two that are the report's year or a neighbour of it."""
    report = year(material.reading.period)
    for cut in _CUT_YEAR.finditer(ledger.text):
        meant = cut[1][:2] + cut[1][-2:]
        told.add(cut.start(1))
        each = _EACH.search(ledger.text, max(0, cut.start() - _REACH), cut.start())
        if each is None and report is not None and abs(int(meant) - report) <= 1:
            quote = (Quote(cut.start(1), cut.end(1)),)
            ledger.note(Finding(CODE, KINDS[CODE], ERROR, quote, suggestions=(meant,)))


def report(token: Token, written: str, material: Material, ledger: Ledger) -> None:
    """Write down one token with its candidates and what each would imply; telephones are passed."""
    if written.startswith(_LINES) and sum(map(str.isdigit, written)) >= _TELEPHONE:
        return
    percent = _PERCENT.match(ledger.text, token.end)
    end = percent.end() if percent else token.end
    offered = candidates(written)
    figure = material.at(token.start)
    values: tuple[Decimal | str, ...] = ()
    if figure is not None:
        ledger.mark(figure, INCONSISTENT)
        share_missing = figure.plan_share is None and figure.plan_basis is not None
        if share_missing and figure.amount and ledger.text[end - 1] == "%":
            values = tuple(_implied(figure.amount.value, each) for each in offered)
    quote = (Quote(token.start, end),)
    ledger.note(Finding(CODE, KINDS[CODE], ERROR, quote, suggestions=offered, values=values))


def _implied(value: Decimal, share: str) -> Decimal | str:
    """The plan a value would imply at a candidate share, to a tenth; empty when there is none."""
    percent = parse_digits(share)
    return rounded_like(HUNDRED * value / percent, Decimal("0.1")) if percent else ""
