"""Faults put into clean gold texts by a program, where the text holds the means to see them.

A mutant is a clean text with one slip of the hand. "Holds the means" is decided from the gold
record alone, never from what our reader makes of it:

- a share: its pair (n/d, both printed), its plan or its change is printed beside it, and the
  unspoiled numbers agree (rounded or cut);
- a total: the gold lists its parts, they add up, and the words say that the list is whole (gồm,
  chia ra; brackets may give examples, and what follows "trong đó" may overlap or be some);
- a part above its whole: the gold lists the parts, or the pair has its share beside it;
- a value told twice: the gold links the two tellings;
- a separator doubled, a letter for a digit, a separator moved so that the token is no Vietnamese
  number any more: always (a moved one only if another number of the text shows the style);
- triệu for tỷ: the amount has its plan and share, its change and growth, or its parts beside it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import NamedTuple

from tiendo_core.number_tokens import Style, style

HERE = Path(__file__).parent
TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
LETTERS = {"0": "O", "1": "l"}
SCALES = {"tỷ": "triệu", "triệu": "tỷ"}


class Mutant(NamedTuple):
    """A spoiled text: what was done, and the stretch of it a finding has to touch."""

    kind: str
    of: str
    text: str
    start: int
    end: int
    was: str
    now: str


class Gold(NamedTuple):
    """A clean gold text with its figures."""

    of: str
    text: str
    figures: list[dict]


def clean(name: str) -> list[Gold]:
    """The texts of one set that carry no marked error."""
    suffix = "" if name == "a" else f"_{name}"
    texts = _lines(f"texts{suffix}.jsonl")
    gold = _lines(f"gold{suffix}.jsonl")
    told = {record["id"]: record["text"] for record in texts}
    return [
        Gold(record["id"], told[record["id"]], record["figures"])
        for record in gold
        if not record.get("errors")
    ]


def mutants(gold: Gold) -> Iterator[Mutant]:
    """All kinds of mutants of one text, the same at every run."""
    chance = random.Random(gold.of)
    for make in (_shares, _parts, _twice, _doubled, _moved, _letters, _units, _above):
        yield from make(gold, chance)


def _lines(name: str) -> list[dict]:
    """The records of a file with one JSON object a line, numbers exact."""
    with (HERE / name).open(encoding="utf-8") as lines:
        return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]


def _places(gold: Gold) -> Iterator[tuple[dict, int]]:
    """Figures with the offset of their quote, where the quote stands once in the text."""
    for figure in gold.figures:
        if gold.text.count(figure["quote"]) == 1:
            yield figure, gold.text.index(figure["quote"])


def _written(value: Decimal) -> str:
    """A number as offices write it."""
    return f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))


def _find(quote: str, value: Decimal, tail: str = "") -> re.Match[str] | None:
    """The only token of a quote that prints a value, followed by ``tail``."""
    found = [
        match
        for match in TOKEN.finditer(quote)
        if _value(match[0]) == abs(value) and quote[match.end() :].lstrip().startswith(tail)
    ]
    return found[0] if len(found) == 1 else None


def _value(token: str) -> Decimal | None:
    """What a token of Vietnamese style is worth."""
    if style(token) not in (Style.PLAIN, Style.VIETNAMESE, Style.EITHER):
        return None
    return Decimal(token.replace(".", "").replace(",", "."))


def _other_digit(token: str, chance: random.Random) -> str:
    """The token with one digit changed; never a zero in front, never only the last of many."""
    places = [at for at, sign in enumerate(token) if sign.isdigit()]
    at = chance.choice(places[: max(1, len(places) - 1)])
    digit = chance.choice([d for d in "123456789" if d != token[at]])
    return token[:at] + digit + token[at + 1 :]


def _spoiled(
    gold: Gold, kind: str, place: tuple[int, int], now: str, span: tuple[int, int]
) -> Mutant:
    """The mutant in which ``now`` stands at ``place``; ``span`` is what a finding may touch."""
    start, end = place
    text = gold.text[:start] + now + gold.text[end:]
    grown = len(now) - (end - start)
    return Mutant(kind, gold.of, text, span[0], span[1] + grown, gold.text[start:end], now)


def _agrees(computed: Decimal, printed: Decimal) -> bool:
    """Whether a printed number is the computed one, rounded or cut at its own decimals."""
    step = Decimal((0, (1,), min(0, printed.as_tuple().exponent)))
    ways = (computed.quantize(step, ROUND_HALF_UP), computed.quantize(step, ROUND_DOWN))
    return printed in ways


def _relations(figure: dict) -> Iterator[tuple[str, Decimal]]:
    """Percentages of a figure that other numbers of its quote confirm."""
    value, quote = figure.get("value"), figure["quote"]
    number, whole = figure.get("numerator"), figure.get("denominator")
    printed = number and whole and _find(quote, number) and _find(quote, whole)
    for field in ("pct_of_pair", "pct_plan"):
        share = figure.get(field)
        if printed and share is not None and _agrees(100 * number / whole, share):
            yield field, share
    if not value or figure.get("unit") == "%":
        return
    share, plan = figure.get("pct_plan"), figure.get("plan_value")
    if share and plan and not number and _agrees(100 * value / plan, share):
        yield "plan", share
    growth, change = figure.get("yoy_pct"), figure.get("yoy_abs")
    if growth and change and value != change and _agrees(100 * change / (value - change), growth):
        yield "growth", growth


def _shares(gold: Gold, chance: random.Random) -> Iterator[Mutant]:
    """Change a digit of a share whose means stand beside it."""
    for figure, start in _places(gold):
        for _, share in _relations(figure):
            token = _find(figure["quote"], share, "%")
            if token is None:
                continue
            now = _other_digit(token[0], chance)
            span = start, start + len(figure["quote"])
            place = start + token.start(), start + token.end()
            yield _spoiled(gold, "share digit", place, now, span)


def _parts(gold: Gold, chance: random.Random) -> Iterator[Mutant]:
    """Change a digit of a total whose parts are listed and add up."""
    for figure, start in _places(gold):
        parts, value = figure.get("parts"), figure.get("value")
        if not parts or value is None or sum(parts) != value:
            continue
        token = _find(figure["quote"], value)
        if token is None:
            continue
        place = start + token.start(), start + token.end()
        span = start, start + len(figure["quote"]) + 150
        now = _other_digit(token[0], chance)
        told = _value(now)
        if told is None or not _said_whole(gold.text, place[1], parts):
            continue
        yield _spoiled(gold, "total digit", place, now, span)


def _said_whole(text: str, after: int, parts: list[Decimal]) -> bool:
    """Whether the words between a total and the first of its parts say that the parts are all."""
    first = next((t for t in TOKEN.finditer(text, after) if _value(t[0]) == parts[0]), None)
    between = text[after : first.start()] if first else ""
    if re.search(r"trong đó|\n", between):
        return False
    return re.search(r"gồm|chia ra", between) is not None


def _twice(gold: Gold, chance: random.Random) -> Iterator[Mutant]:
    """Swap two digits of a value that is told twice."""
    for figure, start in _places(gold):
        value = figure.get("value")
        if not figure.get("repeat_of") or value is None:
            continue
        firsts = [f for f in gold.figures if not f.get("repeat_of") and f.get("value") == value]
        token = _find(figure["quote"], value)
        if token is None or len(firsts) != 1 or len(re.sub(r"[^1-9]", "", token[0])) < 3:
            continue
        now = _swapped(token[0])
        if now != token[0]:
            span = start, start + len(figure["quote"])
            place = start + token.start(), start + token.end()
            yield _spoiled(gold, "told twice", place, now, span)


def _swapped(token: str) -> str:
    """The token with its first two different digits next to each other swapped."""
    for at in range(len(token) - 1):
        one, other = token[at], token[at + 1]
        if one.isdigit() and other.isdigit() and one != other and other != "0":
            return token[:at] + other + one + token[at + 2 :]
    return token


def _tokens(gold: Gold) -> Iterator[tuple[re.Match[str], int, dict]]:
    """The tokens of figures with a separator in them, each place once."""
    seen = set()
    for figure, start in _places(gold):
        for token in TOKEN.finditer(figure["quote"]):
            at = start + token.start()
            if at not in seen and _value(token[0]) is not None:
                seen.add(at)
                yield token, at, figure


def _doubled(gold: Gold, chance: random.Random) -> Iterator[Mutant]:
    """Double a separator."""
    found = [(token, at) for token, at, _ in _tokens(gold) if re.search("[.,]", token[0])]
    for token, at in chance.sample(found, min(3, len(found))):
        now = re.sub(r"([.,])", r"\1\1", token[0], count=1)
        span = at, at + len(token[0])
        yield _spoiled(gold, "separator doubled", span, now, span)


def _moved(gold: Gold, chance: random.Random) -> Iterator[Mutant]:
    """Move a separator by one place, so that the token is no Vietnamese number any more."""
    found = [(token, at) for token, at, _ in _tokens(gold) if re.search("[.,]", token[0])]
    chance.shuffle(found)
    made = 0
    for token, at in found:
        mark = re.search(r"[.,]", token[0])
        assert mark is not None
        place = mark.start()
        for to in (place + 1, place - 1):
            bare = token[0][:place] + token[0][place + 1 :]
            now = bare[:to] + mark[0] + bare[to:]
            if to < 1 or to >= len(bare) or style(now) not in (Style.MALFORMED, Style.FOREIGN):
                continue
            others = gold.text[:at] + gold.text[at + len(token[0]) :]
            if style(now) is Style.FOREIGN and not re.search(
                r"(?<![0-9.])[0-9]+,[0-9]{1,2}(?![0-9])", others
            ):
                continue
            span = at, at + len(token[0])
            yield _spoiled(gold, "separator moved", span, now, span)
            made += 1
            break
        if made == 3:
            return


def _letters(gold: Gold, chance: random.Random) -> Iterator[Mutant]:
    """Write a letter for a digit inside a number of two digits or more."""
    found = [
        (token, at)
        for token, at, _ in _tokens(gold)
        if len(token[0]) > 1 and any(digit in LETTERS for digit in token[0])
    ]
    for token, at in chance.sample(found, min(3, len(found))):
        places = [place for place, sign in enumerate(token[0]) if sign in LETTERS]
        place = chance.choice(places)
        now = token[0][:place] + LETTERS[token[0][place]] + token[0][place + 1 :]
        span = at, at + len(token[0])
        yield _spoiled(gold, "letter for digit", span, now, span)


def _units(gold: Gold, _chance: random.Random) -> Iterator[Mutant]:
    """Write triệu for tỷ, or tỷ for triệu, where another number shows the scale."""
    for figure, start in _places(gold):
        value, quote = figure.get("value"), figure["quote"]
        unit = str(figure.get("unit"))
        scale = unit.split(maxsplit=1)[0]
        if scale not in SCALES or value is None or unit not in ("tỷ đồng", "triệu đồng"):
            continue
        token = _find(quote, value, scale)
        parts = figure.get("parts") or []
        if token is None or not (_shown(figure) or (parts and sum(parts) == value)):
            continue
        at = quote.index(scale, token.end())
        place = start + at, start + at + len(scale)
        span = start, start + len(quote) + (150 if figure.get("parts") else 0)
        yield _spoiled(gold, "triệu for tỷ", place, SCALES[scale], span)


def _shown(figure: dict) -> bool:
    """Whether a plan with its share, or a change with its growth, fixes the scale of a value."""
    return any(field in ("plan", "growth") for field, _ in _relations(figure))


def _above(gold: Gold, _chance: random.Random) -> Iterator[Mutant]:
    """Make a part larger than its whole: a pair turned round beside its share, or a listed part."""
    for figure, start in _places(gold):
        quote, number, whole = figure["quote"], figure.get("numerator"), figure.get("denominator")
        pair = number and whole and number < whole and f"{_written(number)}/{_written(whole)}"
        if pair and quote.count(pair) == 1 and any(_relations(figure)):
            place = start + quote.index(pair), start + quote.index(pair) + len(pair)
            now = f"{_written(whole)}/{_written(number)}"
            span = start, start + len(quote)
            yield _spoiled(gold, "part above whole", place, now, span)
    for figure, start in _places(gold):
        parts, value = figure.get("parts"), figure.get("value")
        if not parts or value is None or sum(parts) != value:
            continue
        after = start + len(figure["quote"])
        token = next(
            (t for t in TOKEN.finditer(gold.text, start) if _value(t[0]) == parts[0]), None
        )
        if (
            token is None
            or token.start() < start + figure["quote"].index(TOKEN.search(figure["quote"])[0])
            or token.start() > after + 150
        ):
            continue
        now = _written(value + parts[0])
        yield _spoiled(
            gold, "part above whole", token.span(), now, (start, max(after, token.end()))
        )
