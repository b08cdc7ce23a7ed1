"""A link says where it leads and leads there; it runs nothing and opens no inner network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from tiendo.common.fold import fold
from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import Link, Objection

_WEB = ("http", "https")
_OTHERS = ("mailto", "tel")
_HIDDEN = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028\u2029\ufeff]")
_SCHEME = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")
_INNER = (".local", ".lan", ".internal", ".intranet", ".home", ".corp", ".localhost", ".test")
_VAGUE = {
    *("tai day", "o day", "day", "xem", "xem them", "xem tai day", "xem o day", "chi tiet"),
    *("xem chi tiet", "bam vao day", "nhan vao day", "click vao day", "link", "duong dan"),
    *("here", "click here", "read more", "more"),
}


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at links that are dangerous, lead inside, lead nowhere or have no words."""
    for link in desk.manuscript.links:
        code = fault_of(link.address)
        if code is None and link.is_broken:
            code = "broken-link"
        if code is not None:
            yield _objection(code, link)
        words = link.text.strip()
        if not words:
            yield _objection("link-without-words", link)
        elif fold(words).strip(" .:…>»") in _VAGUE:
            yield _objection("vague-link", link, stops=False)


def fault_of(address: str) -> str | None:
    """What is wrong with an address, if anything."""
    # Browsers drop such letters from a scheme: "java\tscript:" runs as well.
    plain = _HIDDEN.sub("", address)
    if not plain:
        return "broken-link"
    if plain.startswith(("#", "?")) or (plain.startswith("/") and not plain.startswith("//")):
        return None if plain == address.strip() and "\\" not in plain else "broken-link"
    if not _SCHEME.match(plain) and not plain.startswith("//"):
        return "broken-link" if plain != address.strip() or "\\" in plain else None
    return _fault_of_whole(plain, address)


def _fault_of_whole(plain: str, address: str) -> str | None:
    """What is wrong with an address that names its scheme or host."""
    try:
        parts = urlsplit(plain)
        host, _port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "broken-link"
    scheme = parts.scheme.lower()
    if scheme in _OTHERS:
        return None if parts.path else "broken-link"
    if scheme and scheme not in _WEB:
        return "dangerous-link"
    if parts.username is not None or "\\" in plain:
        return "dangerous-link"
    if not host:
        return "broken-link"
    if is_inner(host):
        return "private-link"
    return "broken-link" if _is_misspelt(parts, host, address) else None


def is_inner(host: str) -> bool:
    """Whether a host is only reached from inside a network, in whatever way it is written."""
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        pass
    if "." not in host:
        return True
    if host.endswith(_INNER):
        return True
    # 0x7f.1, 0177.0.0.1 and 127.1 are addresses to a browser, though not to a person.
    return all(re.fullmatch(r"0x[0-9a-f]*|\d+", part) for part in host.lower().split("."))


def _is_misspelt(parts: SplitResult, host: str, address: str) -> bool:
    """Whether an address holds blanks, or a host no name server knows."""
    labels = host.split(".")
    return " " in address.strip() or ".." in parts.netloc or any(len(one) > 63 for one in labels)


def _objection(code: str, link: Link, *, stops: bool = True) -> Objection:
    return Objection(code, link.place, None, None, link.text, (link.address,), stops)
