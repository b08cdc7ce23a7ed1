"""Numbers written in words, where official prose means a number by them.

Before a scale ("hơn một nghìn hai trăm tỷ đồng", "nửa triệu lượt khách"), after a verb of change
("giảm
bảy vụ"), as a multiple ("gấp đôi"), and before a counted noun from "bốn" on ("tám dự án").
Elsewhere
"năm", "một", "hai" are words. Numbers spelled out again in parentheses are not read twice.
"""

from __future__ import annotations

from decimal import Decimal

from tiendo_core.numbers import NumberFault, parse
from tiendo_core.reading.naming import known
from tiendo_core.reading.tokens import Mention
from tiendo_core.reading.units import MONEY, SCALES

_DIGITS = ("một", "hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười")
_COUNTED = ("bốn", "sáu", "bảy", "tám", "chín", "mười")
_WORDS = frozenset(
    {*_DIGITS, "năm", "lăm", "mốt", "tư", "mươi", "trăm", "linh", "lẻ", "nửa", "rưỡi", *SCALES}
)
LONGEST = 90
_MULTIPLES = {"đôi": "2", "rưỡi": "1,5", "ba": "3", "bốn": "4", "năm": "5"}
_CHANGES = ("tăng ", "giảm ", "thêm ", "bớt ")


def spoken(low: str) -> list[Mention]:
    """The numbers in words of a lower-cased text, as mentions, from left to right."""
    found: dict[int, Mention] = {}
    for word in SCALES:
        for at in _places(low, f" {word}"):
            _scaled(low, at + 1, found)
    for at in _places(low, "gấp "):
        _multiple(low, at + 4, found)
    for digit in _DIGITS:
        for at in _places(low, f" {digit} "):
            if digit in _COUNTED or low.endswith(_CHANGES, 0, at + 1):
                _counted(low, at + 1, digit, found)
    return [found[start] for start in sorted(found)]


def _places(low: str, phrase: str) -> list[int]:
    """Where a phrase stands."""
    places: list[int] = []
    at = low.find(phrase)
    while at >= 0:
        places.append(at)
        at = low.find(phrase, at + 1)
    return places


def _multiple(low: str, start: int, found: dict[int, Mention]) -> None:
    """ "gấp đôi", "gấp ba lần": how many times; ``start`` is where the word after "gấp" begins."""
    for word, times in _MULTIPLES.items():
        if low.startswith(word, start):
            end = start + len(word)
            found[start] = Mention(start, end + 4 * low.startswith(" lần", end), times)
            found[start].unit = "lần"


def _counted(low: str, start: int, digit: str, found: dict[int, Mention]) -> None:
    """ "bảy vụ": a digit in words before a counted noun."""
    end = start + len(digit)
    before = low[max(0, start - 5) : start].split(" ")
    if known(low[end + 1 : end + 26]) and (len(before) < 2 or before[-2] not in _WORDS):
        found.setdefault(start, Mention(start, end, str(parse(digit))))


def _scaled(low: str, at: int, found: dict[int, Mention]) -> None:
    """ "một nghìn hai trăm tỷ đồng": number words that end in a scale; ``at`` is where one scale
    begins.
    """
    if low[at - 2 : at - 1].isdigit():
        return
    start = at
    while start > 1 and at - start < LONGEST:
        edge = max(0, start - 8)
        gap = max(low.rfind(" ", edge, start - 1), edge - 1)
        word = low[gap + 1 : start - 1].lstrip('(“"\n')
        if low[start - 1] != " " or word not in _WORDS:
            break
        start -= len(word) + 1
        if low[gap + 1 : start] != "":
            break
    if start == at or _spelled_again(low, start) or low[start:at].strip() == "năm":
        return
    end = _end(low, at)
    scale = low[start:end].rsplit(" ", maxsplit=1)[-1]
    if scale not in SCALES:
        return
    try:
        value = parse(low[start:end])
    except NumberFault:
        return
    found[start] = _mention(low, start, end, (value, scale))


def _spelled_again(low: str, start: int) -> bool:
    """Whether a bracket with nothing but number words stands before ("(Một tỷ, hai trăm ...")."""
    opened = low.rfind("(", max(0, start - LONGEST), start)
    if opened < 0:  # else the slice below would be the whole text before
        return False
    return _WORDS.issuperset(low[opened + 1 : start].replace(",", " ").split())


def _end(low: str, at: int) -> int:
    """Where the number words that go on from a scale end: after the last scale or half."""
    end = at
    last = at
    while end - at < LONGEST:
        stop = low.find(" ", end, end + 12)
        word = low[end : stop if stop >= 0 else end + 12].rstrip(",.;:)\n")
        if word not in _WORDS:
            return last
        end += len(word)
        if word in SCALES:
            last = end
        if low[end : end + 1] != " ":
            return last
        end += 1
    return last


def _mention(low: str, start: int, end: int, number: tuple[Decimal, str]) -> Mention:
    """The mention of a number in words: money in its scale, things in whole numbers."""
    value, scale = number
    power = SCALES[scale]
    money = next(
        (m for m in MONEY if low.startswith(f" {m}", end) and not low.startswith(" đồng chí", end)),
        "",
    )
    mention = Mention(start, end, str(value.normalize().__trunc__()))
    if money or power >= 9:
        scaled = value.scaleb(-power).normalize()
        mention.head = f"{scaled:f}".replace(".", ",")
        mention.unit = f"{'tỷ' if scale == 'tỉ' else scale} {MONEY.get(money, 'đồng')}"
        mention.end = end + len(money) + 1 if money else end
    return mention
