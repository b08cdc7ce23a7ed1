"""Periods in words, as people say them: the same on every page."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tiendo_core.periods import Kind, Period, PeriodFault

ROMAN = ("I", "II", "III", "IV")


def period_words(period: Period | str | None) -> str:
    """A period, or its code, in words: "9 tháng đầu năm 2026", "quý III/2026", "tháng 9/2026".

    None is no words; a text that is no code of a period is given back as it is.
    """
    if not isinstance(period, Period):
        try:
            period = Period.parse(code := period or "")
        except PeriodFault:
            return code
    year, month = period.start_on.year, period.start_on.month
    match period.kind:
        case Kind.YEAR:
            return _("year %(year)s") % {"year": year}
        case Kind.FIRST_MONTHS:
            count = {"months": period.months, "year": year}
            return _("first %(months)s months of %(year)s") % count
        case Kind.QUARTER:
            quarter = ROMAN[(month - 1) // 3]
            return _("quarter %(quarter)s/%(year)s") % {"quarter": quarter, "year": year}
        case Kind.SECOND_HALF:
            return _("last 6 months of %(year)s") % {"year": year}
        case Kind.MONTH:
            return _("month %(month)s/%(year)s") % {"month": month, "year": year}
        case Kind.DAY:
            return _day(period.start_on)
    if period.months == 12:
        return _("school year %(first)s-%(last)s") % {"first": year, "last": year + 1}
    return f"{_day(period.start_on)} – {_day(period.last_on)}"


def _day(on: date) -> str:
    return date_format(on, "SHORT_DATE_FORMAT")
