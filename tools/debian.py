"""The Debian packages that some tests need, and what is skipped without them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A Debian package: a program of it that tells whether it is there, and what needs it."""

    name: str
    programs: tuple[str, ...]
    used_for: str

    def present(self) -> bool:
        """Tell whether one of its programs can be found."""
        return any(find(program) for program in self.programs)


BROWSERS = ("chromium-headless-shell", "chromium")
"""The same browser without its windows, which passes the tests in half the time, or the whole."""

PACKAGES = (
    Package("chromium", BROWSERS, "the browser tests"),
    Package("postgresql", ("initdb",), "the second run of the database tests"),
    Package("gettext", ("xgettext",), "collecting the texts to translate"),
    Package("libreoffice-writer-nogui", ("soffice",), "opening our Word files"),
    Package("nginx-light", ("nginx",), "the tests of the front server"),
    Package("poppler-utils", ("pdftotext",), "reading PDF files a second way"),
)


def find(program: str) -> Path | None:
    """Return where a program is; some live in folders that are not on everybody's path."""
    if found := shutil.which(program) or shutil.which(program, path="/usr/sbin"):
        return Path(found)
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    return max(versions, key=lambda path: int(path.parts[-3].split(".")[0]), default=None)


def browser() -> Path | None:
    """Return the browser of the tests."""
    return next(filter(None, map(find, BROWSERS)), None)


def missing() -> list[Package]:
    """Return the packages that are not installed."""
    return [package for package in PACKAGES if not package.present()]
