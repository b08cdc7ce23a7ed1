"""Marks of places: enough to see that much comes from one place today, useless tomorrow.

A mark is made of the visitor's mark of the day (``common.visitors``), the name the browser gives
itself and a random salt of the day. The salt is drawn by the first use of a day and thrown away by
the first use of the next, or by the daily command.
"""

import hashlib
import hmac
import secrets
from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone

from tiendo.common.visitors import visitor_mark
from tiendo.participation.models import Salt


def day_of(at: datetime) -> date:
    """The day of a moment in the time of the site."""
    return timezone.localtime(at).date()


def salt_of(on: date) -> bytes:
    """The salt of a day; asking for it throws away those of earlier days."""
    kept = Salt.objects.filter(on=on).first()
    if kept is None:
        Salt.objects.filter(on__lt=on).delete()
        kept, _made = Salt.objects.get_or_create(on=on, defaults={"salt": secrets.token_hex(32)})
    return bytes.fromhex(kept.salt)


def place_mark(request: HttpRequest, at: datetime) -> str:
    """The mark of the network a request comes from, whatever the browser."""
    return _mark(salt_of(day_of(at)), visitor_mark(request), "")


def visit_mark(request: HttpRequest, at: datetime) -> str:
    """The mark of a browser in a network."""
    browser = request.headers.get("User-Agent", "")
    return _mark(salt_of(day_of(at)), visitor_mark(request), browser)


def _mark(salt: bytes, visitor: bytes, browser: str) -> str:
    message = visitor + browser.encode("utf-8", "replace")
    return hmac.new(salt, message, hashlib.sha256).hexdigest()[:32]
