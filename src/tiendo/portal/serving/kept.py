"""Sending what is kept: the same bytes to everybody, told apart by their ETag.

What citizens gave back is put into a page here, between the kept bytes and the reader. ``mark``
costs two small queries and says whether anything of that has changed; ``kept`` does the work.
"""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from wagtail.models import Site

from tiendo.participation.queries import revision
from tiendo.participation.showing import fragment
from tiendo.portal.models.stored import RenderedPage

PARTICIPATION = b"<!--tham-gia-->"
"""Where what citizens gave back is put in when a page is served."""

CACHING = "public, max-age=0, s-maxage=1"
"""A browser asks each time and mostly hears 304: a reload shows the correction, or one's own vote.
A front server may answer for a second by itself, which is all that a peak needs; after a
correction nobody reads the old figures longer than that."""

_LANGUAGE = re.compile(rb'<html lang="([a-z]{2})"')


@dataclass(frozen=True)
class Mark:
    """What an answer was made of; as long as it is equal, so is the answer."""

    etag: str
    subject: str
    revision: int


@dataclass(frozen=True)
class Kept:
    """The answer of one public address; ``packed`` is its body, compressed with gzip."""

    content_type: str
    language: str
    etag: str
    packed: bytes


def url_path(request: HttpRequest, path: str) -> str:
    """The address below the root of all portals that a path means on the site of this request."""
    site = Site.find_for_request(request)
    root = site.root_page.url_path if site else "/"
    return f"{root}{path}"


def mark(address: str) -> Mark | None:
    """What the answer of an address is made of now; None where nothing is kept."""
    row = RenderedPage.objects.filter(url_path=address).values_list("etag", "subject").first()
    if row is None:
        return None
    etag, subject = row
    return Mark(etag, subject, revision(subject) if subject else 0)


def kept(address: str) -> Kept | None:
    """The answer of an address with what citizens gave back in its place; None where none is."""
    row = RenderedPage.objects.filter(url_path=address).first()
    if row is None:
        return None
    packed, etag = bytes(row.body), row.etag
    plain = gzip.decompress(packed)
    language = _LANGUAGE.search(plain, 0, 400)
    spoken = language[1].decode() if language else "vi"
    if PARTICIPATION in plain:
        given_back = fragment(row.subject, spoken) if row.subject else ""
        plain = plain.replace(PARTICIPATION, given_back.encode(), 1)
        packed = gzip.compress(plain, 6, mtime=0)
        etag = hashlib.sha256(plain).hexdigest()[:40]
    return Kept(row.content_type, spoken, f'W/"{etag}"', packed)


@lru_cache(256)
def takes_gzip(accepted: str) -> bool:
    """Whether a reader with this Accept-Encoding takes a compressed body."""
    offers = [one.replace(" ", "").lower() for one in accepted.split(",")]
    return any(one == "gzip" or (one.startswith("gzip;q=") and _wanted(one)) for one in offers)


def _wanted(offer: str) -> bool:
    return bool(offer.removeprefix("gzip;q=").strip("0."))


def answer(request: HttpRequest, address: str) -> HttpResponse | None:
    """The answer to a request for a kept address: whole, or 304 for who has it already.

    ``answer.kept`` is what it was made of; the quick way (``quick``) keeps that in memory.
    """
    found = kept(address)
    if found is None:
        return None
    headers = {
        "ETag": found.etag,
        "Cache-Control": CACHING,
        "Vary": "Accept-Encoding",
        "Content-Language": found.language,
    }
    known = {
        one.removeprefix("W/") for one in parse_etags(request.headers.get("If-None-Match", ""))
    }
    if known & {"*", found.etag.removeprefix("W/")}:
        response = HttpResponse(status=304, headers=headers)
        del response["Content-Type"]
    elif takes_gzip(request.headers.get("Accept-Encoding", "")):
        headers |= {"Content-Encoding": "gzip"}
        response = HttpResponse(found.packed, content_type=found.content_type, headers=headers)
    else:
        body = gzip.decompress(found.packed)
        response = HttpResponse(body, content_type=found.content_type, headers=headers)
    response.kept = found  # type: ignore[attr-defined]
    return response
