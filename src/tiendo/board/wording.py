"""What the board says: numbers as an office writes them, statuses, and why there is no value."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from tiendo.units.queries import refusal
from tiendo_core.assessment import Measuring, Pace, Status
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import ONE

DASH = "—"
MINUS = "−"


def shown(value: Fraction | NoValue | None, decimals: int, times: int = 1) -> str:
    """An exact value rounded half up, in the Vietnamese style: 1.369,3; a dash for none.

    The same as ``format_number(rounded(value * times, decimals), decimals)`` with a true minus, for
    thousands of cells.
    """
    if value is None or isinstance(value, NoValue):
        return DASH
    return _written(value.numerator * times, value.denominator, decimals)


def shown_whole(ten_thousandths: int, decimals: int) -> str:
    """A whole number of ten-thousandths, written as ``shown`` does."""
    return _written(ten_thousandths, ONE, decimals)


def _written(above: int, below: int, decimals: int) -> str:
    """A quotient of whole numbers, rounded half up."""
    whole, part = divmod((abs(above) * 10**decimals * 2 + below) // (below * 2), 10**decimals)
    sign = MINUS if above < 0 and (whole or part) else ""
    grouped = f"{sign}{whole:,}".replace(",", ".")
    return f"{grouped},{part:0{decimals}}" if decimals else grouped


def signed(value: Fraction | NoValue | None, times: int = 1) -> str:
    """A change with its sign and one decimal: +7,2 or −3,1."""
    written = shown(value, 1, times)
    if value is None or isinstance(value, NoValue) or not value.numerator:
        return written
    return "+" + written if value.numerator > 0 else written


def percent(value: Fraction | NoValue | None) -> str:
    """A part as per cent with one decimal: 0.631 is 63,1."""
    return shown(value, 1, 100)


MARKS = {
    Status.REACHED: "on-course",
    Status.SAFE: "on-course",
    Status.ATTENTION: "attention",
    Status.RISK: "at-risk",
    Status.ALARM: "at-risk",
    Status.MISSED: "at-risk",
}
"""Which of the four marks of the site a status bears; none at all is ``no-figure``."""


def mark_of(status: Status | NoValue) -> str:
    """The mark of a status; ``no-figure`` where there is none."""
    return "no-figure" if isinstance(status, NoValue) else MARKS[status]


class Phrases:
    """The words that stand in every line, looked up once for a page."""

    def __init__(self) -> None:
        """Look them up in the language of the page."""
        self.points = _("points")
        self.by = {Measuring.SEASON: _("by season"), Measuring.CALENDAR: _("by calendar")}
        self.by_month = _("by month: lowest %(low)s, highest %(high)s, last %(last)s")
        self.chance = _("chance %s%%")
        self.no_figures = _("no figures yet")
        self.not_judged = _("not judged")
        self.statuses = {
            Status.REACHED: _("plan reached"),
            Status.SAFE: _("on course"),
            Status.ATTENTION: _("needs attention"),
            Status.RISK: _("at risk"),
            Status.ALARM: _("alarm"),
            Status.MISSED: _("plan missed"),
        }

    def status(self, status: Status | NoValue) -> str:
        """The word that stands beside the mark."""
        if isinstance(status, NoValue):
            return self.no_figures if status.reason is Reason.MISSING else self.not_judged
        return self.statuses[status]

    def pace(self, pace: Pace | NoValue) -> str:
        """How far ahead or behind, in percentage points, and by what: ready for a page."""
        if isinstance(pace, NoValue):
            return DASH
        return f'{signed(pace.gap)} <span class="by">{self.by[pace.by]}</span>'


def why(answer: NoValue) -> str:
    """Why there is no value, in a few words."""
    about = ", ".join(answer.about)
    if answer.reason in {Reason.SHARE_MISSING, Reason.COUNTED_TWICE}:
        return refusal(answer)
    words = {
        Reason.MISSING: _("no figures"),
        Reason.NOT_DUE: _("not due yet"),
        Reason.NOT_APPLICABLE: _("does not apply here"),
        Reason.REFUSED: _("the body refused to report"),
        Reason.ZERO_DIVISOR: _("compared with zero"),
        Reason.NOT_ADDITIVE: _("does not add up through the year"),
        Reason.OVERLAPPING: _("figures of overlapping periods"),
        Reason.OTHER_DEFINITION: _("not comparable: the definition changed"),
        Reason.OTHER_PRICES: _("not comparable: other prices"),
        Reason.PARTS_INCOMPLETE: _("not all units have reported"),
        Reason.TEXT_TARGET: _("target in words: %(words)s") % {"words": about},
        Reason.OPEN_TARGET: _("the target is a band"),
        Reason.NO_CHANGE_PLANNED: _("no reduction is planned"),
        Reason.YEAR_OVER: _("the year is over"),
        Reason.SHORT_HISTORY: _("fewer than three whole years before this one"),
        Reason.NOTHING_YET: _("nothing done yet"),
        Reason.NO_PLAN: _("no plan"),
        Reason.NO_DIRECTION: _("neither more nor less is better"),
        Reason.BODIES_DIFFER: _("bodies report different figures"),
    }
    return words[answer.reason]
