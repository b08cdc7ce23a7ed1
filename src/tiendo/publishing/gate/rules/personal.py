"""Private data of people is not published: telephone and identity numbers, personal e-mail.

What the unit publishes of itself (its own telephone and e-mail, and those of its contact officers)
may stand anywhere, and so may the short numbers everybody calls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tiendo.publishing.gate.desk import TELEPHONE, Desk, Spot
from tiendo.publishing.gate.manuscript import Objection

_CITIZEN = re.compile(r"(?<![\d.,/])0\d{2}[0-3]\d{2}(?:\s?\d{6}|\s\d{3}\s\d{3})(?![\d%]|[.,/]\d)")
_OLD_CARD = re.compile(
    r"(?i)\b(?:cmnd|cmtnd|cmt|chứng minh (?:nhân dân|thư)|căn cước|cccd|hộ chiếu)\b"
    r"[^\n.;]{0,30}?(?<![\d.,/])(?P<number>\d{9}|\d{12}|[A-Z]\d{7,8})(?!\d)"
)
_EMAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_OFFICIAL = (".gov.vn", ".dcs.vn", ".chinhphu.vn")
_PROVINCES = range(1, 97)
_DIGITS = re.compile(r"\D")


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at mobile and identity numbers and e-mail of people; a fixed line, which is more often
    that of another office than of somebody's home, is a warning."""
    allowed = _published(desk)
    for passage in (*desk.passages, *desk.manuscript.others):
        taken: list[tuple[int, int]] = []
        for code, start, end in _found(passage.text):
            spot = Spot(passage, start, end)
            if _key(spot.quote) in allowed or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            yield spot.objection(code, stops=code != "fixed-line")


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    """Private data in a text, identity numbers first: they may look like telephone numbers."""
    for found in _OLD_CARD.finditer(text):
        yield "identity-number", found.start("number"), found.end("number")
    for found in _CITIZEN.finditer(text):
        if int(found[0][:3]) in _PROVINCES:
            yield "identity-number", found.start(), found.end()
    for found in TELEPHONE.finditer(text):
        line = "fixed-line" if _key(found[0]).startswith("02") else "telephone"
        yield line, found.start(), found.end()
    for found in _EMAIL.finditer(text):
        if not f".{found['host'].lower()}".endswith(_OFFICIAL):
            yield "e-mail", found.start(), found.end()


def _published(desk: Desk) -> set[str]:
    """What the unit publishes of itself."""
    contact = desk.contact
    said = [contact.phone, contact.email] if contact else []
    for holder in desk.register:
        if holder.is_contact and (holder.valid_to_on is None or holder.valid_to_on > desk.on):
            said += [holder.phone, holder.email]
    parts = [part for one in said for part in re.split(r"[;,/]| - ", one)]
    return {key for part in parts if (key := _key(part))}


def _key(written: str) -> str:
    """The same telephone number or e-mail however it is written."""
    if "@" in written:
        return written.strip().lower()
    digits = _DIGITS.sub("", written)
    return "0" + digits[2:] if digits.startswith("84") and len(digits) > 10 else digits
