"""Slips of typing next to figures, or sure by themselves; few, and always notes.

Interval rule (letter T): none. A word of ``office_words`` written wrongly (by one letter where its
first syllable leaves few continuations), a sentence that lost its first letter, a phrase typed
twice, sentences glued together, "khoản" for "khoảng" before a count. Source: issue of the product
(the seed page shows all of them); no spelling checker.

Example: "hực hiện" after a full stop: Thực hiện. "phê huyệt": phê duyệt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import compress, count, pairwise
from unicodedata import normalize

from tiendo_core.checks.findings import NOTE, Quote
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.office_words import (
    ABBREVIATIONS,
    ALONE,
    BEFORE_NUMBERS,
    DOUBLED,
    ENDS,
    FOLLOWING,
    MISSPELT,
    OFFICE_WORDS,
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
_WRONG: dict[str, frozenset[str]] = {
    pair.split()[0]: frozenset(
        other.split()[1] for other in MISSPELT if other.split()[0] == pair.split()[0]
    )
    for pair in MISSPELT
}
_HEADS = frozenset(FOLLOWING) | frozenset(pair.split()[0] for pair in MISSPELT)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = _TONES + "\u0302\u0306\u031b"
_STOPS = ("p", "t", "c", "ch")
_MOST = 50
"""A text with more misspelt words than this is no office's; the rest are left alone."""

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
    _beside_numbers(material, low, ledger)
    for word in DOUBLED:
        twice = f" {word} {word} "
        at = low.find(twice)
        while at >= 0:
            _note(ledger, at + 1, at + len(twice) - 1, word)
            at = low.find(twice, at + 1)


def _beside_numbers(material: Material, low: str, ledger: Ledger) -> None:
    """Look before numbers: no space after a word, a lost first letter, "khoản" for "khoảng"."""
    for token in material.reading.tokens:
        start = token.start
        if start and low[start - 1].isalpha():
            word = _BEFORE.search(low, max(0, start - _SEEN), start)
            if word is not None and word[0] in BEFORE_NUMBERS:
                _note(ledger, word.start(), token.end, f"{word[0]} {token.text}")
    for lost, meant in ALONE.items():
        at = low.find(lost)
        while at >= 0:
            if low[at + len(lost) : at + len(lost) + 1].isdigit():
                _note(ledger, at + 1, at + len(lost) - 1, meant)
            at = low.find(lost, at + 1)
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
    words = _bare(low).split()
    odd: dict[str, str] = {}
    last = len(words) - 1
    for place in _places(words, _HEADS):
        first, second = words[place], words[place + 1] if place < last else ""
        if second in _WRONG.get(first, ()):
            odd[f"{first} {second}"] = MISSPELT[f"{first} {second}"]
        elif second not in FOLLOWING.get(first, (second,)):
            meant = _continued(words[place - 1], first, second)
            if meant:
                odd[f"{first} {second}"] = meant
    suspects = _suspects()
    if not suspects.isdisjoint(words):
        for place in _places(words, suspects):
            _lost_marks(words[max(0, place - 1) : place + 2], odd)
    for pair in list(odd)[:_MOST]:
        _everywhere(pair, odd[pair], low, ledger)


def _places(words: list[str], wanted: frozenset[str]) -> Iterator[int]:
    """Where some words stand; asked of every word of a text, so without a loop of our own."""
    return compress(count(), map(wanted.__contains__, words))


def _lost_marks(around: list[str], odd: dict[str, str]) -> None:
    """Add the office words of which the syllables are what is left without their marks."""
    unmarked = _unmarked()
    for pair in map(" ".join, pairwise(around)):
        if pair in unmarked:
            odd[pair] = unmarked[pair]


def _everywhere(pair: str, meant: str, low: str, ledger: Ledger) -> None:
    """Write down every place two syllables stand at as whole words."""
    at = low.find(pair)
    while at >= 0:
        end = at + len(pair)
        if not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum()):
            _note(ledger, at, end, meant)
        at = low.find(pair, end)


@cache
def _unmarked() -> dict[str, str]:
    """Office words of which one syllable lost its tone or all marks, and what they stand for.

    Only syllables that end in p, t, c or ch are taken: without a tone they are no syllables of
    Vietnamese at all, so nothing else can be meant.
    """
    variants = {}
    for word in map(str.strip, OFFICE_WORDS.split(",")):
        first, second = word.split()
        for marks in (_TONES, _MARKS):
            if first.endswith(_STOPS):
                variants[f"{_without(first, marks)} {second}"] = word
            if second.endswith(_STOPS):
                variants[f"{first} {_without(second, marks)}"] = word
    return variants


@cache
def _suspects() -> frozenset[str]:
    """The syllables that only a lost mark makes."""
    return frozenset(
        syllable
        for pair, word in _unmarked().items()
        for syllable in pair.split()
        if syllable not in word
    )


def _without(syllable: str, marks: str) -> str:
    """A syllable without some of its combining marks."""
    bare = "".join(mark for mark in normalize("NFD", syllable) if mark not in marks)
    return normalize("NFC", bare if marks == _TONES else bare.replace("đ", "d"))


def _bare(low: str) -> str:
    """The text with spaces for the marks that end words."""
    for mark in ".,;:()/":
        low = low.replace(mark, " ")
    return low


def _continued(before: str, first: str, second: str) -> str:
    """The word meant when a syllable is one letter away from the only ones that may follow."""
    if before in ENDS[first] or not second.isalpha():
        return ""
    for tail in sorted(FOLLOWING[first]):
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
