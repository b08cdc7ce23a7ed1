"""Reading a web server's log (nginx, Apache: combined format) for visits, and keeping no address.

A visit is, as on the pages' own count, one browser in one network on one day. Lines of machines,
of files, of what was not found and of other methods than GET are left out.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import get_default_timezone

from tiendo.participation.actions.visits import LoggedDay
from tiendo.participation.queries.robots import is_robot

LINE = re.compile(
    r"(?P<address>\S+) \S+ \S+ \[(?P<at>[^\]]+)\] "
    r'"GET (?P<path>\S+) HTTP/[\d.]+" (?P<status>\d{3}) \S+ "[^"]*" "(?P<browser>(?:[^"\\]|\\.)*)"'
)
MOMENT = "%d/%b/%Y:%H:%M:%S %z"
SEEN = {"200", "304"}
LONGEST_LINE = 8192


@dataclass
class _Reader:
    """One browser in one network on one day: pages seen, and the moment of the last one."""

    pages: int = 0
    last_at: str = ""
    is_robot: bool = False


def counted(lines: Iterable[str], under: str) -> tuple[dict[date, LoggedDay], int]:
    """Visits and pages of each day below an address, and how many lines were not understood.

    The days are those of the site. Who asks for ``robots.txt`` is a machine; of pages
    opened within one second one is counted.
    """
    salt = secrets.token_bytes(16)
    days: dict[date, dict[bytes, _Reader]] = {}
    odd = 0
    for line in lines:
        found = LINE.match(line[:LONGEST_LINE])
        on = _day(found["at"]) if found else None
        if found is None or on is None:
            odd += '"GET ' in line
            continue
        if is_robot(found["browser"]):
            continue
        who = f"{found['address']} {found['browser']}".encode("utf-8", "replace")
        mark = hashlib.blake2b(who, digest_size=12, key=salt).digest()
        _look(days.setdefault(on, {}).setdefault(mark, _Reader()), found, under)
    return {on: _summed(readers) for on, readers in days.items()}, odd


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written, MOMENT).astimezone(get_default_timezone()).date()
    except ValueError:
        return None


def _look(reader: _Reader, found: re.Match[str], under: str) -> None:
    path = found["path"].partition("?")[0]
    reader.is_robot |= path == "/robots.txt"
    is_page = path.startswith(under) and path.endswith("/") and found["status"] in SEEN
    if is_page and found["at"] != reader.last_at:
        reader.pages += 1
        reader.last_at = found["at"]


def _summed(readers: dict[bytes, _Reader]) -> LoggedDay:
    people = [one.pages for one in readers.values() if one.pages and not one.is_robot]
    return LoggedDay(len(people), sum(people))
