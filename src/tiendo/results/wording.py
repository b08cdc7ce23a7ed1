"""Heads of columns and figures as words on screen, in the language spoken now."""

from decimal import Decimal

from django.utils.translation import gettext as _

from tiendo.common.wording import period_words
from tiendo_core.numbers import format_number
from tiendo_core.periods import Kind, Period


def short_period(code: str) -> str:
    """A period in the head of a column, without its year where the year is plain: "9 tháng"."""
    period = Period.parse(code)
    if period.kind is Kind.FIRST_MONTHS or (
        period.kind is Kind.QUARTER and period.start_on.month == 1
    ):
        return _("%(months)s months") % {"months": period.months}
    return period_words(period)


def figure(value: Decimal | None, decimals: int | None = None) -> str:
    """A number as an office writes it, with all its digits unless told how many; "—" for none."""
    return "—" if value is None else format_number(value, decimals)


def size(value: Decimal) -> str:
    """A number inside a sentence: at most four decimals, no zeros at the end."""
    return format_number(value)
