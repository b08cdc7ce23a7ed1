"""The quick way: what citizens read is answered from memory, before Django's own stack.

An answer is made once by that stack, all its middleware included, so both ways say the same. At
most once a second and address it is looked up whether it still holds. When the database fails or is
slow, what is at hand is sent.
"""

import asyncio
import gzip
import io
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections

from tiendo.common.bounds import Application, Message, Receive, Send
from tiendo.common.limits import MAX_PAGES_BYTES
from tiendo.portal.serving.kept import mark, takes_gzip, url_path
from tiendo.portal.serving.memory import Answer, Entry, Headers, Key, Memory

HOLDS = 1.0
"""Seconds for which an answer is believed without a look at the database."""

PATIENCE = 0.25
"""Seconds a reader waits for that look while there is something to send."""

LONGEST = 600
"""Characters of a host or path beyond which nothing is kept (``RenderedPage.url_path``)."""

_OF_THE_BODY = {"content-type", "content-encoding", "content-length"}
_log = logging.getLogger(__name__)

Look = Callable[[Key, Answer | None], Answer | None]


class Quick:
    """An ASGI application that answers kept pages itself and leaves the rest to another one."""

    def __init__(self, application: Application, look: Look | None = None) -> None:
        self.application = application
        self.look = look or look_up
        self.memory = Memory(MAX_PAGES_BYTES)
        self.looking: dict[Key, asyncio.Task[Answer | None]] = {}
        self.threads = ThreadPoolExecutor(2, "pages")
        self.passed_by = (settings.STATIC_URL, settings.MEDIA_URL)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        asked = _asked(scope)
        if asked is not None and not asked[0].path.startswith(self.passed_by):
            key, packed, known = asked
            answer = await self.answer(key)
            if answer is not None:
                await _send(answer, send, packed=packed, known=known, head=scope["method"] != "GET")
                return
        await self.application(scope, receive, send)

    async def answer(self, key: Key) -> Answer | None:
        """The answer for an address, looked up again when the last look was a second ago."""
        entry = self.memory.get(key)
        if entry is not None and time.monotonic() - entry.looked_at < HOLDS:
            return entry.answer
        held = entry.answer if entry else None
        task = self.looking.get(key)
        if task is None:
            task = self.looking[key] = asyncio.create_task(self._look(key, held))
        done, _ = await asyncio.wait({task}, timeout=PATIENCE if held else None)
        return task.result() if done else held

    async def _look(self, key: Key, held: Answer | None) -> Answer | None:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(self.threads, self.look, key, held)
        except Exception:
            _log.exception("a kept page could not be looked up: %s", key.path)
            found = held
        finally:
            del self.looking[key]
        self.memory.put(key, Entry(found, time.monotonic()))
        return found


def _asked(scope: Message) -> tuple[Key, bool, bytes] | None:
    """What a request asks for: the key, whether it takes gzip, what it has; None if not for us."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or scope["query_string"]:
        return None
    host = accepted = known = forwarded = b""
    for name, value in scope["headers"]:
        if name == b"host":
            if host:
                return None
            host = value
        elif name == b"accept-encoding":
            accepted = value
        elif name == b"if-none-match":
            known = value
        elif name == b"x-forwarded-proto":
            forwarded = value
    path = scope["path"]
    if len(host) > LONGEST or len(path) > LONGEST:
        return None
    is_secure = _is_secure(scope.get("scheme", "http"), forwarded)
    if settings.SECURE_SSL_REDIRECT and not is_secure:
        return None
    _, port = scope["server"]
    key = Key(is_secure, host.decode("latin-1").lower(), int(port or 0), path)
    return key, takes_gzip(accepted.decode("latin-1")), known


def _is_secure(scheme: str, forwarded: bytes) -> bool:
    """Whether HTTPS is spoken; the word of a proxy counts where the settings trust it."""
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.split(b",")[0].strip() == b"https"
    return scheme == "https"


async def _send(answer: Answer, send: Send, *, packed: bool, known: bytes, head: bool) -> None:
    body = b""
    if known and (known.strip() == b"*" or answer.etag in known):
        status, headers = 304, answer.unchanged
    else:
        status, headers = 200, answer.whole if packed else answer.unpacked
        if not head:
            body = answer.packed if packed else gzip.decompress(answer.packed)
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def look_up(key: Key, held: Answer | None) -> Answer | None:
    """The answer for an address: the one at hand while it holds, else a new one, or none."""
    close_old_connections()
    request = _request(key)
    now = mark(url_path(request, key.path.removeprefix("/")))
    if now is None or (held is not None and held.mark == now):
        return held if now else None
    response = _stack().get_response(request)
    made = getattr(response, "kept", None)
    if made is None or response.status_code != 200:
        return None
    shared: Headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in response.items()
        if name.lower() not in _OF_THE_BODY
    ]
    plain_size = len(gzip.decompress(made.packed))
    kind = [(b"content-type", made.content_type.encode("latin-1"))]
    whole = [
        *kind,
        (b"content-encoding", b"gzip"),
        (b"content-length", str(len(made.packed)).encode()),
        *shared,
    ]
    unpacked = [*kind, (b"content-length", str(plain_size).encode()), *shared]
    etag = made.etag.removeprefix("W/").encode("latin-1")
    return Answer(now, etag, made.packed, whole, unpacked, shared)


@cache
def _stack() -> BaseHandler:
    """Django's stack as a thread calls it."""
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def _request(key: Key) -> WSGIRequest:
    """A request of nobody for an address."""
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": key.path.encode().decode("latin-1"),
            "HTTP_HOST": key.host,
            "HTTP_ACCEPT_ENCODING": "gzip",
            "SERVER_NAME": key.host,
            "SERVER_PORT": str(key.port),
            "wsgi.url_scheme": "https" if key.is_secure else "http",
            "wsgi.input": io.BytesIO(),
        }
    )
