"""Periods in words, as people say them: the same on every page."""

from django.utils.translation import gettext as _

from tiendo_core.periods import Kind, Period

ROMAN = ("I", "II", "III", "IV")


def period_words(period: Period) -> str:
    """A period in words: "9 months of 2026", "quarter III/2026", "month 9/2026"."""
    year, month = period.start_on.year, period.start_on.month
    match period.kind:
        case Kind.YEAR:
            return _("year %(year)s") % {"year": year}
        case Kind.FIRST_MONTHS:
            return _("%(months)s months of %(year)s") % {"months": period.months, "year": year}
        case Kind.QUARTER:
            quarter = ROMAN[(month - 1) // 3]
            return _("quarter %(quarter)s/%(year)s") % {"quarter": quarter, "year": year}
        case Kind.SECOND_HALF:
            return _("last 6 months of %(year)s") % {"year": year}
        case Kind.MONTH:
            return _("month %(month)s/%(year)s") % {"month": month, "year": year}
    return period.code
