"""A separator in another style, or one that leaves two readings.

Interval rule (letter P): a token is read in Vietnamese style first (dots group, the comma marks
decimals). "47.6" can only have a decimal point: an error when other numbers of the text are
written in Vietnamese style, else a note; so is a count with decimals ("1,892 người"). "1.892" and
"108,987" have two values: where a relation fails it is tested again with the other value, and if
it then holds this finding replaces the alarm: an error, both values offered, none chosen. Source:
the grammar of ``number_tokens``; reports under Decree 30/2020/NĐ-CP write numbers in that style.

Example: "47.6%" beside "63,1%": error. "47.6%" in a text that always writes a point: note.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import Case, spots
from tiendo_core.checks.findings import ERROR, KINDS, NOTE, Finding, Quote
from tiendo_core.checks.intervals import OK, distance, rounding, verdict
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules import malformed_number
from tiendo_core.checks.scales import counted, moved
from tiendo_core.number_tokens import Style, candidates, style
from tiendo_core.numbers import format_number
from tiendo_core.reading.figures import Token

CODE = "separator"
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_USUAL = re.compile(r"[0-9]{1,20},[0-9]{1,2}(?![0-9.,])")
"""Most numbers are surely Vietnamese at a glance: digits, a comma, one or two decimals."""

_GROUP = 3
_COUNTER = " lượt xem"
_PERCENT = re.compile(r"\s?%")


def check(material: Material, ledger: Ledger) -> None:
    """Look at every figure's number that is written with a decimal point or with comma groups."""
    strange: list[tuple[Token, str]] = []
    vietnamese = False
    for token in material.reading.tokens:
        written = token.text
        if token.kind != "figure" or ("." not in written and "," not in written):
            continue
        if _USUAL.match(written):
            vietnamese = True
            continue
        digits = _DIGITS.match(written)
        if digits is None:
            continue
        digits_end = token.start + len(digits[0])
        found_style = style(digits[0])
        if found_style is Style.MALFORMED:
            malformed_number.report(token._replace(end=digits_end), digits[0], material, ledger)
        elif found_style is Style.FOREIGN or _split_count(material, token, digits[0]):
            strange.append((token, digits[0]))
        else:
            vietnamese = vietnamese or "," in digits[0] or digits[0].count(".") > 1
    grade = ERROR if vietnamese else NOTE
    for token, digits_written in strange:
        end = token.start + len(digits_written)
        if ledger.text.startswith(_COUNTER, end) or _heads_line(ledger.text, token.start, end):
            continue
        percent = _PERCENT.match(ledger.text, end)
        quote = Quote(token.start, percent.end() if percent else end)
        ledger.note(found(CODE, grade, (quote,), candidates(digits_written) or ()))


def _heads_line(text: str, start: int, end: int) -> bool:
    """Whether a token is the number of a heading: 1.1 at the start of a line, then a capital."""
    before = text[max(0, start - _GROUP) : start].rstrip(" \u00a0-+*")
    return before[-1:] in ("", "\n") and text[end : end + 2].lstrip(". ")[:1].isupper()


def _split_count(material: Material, token: Token, written: str) -> bool:
    """Whether a count carries a comma and three digits: 1,892 người can only be 1.892."""
    head, _, tail = written.partition(",")
    if len(tail) != _GROUP or not head.isdigit():
        return False
    figure = material.at(token.start)
    if figure is None or figure.amount is None or figure.amount.start != token.start:
        return False
    whole = figure.amount.value == figure.amount.value.to_integral_value()
    return counted(figure.unit) and not whole


def explain(case: Case, text: str) -> Finding | None:
    """The other value of an ambiguous token that makes a failed case hold, or None."""
    for index, number in enumerate(case.inputs):
        digits = _DIGITS.match(text, number.start)
        if digits is None or style(digits[0]) is not Style.EITHER:
            continue
        comma = "," in digits[0]
        if not comma and not _points(text):
            continue
        inputs = list(case.inputs)
        inputs[index] = moved(number, _GROUP if comma else -_GROUP)
        other = case.formula(*map(rounding, inputs))
        if other is None or verdict(other, case.printed) != OK:
            continue
        computed = case.formula(*map(rounding, case.inputs))
        return Finding(
            CODE,
            KINDS[CODE],
            ERROR,
            (Quote(digits.start(), digits.end()), *spots(text, (case.printed,))),
            rounding(case.printed),
            computed,
            distance(computed or other, case.printed),
            (digits[0], format_number(inputs[index].value)),
        )
    return None


_POINT = re.compile(r"[0-9]\.[0-9]{1,2}\s?(?:%|tỷ|tỉ|triệu)")


def _points(text: str) -> bool:
    """Whether the text writes decimal points elsewhere, so that 1.892 may be 1,892."""
    return _POINT.search(text) is not None
