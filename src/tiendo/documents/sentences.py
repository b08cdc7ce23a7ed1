"""Findings in words, Vietnamese and English.

The core speaks no language: a finding carries a code and values, and here is what is said of them:
what was printed, what follows from the other figures, how far apart they are, and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from tiendo.common.file_faults import error_sentence, gettext_noop, translation
from tiendo_core.numbers import NumberFault, format_number

from .wording import grade_name, language_of_locale, note_sentence, place_words

if TYPE_CHECKING:
    from tiendo_core.checks.findings import Finding, Interval, Quote

__all__ = [
    "error_sentence",
    "grade_name",
    "language_of_locale",
    "note_sentence",
    "place_words",
    "sentence",
]

FINDINGS = {
    "pair-percent": gettext_noop(
        "“%(printed)s” does not fit its pair: %(others)s make %(computed)s%%. "
        "Please check the pair and the percentage."
    ),
    "percent-of-count": gettext_noop(
        "No whole number of things makes “%(printed)s” of %(others)s; the nearest share is "
        "%(computed)s%%. Please check the percentage and the count."
    ),
    "pair-impossible": gettext_noop(
        "In %(all)s the part is larger than the whole. Please check whether the two numbers are "
        "swapped, or one of them has a slip."
    ),
    "plan-percent": gettext_noop(
        "“%(printed)s” of the plan does not follow from %(others)s, which give %(computed)s%%. "
        "Please check the value, the plan and the percentage."
    ),
    "implied-plan": gettext_noop(
        "The plan that follows from %(all)s is not the same each time: once %(printed_interval)s, "
        "once %(computed)s. Please check the values and the percentages of the plan."
    ),
    "growth": gettext_noop(
        "A growth of “%(printed)s” does not follow from %(others)s, which give %(computed)s%%. "
        "Please check the two values and the percentage."
    ),
    "delta-growth": gettext_noop(
        "The change in amount and the growth beside it do not agree: %(others)s give "
        "%(computed)s%%, “%(printed)s” is printed. Please check both."
    ),
    "delta-values": gettext_noop(
        "The change “%(printed)s” is not the difference of the two values %(others)s, "
        "which is %(computed)s. Please check the three numbers."
    ),
    "parts-total": gettext_noop(
        "The parts do not make the total “%(printed)s”: %(others)s add up to %(computed)s. "
        "Please check the parts and the total."
    ),
    "shares-total": gettext_noop(
        "The shares %(all)s do not make 100%% together but %(computed)s%%. Please check them."
    ),
    "total-growth": gettext_noop(
        "The whole grew by “%(printed)s”, but its parts by %(others)s: the growth of a whole lies "
        "between that of its parts. Please check them."
    ),
    "derived-rate": gettext_noop(
        "“%(printed)s” does not follow from %(others)s, which give %(computed)s. "
        "Please check the three numbers."
    ),
    "same-fact": gettext_noop(
        "The same fact is told with different numbers: %(all)s. Please say which one holds."
    ),
    "unit-slip": gettext_noop(
        "%(all)s differ as a wrong unit would make them. Please check the unit, for instance triệu "
        "or tỷ."
    ),
    "malformed-number": gettext_noop(
        "“%(printed)s” is not a number. Please look it up in the original report."
    ),
    "separator": gettext_noop(
        "“%(printed)s” uses a separator in a way that can be misread. In Vietnamese a comma stands "
        "before decimals and a dot between thousands."
    ),
    "impossible-value": gettext_noop("“%(printed)s” is not possible here. Please check it."),
    "stages": gettext_noop(
        "Of the steps %(all)s a later one is larger than the one before it. Please check them."
    ),
    "cumulative": gettext_noop(
        "A total that runs through the year does not fit: %(all)s. "
        "Please check the periods and the values."
    ),
    "percentage-points": gettext_noop(
        "“%(printed)s” does not fit %(others)s, which differ by %(computed)s. Please check whether "
        "percent or percentage points are meant."
    ),
    "period": gettext_noop(
        "The time in “%(printed)s” does not fit the rest of the text. Please check it."
    ),
    "typo": gettext_noop("“%(printed)s” may be a slip of typing. Please check the wording."),
    "pace": gettext_noop(
        "%(value0)s%% of the plan after %(value1)s of 12 months; an even pace would be "
        "%(value2)s%%. For information only."
    ),
    "missing-partner": gettext_noop(
        "The indicators beside “%(printed)s” tell their growth, this one does not. "
        "Please add the comparison with the same period if there is one."
    ),
    "over-plan": gettext_noop(
        "“%(printed)s” can be read in two ways: %(value0)s%% or %(value1)s%% of the plan. "
        "Please say which one is meant."
    ),
}
"""What is said of each code when nothing more special fits (see ``_message``)."""

SPECIAL = {
    "truncated": gettext_noop(
        "“%(printed)s” was cut off, not rounded: the other figures %(others)s give %(computed)s. "
        "Rounding to the last digit is usual."
    ),
    "malformed-candidates": gettext_noop(
        "“%(printed)s” is not a number. It may have been: %(suggestions)s. "
        "Please look it up in the original report; none is chosen for you."
    ),
    "malformed-implied": gettext_noop(
        "“%(printed)s” is not a number. It may have been: %(suggestions)s (the plan would then be "
        "%(values)s). Please look it up in the original report; none is chosen for you."
    ),
    "separator-candidates": gettext_noop(
        "“%(printed)s” uses a separator in a way that can be misread; perhaps %(suggestions)s is "
        "meant. In Vietnamese a comma stands before decimals and a dot between thousands."
    ),
    "over-300": gettext_noop(
        "“%(printed)s” of a plan is unusually much. Please check the number and the plan."
    ),
    "wrong-sign": gettext_noop(
        "In “%(printed)s” the word and the sign of the number contradict each other. "
        "Please keep one of them."
    ),
    "told-twice": gettext_noop("The same statement stands here twice: “%(printed)s”."),
    "repeated": gettext_noop("“%(suggestions)s” stands here twice in a row. Please delete one."),
    "glued": gettext_noop("A space is missing after the full stop in “%(printed)s”."),
    "misspelt": gettext_noop("“%(printed)s” may be a slip of typing for “%(suggestions)s”."),
    "base-year": gettext_noop(
        "“%(printed)s”: the year compared with should be %(suggestions)s. Please check it."
    ),
    "slip-suggested": gettext_noop(
        "%(all)s agree only if the unit is %(suggestions)s. Please check the unit."
    ),
    "pace-behind": gettext_noop(
        "%(value0)s%% of the plan after %(value1)s of 12 months, %(value3)s points below an even "
        "pace (%(value2)s%%). For information only."
    ),
    "pace-ahead": gettext_noop(
        "%(value0)s%% of the plan after %(value1)s of 12 months, %(value3)s points above an even "
        "pace (%(value2)s%%). For information only."
    ),
    "part-above": gettext_noop(
        "The part %(others)s is larger than the whole “%(printed)s”. Please check both numbers."
    ),
    "points-of-amount": gettext_noop(
        "%(all)s: percentage points belong to a percentage, not to an amount. Please write "
        "percent, or check which indicator is meant."
    ),
    "above-100": gettext_noop(
        "A share of a whole cannot be “%(printed)s”. Please check the number, or say what it is "
        "compared with."
    ),
    "no-such-day": gettext_noop(
        "“%(printed)s” is not in the calendar. Please check the day and the month."
    ),
    "gap-points": gettext_noop("They are about %(gap)s percentage points apart."),
    "gap": gettext_noop("They are about %(gap)s apart."),
    "range": gettext_noop("%(low)s to %(high)s"),
}

_GAPS = {
    "pair-percent": "gap-points",
    "percent-of-count": "gap-points",
    "plan-percent": "gap-points",
    "growth": "gap-points",
    "delta-growth": "gap-points",
    "delta-values": "gap",
    "parts-total": "gap",
}
"""Codes whose sentence tells how far apart the two numbers are, and in what."""

_NARROW = 3
"""An interval of at most so many printed steps is told as its middle."""

_LONGEST_QUOTE = 120
_MOST_QUOTES = 8
_DIFFERENCE = 3
_MINUS = "\u2212"


def sentence(finding: Finding, text: str | Mapping[str, str], language: str) -> str:
    """What a finding says to a person; ``text`` is the text, or the texts by path."""
    _ = translation(language).gettext
    values = _values(finding, text, language)
    message = _(_message(finding, values["printed"])) % values
    if values["gap"] and finding.grade == "inconsistent" and finding.code in _GAPS:
        message += " " + _(SPECIAL[_GAPS[finding.code]]) % values
    return message


def _message(finding: Finding, printed: str) -> str:
    """The sentence for this code, or a more special one where the values allow it."""
    code, offered = finding.code, finding.suggestions
    special = None
    if finding.grade == "truncated":
        special = "truncated"
    elif code == "malformed-number" and offered:
        special = "malformed-implied" if any(finding.values) else "malformed-candidates"
    elif code == "separator" and offered:
        special = "separator-candidates"
    elif code == "impossible-value":
        special = _impossible(finding.grade, printed)
    elif code == "pace" and len(finding.values) > _DIFFERENCE:
        special = _pace(finding.values[_DIFFERENCE])
    elif code == "parts-total" and len(finding.quotes) == 2:
        special = "part-above"
    elif code == "percentage-points" and finding.computed is None:
        special = "points-of-amount"
    elif code == "delta-values" and finding.computed is None:
        special = "wrong-sign"
    elif code == "same-fact" and len(finding.quotes) == 1:
        special = "told-twice"
    elif code == "typo":
        special = _typo(printed, offered)
    elif code == "period" and offered:
        special = "base-year"
    elif code == "unit-slip" and offered:
        special = "slip-suggested"
    return SPECIAL[special] if special else FINDINGS[code]


def _impossible(grade: str, printed: str) -> str | None:
    if grade == "note":
        return "over-300"
    if printed.endswith("%"):
        return "above-100"
    return "no-such-day" if "/" in printed or "tháng" in printed.lower() else None


def _pace(difference: Decimal | str) -> str | None:
    if isinstance(difference, str) or not difference:
        return None
    return "pace-behind" if difference < 0 else "pace-ahead"


def _typo(printed: str, offered: Sequence[str]) -> str | None:
    if offered:
        return "repeated" if printed.lower().count(offered[0].lower()) > 1 else "misspelt"
    return "glued" if any(mark in printed[:-1] for mark in ".;!?") else None


def _values(finding: Finding, text: str | Mapping[str, str], language: str) -> dict[str, str]:
    """Everything a sentence may name."""
    quotes = [_quoted(quote, text) for quote in finding.quotes[:_MOST_QUOTES]]
    printed_at = _printed_quote(finding, quotes)
    others = [quote for at, quote in enumerate(quotes) if at != printed_at] or quotes
    values = {
        "printed": quotes[printed_at],
        "others": _listed(others),
        "all": _listed(quotes),
        "computed": _interval(finding.computed, finding.printed, language),
        "printed_interval": _interval(finding.printed, finding.computed, language),
        "suggestions": " · ".join(_offered(finding, quotes[printed_at])),
        "values": " · ".join(_number(value, 1) for value in finding.values if value != ""),
        "gap": _gap(finding.computed, finding.printed),
    }
    for at in range(4):
        given = finding.values[at] if at < len(finding.values) else ""
        shown = _number(given, 1)
        # Below and above are said in words.
        is_difference = finding.code == "pace" and at == _DIFFERENCE
        values[f"value{at}"] = shown.lstrip(_MINUS) if is_difference else shown
    return values


def _offered(finding: Finding, printed: str) -> Sequence[str]:
    """The candidates, with the % sign the printed number has."""
    if finding.code in ("malformed-number", "separator") and printed.endswith("%"):
        return [f"{one.rstrip('%')}%" for one in finding.suggestions]
    return finding.suggestions


def _quoted(quote: Quote, text: str | Mapping[str, str]) -> str:
    """The words of a quote on one line, shortened in the middle when they are many."""
    whole = text if isinstance(text, str) else text[quote.path or ""]
    words = " ".join(whole[quote.start : quote.end].split())
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[: _LONGEST_QUOTE // 2]}…{words[-_LONGEST_QUOTE // 2 :]}"
    return words if isinstance(text, str) else f"{words} ({quote.path})"


def _listed(quotes: Sequence[str]) -> str:
    return ", ".join(f"“{quote}”" for quote in quotes)


def _printed_quote(finding: Finding, quotes: Sequence[str]) -> int:
    """Which quote holds the number that was tested: the one whose value lies amid ``printed``."""
    if finding.printed is not None:
        middle = (finding.printed[0] + finding.printed[1]) / 2
        for sign in (1, -1):
            shown = _number(middle * sign, None)
            for at in range(len(quotes) - 1, -1, -1):
                if shown == quotes[at].strip("% \u00a0+-").split(" ")[0].lstrip("0") or (
                    _same_number(quotes[at], middle * sign)
                ):
                    return at
        return len(quotes) - 1
    return 0


def _same_number(quote: str, value: Decimal) -> bool:
    from tiendo_core.numbers import parse

    try:
        return parse(quote.strip("% \u00a0+-")) == value
    except NumberFault:
        return False


def _decimals(width: Decimal) -> int:
    """How many decimals to show a computed value with: one more than was printed."""
    exponent = width.normalize().as_tuple().exponent if width else 0
    return max(1 - int(exponent), 1)


def _interval(interval: Interval | None, printed: Interval | None, language: str) -> str:
    """An interval in words: its middle when it is narrow beside what is printed, else both ends."""
    if interval is None:
        return ""
    low, high = interval
    width = printed[1] - printed[0] if printed is not None else Decimal(0)
    decimals = _decimals(width)
    if high - low <= _NARROW * width:
        return _number((low + high) / 2, decimals)
    ends = {"low": _number(low, decimals), "high": _number(high, decimals)}
    return ends["low"] if low == high else translation(language).gettext(SPECIAL["range"]) % ends


def _gap(computed: Interval | None, printed: Interval | None) -> str:
    """How far the middles of two intervals are apart, as finely as was printed."""
    if computed is None or printed is None:
        return ""
    away = abs(computed[0] + computed[1] - printed[0] - printed[1]) / 2
    shown = _number(away, _decimals(printed[1] - printed[0]) - 1)
    return "" if shown == "0" else shown


def _number(value: Decimal | str, decimals: int | None) -> str:
    """A number the Vietnamese way, without zeros at its end; words as they are."""
    if isinstance(value, str):
        return value
    try:
        shown = format_number(value, decimals)
    except NumberFault:
        return str(value)
    shown = shown.rstrip("0").rstrip(",") if "," in shown else shown
    return shown.replace("-", _MINUS)
