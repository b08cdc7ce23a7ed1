"""The days of a person's rounds as a calendar feed (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from tiendo.common.wording import period_words
from tiendo.results.models import Round


def calendar_of(rounds: Iterable[Round], address: str) -> bytes:
    """Two whole-day events a round: the cut-off of its figures, and the day it is due."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tien Do//Report rounds//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Report rounds"))
    for one in rounds:
        words = {"name": one.regime.name, "period": period_words(one.period)}
        cut_off = _("Cut-off of the figures: %(name)s, %(period)s") % words
        due = _("Report due: %(name)s, %(period)s") % words
        for key, on, said in (("chot", one.cut_off_on, cut_off), ("gui", one.send_by_on, due)):
            calendar.add_component(_event(one, f"{key}-{one.pk}@{address}", on, said))
    return bytes(calendar.to_ical())


def _event(one: Round, uid: str, on: date, said: str) -> Event:
    """A whole day."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", one.opened_at)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", said)
    event.add("transp", "TRANSPARENT")
    return event
