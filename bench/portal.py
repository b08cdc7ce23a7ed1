"""A public article: stored, against a plain Wagtail page with the same words, in the same run.

The site runs as it is shipped (granian, nginx with the shipped configuration) on a database under
``var/bench``; the readers share the machine with it. A second peer is the article itself, answered
by Wagtail anew.
"""

from __future__ import annotations

import gzip
import hashlib
import http.client
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.load import ROOT, readers
from bench.rows import Row
from tools import debian
from tools.front import Ports, front, site

READERS = 50
CROWD = 1000
_LOADED = re.compile(
    r'<(?:link rel="(?:stylesheet|icon)"|script|img)\b[^>]*?(?:href|src)="([^"]+)"'
)
PLAIN = ("wsgi", "bench.plain_wagtail.wsgi:application")
PEER, ANEW = "plain Wagtail", "ours anew"
DYNAMIC = "?moi=1"
"""An address that asks something is answered by Wagtail's own serve, each time anew."""


@dataclass(frozen=True)
class Article:
    """The article that is read, and the site it stands on."""

    address: str
    subject: str
    compose: float
    settings: dict[str, str]

    @property
    def database(self) -> Path:
        """The file of the database."""
        return Path(self.settings["TIENDO_DATABASE"])


def rows(seconds: float) -> Iterator[Row]:
    """Measure; rows that need nginx are left out without it."""
    article = _article()
    yield Row("an article composed anew", "ms", article.compose, 50, at_most=True)
    ports, plain = Ports(), _plain()
    with site(ports.site, plain.settings, application=PLAIN) as process:
        peer = _answering(ports.site, plain.address, process, seconds)
    with site(ports.site, article.settings) as process:
        yield from _from_the_application(article, ports.site, process, seconds, peer)
        yield from _weight(article, ports.site)
        if debian.find("nginx"):
            yield _through_the_front_server(article, ports, seconds)
    if debian.find("nginx"):
        yield from _peak(article, seconds)


def _article() -> Article:
    """Make the site, once for each state of the tables and of what makes it."""
    digest = hashlib.sha256()
    made_of = [*(ROOT / "src").rglob("migrations/*.py"), ROOT / "bench" / "portal_site.py"]
    for path in sorted(made_of):
        digest.update(path.read_bytes())
    folder = ROOT / "var" / "bench" / f"portal-{digest.hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    settings = {
        "TIENDO_VAR": str(folder),
        "TIENDO_DATABASE": str(folder / "tiendo.sqlite3"),
        "TIENDO_SECRET_KEY": "only for measuring " * 4,
        "TIENDO_DEMONSTRATION": "1",
        "TIENDO_HOSTS": "127.0.0.1",
        "TIENDO_HTTPS": "0",
        "TIENDO_PROXIES": "1",
        "TIENDO_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
    }
    command = [sys.executable, "-m", "bench.portal_site"]
    environment = os.environ | settings
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return Article(settings=settings, **json.loads(done.stdout))


@dataclass(frozen=True)
class Plain:
    """The plain Wagtail page and its site."""

    address: str
    settings: dict[str, str]


def _plain() -> Plain:
    """Make the peer's site, once."""
    kept = ROOT / "var" / "bench" / "plain-wagtail.sqlite3"
    kept.parent.mkdir(parents=True, exist_ok=True)
    settings = {
        "PLAIN_WAGTAIL": str(kept),
        "DJANGO_SETTINGS_MODULE": "bench.plain_wagtail.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bench.plain_wagtail"],
        cwd=ROOT, env=os.environ | settings, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return Plain(done.stdout.strip(), settings)


@dataclass(frozen=True)
class Answering:
    """How an address was answered: milliseconds of processor time each, and how many a second."""

    cost: float
    a_second: float


def _answering(
    port: int, address: str, process: subprocess.Popen[bytes], seconds: float
) -> Answering:
    _get(port, address)  # warm
    before = _processor_seconds(process.pid)
    seen = readers(port, address, READERS, seconds)
    spent = _processor_seconds(process.pid) - before
    return Answering(spent / max(seen["answers"], 1) * 1000, seen["a_second"])


def _from_the_application(
    article: Article, port: int, process: subprocess.Popen[bytes], seconds: float, peer: Answering
) -> Iterator[Row]:
    stored = _answering(port, article.address, process, seconds)
    anew = _answering(port, article.address + DYNAMIC, process, seconds)
    cost = {PEER: peer.cost, ANEW: anew.cost}
    yield Row("a stored article, processor time", "ms", stored.cost, 0.5, cost, at_most=True)
    name, peers = "a stored article, from the application", {PEER: peer.a_second}
    yield Row(name, "answers/s", stored.a_second, 4000, peers | {ANEW: anew.a_second})


def _processor_seconds(parent: int) -> float:
    """Return the processor time of a process and its children until now."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        if int(path.parent.name) == parent or int(fields[1]) == parent:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _through_the_front_server(article: Article, ports: Ports, seconds: float) -> Row:
    var = Path(article.settings["TIENDO_VAR"])
    with tempfile.TemporaryDirectory() as folder, front(Path(folder), var, ports):
        through = readers(ports.plain, article.address, READERS, seconds)
    name = "a stored article, through the front server"
    return Row(name, "answers/s", through["a_second"], 10_000)


def _weight(article: Article, port: int) -> Iterator[Row]:
    """What one reader loads: all files of the page compressed, cookies, others' files, writes."""
    watched = sqlite3.connect(article.database)
    before = watched.execute("PRAGMA data_version").fetchone()
    headers, page = _get(port, article.address)
    text = page.decode()
    linked = _LOADED.findall(text)
    own = [path for path in dict.fromkeys(linked) if path.startswith("/tinh/")]
    others = [path for path in linked if "//" in path.partition("?")[0]]
    size = sum(len(gzip.compress(_get(port, path)[1], 6)) for path in own)
    size += len(gzip.compress(page, 6))
    cookies = sum(name.lower() == "set-cookie" for name, _ in headers)
    written = watched.execute("PRAGMA data_version").fetchone() != before
    watched.close()
    yield Row("an article with all its files", "KiB", size / 1024, 60, at_most=True)
    name = "cookies, files of others and writes of a reader"
    yield Row(name, "", float(cookies + len(others) + written), 0, at_most=True)


def _get(port: int, path: str) -> tuple[list[tuple[str, str]], bytes]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path)
    answer = line.getresponse()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return answer.getheaders(), answer.read()


def _peak(article: Article, seconds: float) -> Iterator[Row]:
    """A thousand readers at once on one article, while others vote and comment: as it is shipped,
    through the front server."""
    ports, var = Ports(), Path(article.settings["TIENDO_VAR"])
    settings = article.settings | {"TIENDO_PROXIES": "2"}  # the voices bring networks of their own
    with (
        tempfile.TemporaryDirectory() as folder,
        site(ports.site, settings, workers=2),
        front(Path(folder), var, ports),
    ):
        for _ in range(10):  # both processes have served before the crowd comes
            _get(ports.site, article.address + DYNAMIC)
        before = _kept(article)
        command = [sys.executable, "-m", "bench.voices", str(ports.plain)]
        command += [article.subject, str(seconds)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as voices:
            crowd = readers(ports.plain, article.address, CROWD, seconds)
            spoken: dict[str, Any] = json.loads(voices.communicate()[0])
        lost = spoken["taken"] - (_kept(article) - before)
    plain = _plain()
    with site(ports.site, plain.settings, workers=2, application=PLAIN):
        _get(ports.site, plain.address)
        theirs = readers(ports.site, plain.address, CROWD, seconds)
    peer = {PEER: theirs["most"]}
    name = f"{CROWD} readers at once, 95 of 100 answers within"
    yield Row(name, "s", crowd["most"], 1, peer, at_most=True)
    name = f"{spoken['taken']} votes and comments meanwhile, 95 of 100 answered within"
    yield Row(name, "s", spoken["most"], 1, at_most=True)
    faults = {"readers": crowd["errors"], "refused": spoken["refused"], "lost": abs(lost)}
    if any(faults.values()):
        print(f"bench: {faults}", file=sys.stderr)
    wrong = float(sum(faults.values()))
    peer = {PEER: float(theirs["errors"])}
    yield Row("errors, and votes and comments not kept", "", wrong, 0, peer, at_most=True)


def _kept(article: Article) -> int:
    """Return how many votes and comments the database holds."""
    with sqlite3.connect(article.database) as database:
        tables = ("participation_vote", "participation_comment")
        counts = [database.execute(f"SELECT count(*) FROM {one}") for one in tables]  # noqa: S608
        return sum(int(count.fetchone()[0]) for count in counts)


if __name__ == "__main__":
    from bench.rows import as_table

    print(as_table(list(rows(float(sys.argv[1]) if sys.argv[1:] else 3))))
