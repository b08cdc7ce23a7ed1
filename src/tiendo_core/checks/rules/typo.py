"""Slips of typing next to figures, or sure by themselves; few, and always notes.

Interval rule (letter T): none. A word of ``office_words`` written wrongly (by one letter where its
first syllable leaves few continuations), a sentence that lost its first letter, a phrase typed
twice, sentences glued together, "khoản" for "khoảng" before a count. Source: issue of the product
(the seed page shows all of them); no spelling checker.

Example: "hực hiện" after a full stop: Thực hiện. "phê huyệt": phê duyệt.
"""

from __future__ import annotations

import re
from itertools import pairwise

from tiendo_core.checks.findings import NOTE, Quote
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.office_words import (
    ABBREVIATIONS,
    DOUBLED,
    ENDS,
    FOLLOWING,
    MISSPELT,
    OPENINGS,
)
from tiendo_core.checks.scales import counted

CODE = "typo"
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"\.(?:\s+([^\W\d_]+ [^\W\d_]+)|(?=[A-ZÀ-ỸĐ][^\W\d_]+[ ,]))")
_BEFORE = re.compile(r"[^\W\d_]+$")
_AFTER = re.compile(r"[^\W\d_]+")
_ROUGHLY = re.compile(r"khoản (?=[0-9])")
_LOST = {opening[1:]: opening for opening in OPENINGS}
_HEADS = frozenset(FOLLOWING) | frozenset(pair.split()[0] for pair in MISSPELT)
_SEEN = 12
_REACH = 200
_WORDS = 3


def check(material: Material, ledger: Ledger) -> None:
    """Look for the five slips, each in one pass over the text."""
    text = ledger.text
    low = text.lower()
    _misspelt(low, ledger)
    _sentences(text, ledger)
    _repeated(text, ledger)
    for word in DOUBLED:
        twice = f" {word} {word} "
        at = low.find(twice)
        while at >= 0:
            _note(ledger, at + 1, at + len(twice) - 1, word)
            at = low.find(twice, at + 1)
    for match in _ROUGHLY.finditer(low):
        figure = material.at(match.end())
        amount = figure.amount if figure is not None and counted(figure.unit) else None
        if amount is None or not match.end() <= amount.start <= match.end() + 1:
            continue
        if "điều" not in low[match.end() : match.end() + _SEEN]:
            _note(ledger, match.start(), amount.end, "khoảng")


def _note(ledger: Ledger, start: int, end: int, meant: str) -> None:
    """Write a slip down with what was probably meant."""
    ledger.note(found(CODE, NOTE, (Quote(start, end),), (meant,) if meant else ()))


def _misspelt(low: str, ledger: Ledger) -> None:
    """Look at every two syllables of which the first is known to leave few continuations."""
    words = low.split()
    odd: dict[str, str] = {}
    before = ""
    for first, second in pairwise(words):
        if first in _HEADS:
            bare = second.strip("\"'“”‘’()[],.;:!?…/-")
            pair = f"{first} {bare}"
            meant = MISSPELT.get(pair) or _continued(before, first, bare)
            if meant:
                odd[pair] = meant
        before = first
    for pair, meant in odd.items():
        for match in re.finditer(rf"(?<!\w){pair}(?!\w)", low):
            _note(ledger, match.start(), match.end(), meant)


def _continued(before: str, first: str, second: str) -> str:
    """The word meant when a syllable is one letter away from the only ones that may follow."""
    tails = FOLLOWING.get(first)
    if tails is None or second in tails or before in ENDS[first] or not second.isalpha():
        return ""
    for tail in sorted(tails):
        if one_letter(second, tail):
            return f"{first} {tail}"
    return ""


def one_letter(word: str, other: str) -> bool:
    """Whether one letter put, left out or changed turns one word into the other."""
    if len(word) > len(other):
        word, other = other, word
    if len(other) - len(word) > 1 or len(other) < _WORDS:
        return False
    at = 0
    while at < len(word) and word[at] == other[at]:
        at += 1
    rest = word[at:] if len(word) < len(other) else word[at + 1 :]
    return rest == other[at + 1 :] and word != other


def _sentences(text: str, ledger: Ledger) -> None:
    """Look behind every full stop: a lost first letter, or no space before a new sentence."""
    for stop in _STOP.finditer(text):
        opening = stop[1]
        if opening is not None:
            meant = _LOST.get(opening)
            if meant:
                _note(ledger, stop.start(1), stop.end(1), meant[0].upper() + meant[1:])
            continue
        at = stop.start()
        if _ends_sentence(text, at):
            near = max(0, at - _REACH)
            start = max(text.rfind(" ", near, max(near, at - 1)), text.rfind("\n", near, at)) + 1
            following = _AFTER.match(text, at + 1)
            _note(ledger, start, following.end() if following else at + 1, "")


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a full stop follows a word, a bracket or a % sign, and no abbreviation."""
    if at and text[at - 1] in ")%":
        return True
    word = _BEFORE.search(text, max(0, at - _SEEN), at)
    return (
        word is not None
        and word[0].islower()
        and word[0] not in ABBREVIATIONS
        and at - word.start() > 1
    )


def _repeated(text: str, ledger: Ledger) -> None:
    """Find a phrase of three words or more, without digits, typed again after a comma."""
    at = text.find(", ")
    while at >= 0:
        following = at + 2
        head = text[following : following + _SEEN]
        start = text.rfind(head, max(0, at - _REACH), at)
        if start >= 0 and len(head) == _SEEN:
            phrase = text[start:at]
            if (
                text.startswith(phrase, following)
                and len(phrase.split()) >= _WORDS
                and not any(map(str.isdigit, phrase))
            ):
                _note(ledger, start, following + len(phrase), phrase)
        at = text.find(", ", following)
