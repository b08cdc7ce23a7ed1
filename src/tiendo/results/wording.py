"""Periods, figures and steps as words on screen, in the language spoken now."""

from decimal import Decimal

from django.utils.translation import gettext as _

from tiendo_core.numbers import format_number
from tiendo_core.periods import Kind, Period, PeriodFault

ROMAN = ("I", "II", "III", "IV")


def period_words(code: str) -> str:
    """A period as people say it: "9 tháng 2026", "Quý III/2026", "tháng 9/2026", "năm 2026"."""
    try:
        period = Period.parse(code)
    except PeriodFault:
        return code
    year, month = period.start_on.year, period.start_on.month
    match period.kind:
        case Kind.YEAR:
            return _("year %(year)s") % {"year": year}
        case Kind.FIRST_MONTHS:
            return _("%(months)s months of %(year)s") % {"months": period.months, "year": year}
        case Kind.QUARTER:
            return _("quarter %(quarter)s/%(year)s") % {
                "quarter": ROMAN[(month - 1) // 3],
                "year": year,
            }
        case Kind.SECOND_HALF:
            return _("last 6 months of %(year)s") % {"year": year}
        case Kind.MONTH:
            return _("month %(month)s/%(year)s") % {"month": month, "year": year}
    if period.months == 12:
        return _("school year %(first)s-%(last)s") % {"first": year, "last": year + 1}
    return code


def short_period(code: str) -> str:
    """A period in the head of a column, without its year where the year is plain: "9 tháng"."""
    period = Period.parse(code)
    if period.kind is Kind.FIRST_MONTHS or (
        period.kind is Kind.QUARTER and period.start_on.month == 1
    ):
        return _("%(months)s months") % {"months": period.months}
    return period_words(code)


def figure(value: Decimal | None, decimals: int | None = None) -> str:
    """A number as an office writes it, with all its digits unless told how many; "—" for none."""
    return "—" if value is None else format_number(value, decimals)


def size(value: Decimal) -> str:
    """A number inside a sentence: at most four decimals, no zeros at the end."""
    return format_number(value)
