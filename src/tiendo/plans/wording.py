"""Plans in words: the period a plan is for, and what is wrong with a target that was typed."""

import re

from django.utils.translation import gettext as _

from tiendo_core.periods import Kind, Period, PeriodFault, term
from tiendo_core.target_phrases import TargetFault

_TERM = re.compile(r"([0-9]{4}) ?[-–] ?([0-9]{4})")


def read_period(text: str) -> Period:
    """The period of a plan as it is typed: 2026, 2026-2030, or a code such as 2026-6M."""
    written = " ".join(text.split())
    found = _TERM.fullmatch(written)
    if found:
        return term(int(found[1]), int(found[2]))
    return Period.parse(written)


def period_name(code: str) -> str:
    """A period as a plan's reader knows it: 2026, 2026-2030; other periods by their code."""
    period = Period.parse(code)
    years = f"{period.start_on.year}-{period.last_on.year}"
    begins_and_ends = (period.start_on.month, period.last_on.month)
    is_term = period.kind is Kind.RANGE and period.months and begins_and_ends == (1, 12)
    return years if is_term else code


def target_sentence(fault: TargetFault, unit: str) -> str:
    """What is wrong with a typed target and what to type instead."""
    if fault.candidates:
        return _("“%(text)s” is not surely one number. Did you mean %(readings)s?") % {
            "text": fault.text,
            "readings": _(" or ").join(fault.candidates),
        }
    return _sentences()[fault.code] % {"text": fault.text, "unit": unit}


def _sentences() -> dict[str, str]:
    return {
        "empty": _("Enter a target."),
        "too-long": _("A target has at most 200 characters."),
        "number": _(
            "“%(text)s” is no target. "
            "Write 1.369,3 · tăng 7%% · từ 60 đến 65 · ≥ 95 · ≤ 5 · or words."
        ),
        "unit": _("“%(text)s” is not counted in %(unit)s. Write the number alone, in %(unit)s."),
        "per-cent": _(
            "%(text)s is a per cent, but the indicator counts in %(unit)s. "
            "For a growth write: tăng %(text)s."
        ),
        "growth": _("A growth is one rate: write tăng 7%%, or the level to be reached."),
        "growth-of-per-cent": _(
            "For an indicator in %(unit)s this may mean per cent or percentage points. "
            "Write the level to be reached."
        ),
        "change": _("Write the level to be reached, or a growth in per cent: tăng 7%%."),
        "upside-down": _("A range runs from the smaller number to the larger one."),
        "too-fine": _("%(text)s cannot be kept exactly: at most 15 digits and 4 decimals."),
    }


__all__ = ["PeriodFault", "period_name", "read_period", "target_sentence"]
