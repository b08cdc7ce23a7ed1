"""Counting what one visitor does without knowing who it is: no address is kept anywhere."""

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def _address(request: HttpRequest) -> str:
    """The address the request came from, believing only the proxies the settings trust."""
    if settings.PROXIES:
        forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(forwarded) >= settings.PROXIES and forwarded[-settings.PROXIES]:
            return forwarded[-settings.PROXIES]
    return str(request.META.get("REMOTE_ADDR", ""))


def visitor_mark(request: HttpRequest) -> bytes:
    """Sixteen bytes that stand for a visitor today and mean nothing tomorrow."""
    day = timezone.localdate().isoformat()
    message = f"{day} {_address(request)}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).digest()[:16]


def masked_address(request: HttpRequest) -> str:
    """The mark written as an IPv6 address of nobody (fc00::/7), for parts that store addresses."""
    mark = visitor_mark(request)
    return str(ipaddress.IPv6Address(b"\xfc" + mark[1:]))


def within_limit(request: HttpRequest, purpose: str, per_minute: int) -> bool:
    """Count one more use by this visitor; false when it is beyond the limit of this minute."""
    minute = timezone.now().strftime("%H%M")
    key = f"limit:{purpose}:{minute}:{visitor_mark(request).hex()}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key) <= per_minute
    except ValueError:  # the cache dropped the key between the two calls
        return True
