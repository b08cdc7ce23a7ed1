"""A number told again at once in another way: in words, as a direction, as the base of a pair.

Interval rule (part of letters I and M): exact comparison. An amount in đồng and its spelling in
brackets are one number; "giảm từ 9,2% xuống 10,1%" rises; in "trong 20 ngành có 16/21 ngành" the
pair rests on another number of the same things. Source: XBRL Calculations 1.1 (duplicates must
agree); the spelling in words is asked for by the accounting forms of Circular 107/2017/TT-BTC.

Example: 12.806.000.000đ (mười hai tỷ tám trăm linh sáu triệu): ok. "giảm từ 4% xuống 5%":
inconsistent.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import WRONG, Quote
from tiendo_core.checks.intervals import INCONSISTENT, OK
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.number_tokens import NumberFault, parse_digits
from tiendo_core.numbers import parse
from tiendo_core.reading.figures import Figure

_WORDS = re.compile(
    r"\s?(?:đồng|đ)?\s?\((?:bằng chữ|viết bằng chữ)?:?\s?([^\W\d][^()0-9]{8,160})\)"
)
_COIN = re.compile(r"\s(?:đồng|đ)?(?:\s?chẵn)?\.?$")
_OPENINGS = ("tăng từ ", "giảm từ ")
_TURN = re.compile(
    r"(tăng|giảm) từ ([0-9]+(?:[.,][0-9]+)*)(\s?%|\s[^\W\d_]+)[^.;\n0-9]{0,40}?"
    r"(?:lên|xuống|còn) (?:còn )?([0-9]+(?:[.,][0-9]+)*)(\s?%|\s[^\W\d_]+)"
)
_AMONG = ("rong ", "rong tổng số ", "rong số ")


def check(material: Material, ledger: Ledger) -> None:
    """Look at spelled amounts, at directions, and at pairs among a number told before."""
    for figure in material.reading.figures:
        if figure.unit == "đồng":
            _spelled(figure, ledger)
    if any(opening in ledger.text for opening in _OPENINGS):
        for turn in _TURN.finditer(ledger.text):
            _direction(turn, ledger)
    for figure in material.pairs:
        before = material.at(figure.start - 2)
        if before is not None:
            _among(before, figure, ledger)


def _spelled(figure: Figure, ledger: Ledger) -> None:
    """Compare an amount with its spelling in the brackets behind it."""
    amount = figure.amount
    words = _WORDS.match(ledger.text, amount.end) if amount else None
    if amount is None or words is None:
        return
    try:
        value = parse(_COIN.sub("", words[1].lower()))
    except NumberFault:
        return
    ledger.mark(figure, OK if value == amount.value else INCONSISTENT)
    if value != amount.value:
        quotes = (*spots(ledger.text, (amount,)), Quote(words.start(1), words.end(1)))
        ledger.note(found("same-fact", WRONG, quotes))


def _direction(turn: re.Match[str], ledger: Ledger) -> None:
    """Compare the word for a change with its two ends, printed in one unit."""
    try:
        first, last = parse_digits(turn[2]), parse_digits(turn[4])
    except NumberFault:
        return
    if turn[3].strip() != turn[5].strip() or first == last:
        return
    if (last > first) != (turn[1] == "tăng"):
        ledger.note(found("delta-values", WRONG, (Quote(turn.start(), turn.end()),)))


def _among(before: Figure, figure: Figure, ledger: Ledger) -> None:
    """Compare the base of a pair with the number of the same things named just before it."""
    told, whole = before.amount, figure.whole
    if told is None or whole is None or before is figure or before.whole is not None:
        return
    if before.unit != figure.unit or before.sentence != figure.sentence:
        return
    if told.value != whole.value and ledger.text.endswith(_AMONG, 0, told.start):
        ledger.mark(figure, INCONSISTENT)
        ledger.note(found("same-fact", WRONG, spots(ledger.text, (told, whole))))
