"""Files of pictures and recordings as browsers ask for them: whole, or a part of them.

The front server answers these in production; this is for a site without one. Only folders whose
content was sniffed when it was taken in are served, each file with the type its ending stands for,
and nothing in it can act: a sandbox without scripts. Documents go through their own address, where
private ones are guarded.
"""

import re
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from tiendo.portal.models.recording import FOLDER
from tiendo.portal.serving.sniffing import FILM, SOUND

PUBLIC = ("images", FOLDER)
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "vtt": "text/vtt; charset=utf-8",
    **SOUND,
    **FILM,
}
LONGEST_PART = 1 << 20
"""A part is at most this long, so that nothing large is held in memory; the player asks again."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@require_safe
def kept_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A public file: 200, 206 with the part asked for, 304, or 416 for a part it does not have."""
    place, media_type = _public(path)
    found = place.stat()
    etag = quote_etag(f"{found.st_mtime_ns:x}-{found.st_size:x}")
    answer = get_conditional_response(request, etag=etag, last_modified=int(found.st_mtime))
    if answer is None:
        answer = _part_or_whole(request, place, found.st_size)
    told = {
        "ETag": etag,
        "Last-Modified": http_date(found.st_mtime),
        "Accept-Ranges": "bytes",
        "Content-Type": media_type,
        "Content-Disposition": f'inline; filename="{place.name}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "public, max-age=86400",
    }
    for name, value in told.items():
        answer[name] = value
    return answer


def byte_range(asked: str, size: int) -> tuple[int, int] | None:
    """The first and last byte of a Range header; None to send the whole. Raises ``ValueError`` for
    a part that lies outside. Several parts at once are not given: the whole is sent."""
    found = _RANGE.fullmatch(asked.strip())
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        begin, end = max(0, size - int(last)), size - 1
    else:
        begin, end = int(first), min(int(last) if last else size - 1, size - 1)
    if last and first and int(last) < int(first):
        return None
    if begin >= size or end < begin:
        raise ValueError(asked)
    return begin, min(end, begin + LONGEST_PART - 1)


def _part_or_whole(request: HttpRequest, place: Path, size: int) -> HttpResponse:
    try:
        part = byte_range(request.headers.get("Range", ""), size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    begin, end = part or (0, size - 1)
    with place.open("rb") as stream:
        stream.seek(begin)
        body = stream.read(end - begin + 1)
    if part is None:
        return HttpResponse(body)
    return HttpResponse(body, status=206, headers={"Content-Range": f"bytes {begin}-{end}/{size}"})


def _public(path: str) -> tuple[Path, str]:
    """Where a public file lies, and its type; anything else is not there."""
    folder, _, rest = path.partition("/")
    ending = path.rpartition(".")[2].lower()
    if folder not in PUBLIC or not rest or ending not in TYPES:
        raise Http404
    try:
        place = Path(safe_join(settings.MEDIA_ROOT, path)).resolve()
    except (SuspiciousFileOperation, ValueError) as fault:
        raise Http404 from fault
    allowed = Path(settings.MEDIA_ROOT).resolve() / folder
    if not (place.is_relative_to(allowed) and place.is_file()):
        raise Http404
    return place, TYPES[ending]
