"""Counting what one visitor does without knowing who it is: no address is kept anywhere."""

import hashlib
import hmac
import ipaddress
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from tiendo.common.models import Use


def _address(request: HttpRequest) -> str:
    """The address the request came from, believing only the proxies the settings trust."""
    if settings.PROXIES:
        forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(forwarded) >= settings.PROXIES and forwarded[-settings.PROXIES]:
            return forwarded[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """What one household or office is given: an IPv4 address, or the first half of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    return str(ipaddress.IPv6Network((int(parsed), 64), strict=False))


def visitor_mark(request: HttpRequest) -> bytes:
    """Sixteen bytes that stand for a visitor today and mean nothing tomorrow."""
    day = timezone.localdate().isoformat()
    message = f"{day} {_network(_address(request))}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()[:16]


def masked_address(request: HttpRequest) -> str:
    """The mark written as an IPv6 address of nobody (fc00::/7), for parts that store addresses."""
    mark = visitor_mark(request)
    return str(ipaddress.IPv6Address(b"\xfc" + mark[1:]))


@transaction.atomic
def within_limit(request: HttpRequest, purpose: str, per_minute: int) -> bool:
    """Count one more use by this visitor; false when it is beyond the limit of this minute.

    The count holds for all processes of the site. Counts of earlier minutes are deleted.
    """
    minute_at = timezone.now().replace(second=0, microsecond=0)
    whose: dict[str, Any] = {
        "purpose": purpose,
        "mark": visitor_mark(request).hex(),
        "minute_at": minute_at,
    }
    uses = Use.objects.filter(**whose)
    if not uses.update(count=F("count") + 1):
        Use.objects.filter(minute_at__lt=minute_at).delete()
        Use.objects.get_or_create(**whose)
        uses.update(count=F("count") + 1)
    return uses.get().count <= per_minute
