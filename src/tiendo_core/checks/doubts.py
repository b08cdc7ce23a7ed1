"""Reasons to distrust a relation before it is called wrong.

The reader attaches numbers to figures by rules, and rules err. An alarm in a right report is the
worst a checker can do, so a relation that fails is looked at once more in the text: is the number
loosened by a word before it, does another percentage stand between, does another place begin?
Asked only when something fails, so right reports pay nothing for it.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import Case
from tiendo_core.checks.scales import counted
from tiendo_core.reading.figures import Figure, Number

_LOOSE = re.compile(r"(gần|ngót|hơn|trên|quá|khoảng|chừng|khoản|xấp xỉ|độ|tầm)\s+$", re.I)
_NOT_GROWTH = re.compile(r"(?:đạt|chiếm|còn|là|tỷ lệ|tỉ lệ)\s+(?:gần|hơn|trên|khoảng)?\s*$", re.I)
_YEARLY = re.compile(r"\s?%?\s?/\s?(?:năm|tháng|quý)")
_CHANGES = re.compile(r"(?:tăng|giảm|bớt|ít hơn|nhiều hơn|cao hơn|thấp hơn|kém)\s+$", re.I)
_PLACE = re.compile(
    r"(?i:huyện|xã|phường|thị xã|thành phố|tp\.?|tỉnh|quận|thị trấn|thôn|bản)\s+"
    r"([A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[A-ZĐÀ-Ỹ][^\W\d_]*)*)"
)
_REACH = 24
_FAR = 5
_DIGITS = re.compile(r"[0-9]+(?:,[0-9]*[1-9])?")
_PARAGRAPH = 1500
_NOUN = re.compile(r"\s?([^\W\d_]+)")
_JOINS = frozenset(
    "so của và theo do được trong với tại ở năm hay bằng là từ đến thì vào trên".split()
)


def loosened(number: Number, text: str) -> Number:
    """The number with the approximation word that stands right before it in the text."""
    if number.approx:
        return number
    word = _LOOSE.search(text, max(0, number.start - _REACH), number.start)
    return number._replace(approx=word[1].lower()) if word else number


def doubtful(case: Case, text: str) -> bool:
    """Whether the text gives a reason to distrust how the numbers of a case were put together."""
    figure, printed = case.figure, case.printed
    if case.code == "delta-growth":
        return _doubtful_change(case, text)
    if case.code == "plan-percent":
        plan = case.inputs[1]
        return _other_noun(plan, figure.unit, text) or _is_percent(plan, text)
    if case.code == "growth":
        return _unlike(*case.inputs) or _read_over(printed, text)
    if case.code == "delta-values":
        return figure.unit != "%" and any(
            _is_percent(each, text) for each in (*case.inputs, printed)
        )
    if case.code == "pair-percent":
        pair = max(each.end for each in case.inputs)
        between = pair < printed.start and "%" in text[pair : printed.start]
        inferred = figure.whole is not None
        other = inferred and any(_other_noun(each, figure.unit, text) for each in case.inputs)
        return between or other or is_change(case.inputs[0], text)
    return False


def _doubtful_change(case: Case, text: str) -> bool:
    """Whether a change, its growth or its amount is something else by the words before it."""
    value, change = case.inputs
    growth = case.printed
    if is_change(value, text) or _read_over(growth, text):
        return True
    if _NOT_GROWTH.search(text, max(0, growth.start - _REACH), growth.start):
        return True
    if (
        _YEARLY.match(text, growth.end)
        or "bình quân" in text[max(0, growth.start - _REACH) : growth.start]
    ):
        return True
    return _other_noun(change, case.figure.unit, text)


def _unlike(value: Number, base: Number) -> bool:
    """Whether a value and its base are so far apart that the base is likely something else."""
    return not base.value * _FAR > value.value > base.value / _FAR


def _read_over(growth: Number, text: str) -> bool:
    """Whether a growth was made of a percentage ("bằng N%") without the words for it."""
    digits = _DIGITS.match(text, growth.start)
    if digits is None or ("," not in digits[0] and "." in digits[0]):
        return False
    printed = abs(growth.value)
    return f"{printed.normalize():f}" != digits[0].replace(",", ".") and (
        "bằng" not in text[max(0, growth.start - _REACH) : growth.start]
    )


def _is_percent(number: Number, text: str) -> bool:
    """Whether a number is printed with a % sign, inside its place or right behind it."""
    return "%" in text[number.start : number.end + len(" %")]


def is_change(number: Number, text: str) -> bool:
    """Whether the word before a number makes it a change, not an amount."""
    return _CHANGES.search(text, max(0, number.start - _REACH), number.start) is not None


def _other_noun(number: Number, unit: str | None, text: str) -> bool:
    """Whether a number is followed by a thing that is not the counted unit of its figure."""
    if unit is None or not counted(unit):
        return False
    noun = _NOUN.match(text, number.end)
    if noun is None:
        return False
    word = noun[1].lower()
    words = unit.lower().replace(",", " ").split()
    initials = "".join(each[0] for each in words)
    return word not in words and word not in _JOINS and word != initials


def place(figure: Figure, text: str) -> str | None:
    """The last administrative unit named in the figure's paragraph up to its end."""
    near = max(0, figure.start - _PARAGRAPH)
    start = max(text.rfind("\n", near, figure.start) + 1, near)
    names = _PLACE.findall(text, start, figure.end)
    return str(names[-1]) if names else None


def same_place(one: Figure, other: Figure, text: str) -> bool:
    """Whether two figures may speak of one place: at least one names none, or both the same."""
    left, right = place(one, text), place(other, text)
    return left is None or right is None or left == right
