"""The Vietnamese of the parts that others wrote: whole, with their places, in the words agreed on.

Wagtail, taggit and Django bring texts that people meet in the newsroom. Their English catalogues
say what there is in the installed version; ours (``locale_borrowed``) stands before the Vietnamese
they ship. The words are in ``docs/guide/dev/newsroom-terms.md``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from tools.environment import ROOT

if TYPE_CHECKING:
    import polib

CATALOGUES = ROOT / "src/tiendo/locale_borrowed/vi/LC_MESSAGES"
TERMS = ROOT / "docs/guide/dev/newsroom-terms.md"
DOMAINS = ("django", "djangojs")
OTHERS = ("taggit", "django.contrib.humanize", "django.conf")
UNLISTED = {  # in the source of the package, and not in its English catalogue
    "wagtail.admin": ['You do not have permission to publish pages at "%(page_title)s"'],
}
LEFT_OUT = {
    "conf/global_settings.py": "names of a hundred languages: the site speaks two",
    "views/csrf.py": "our own page says that a form has expired",
    "views/templates/": "pages for developers, with DEBUG only",
    "views/static.py": "files are served by whitenoise or the front server",
    "contrib/humanize/templatetags/humanize.py: ordinal": "no ordinal is printed with it",
}
_PLACE = re.compile(r"%\(\w+\)[sdr]|\{\w*\}|</?[a-z][^>]*>")
_OLD_TONE = re.compile(r"\b\w*(?<!q)(?:[óòỏõọ][ae]|[úùủũụ]y)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Text:
    """One text of an installed package: where it comes from, and what its package says for it."""

    package: str
    domain: str
    entry: polib.POEntry
    shipped: str

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What tells it from every other text."""
        return self.domain, self.entry.msgctxt, self.entry.msgid


def installed() -> Iterator[Text]:
    """Yield every text of the installed packages that a person can meet."""
    import polib

    for package in (*wagtail_apps(), *OTHERS):
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            continue
        folder = Path(next(iter(spec.submodule_search_locations))) / "locale"
        for domain in DOMAINS:
            shipped = _words(folder / f"vi/LC_MESSAGES/{domain}.po")
            for entry in _entries(folder / f"en/LC_MESSAGES/{domain}.po"):
                if not _left_out(entry):
                    key = (entry.msgctxt, entry.msgid)
                    yield Text(package, domain, entry, shipped.get(key, ""))
        for msgid in UNLISTED.get(package, ()):
            yield Text(package, "django", polib.POEntry(msgid=msgid), "")


def wagtail_apps() -> list[str]:
    """Return the apps of Wagtail that the site installs."""
    tree = ast.parse((ROOT / "src/tiendo/settings.py").read_text(encoding="utf-8"))
    lists = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "INSTALLED_APPS"
    )
    names = (getattr(node, "value", "") for one in lists for node in ast.walk(one))
    return [name for name in names if isinstance(name, str) and name.split(".")[0] == "wagtail"]


def problems(texts: list[Text] | None = None, catalogues: Path = CATALOGUES) -> list[str]:
    """Return what is wrong with the words for the installed packages, one sentence each."""
    texts = list(installed()) if texts is None else texts
    ours = {
        (domain, *key): words
        for domain in DOMAINS
        for key, words in _words(catalogues / f"{domain}.po").items()
    }
    banned = _banned()
    found: dict[str, None] = {}
    said: dict[tuple[str, str | None, str], str] = {}
    for text in texts:
        said[text.key] = said.get(text.key) or ours.get(text.key) or text.shipped
    for text in texts:
        what = f"{text.package}: {text.entry.msgid!r}"
        if not (words := said[text.key]):
            found[f"{what} has no Vietnamese"] = None
            continue
        if _places(text.entry.msgid_plural or text.entry.msgid) != _places(words):
            found[f"{what}: the places differ in {words!r}"] = None
        if text.package.startswith("wagtail") and (bad := banned.search(_plain(words))):
            found[f"{what} says {bad[0]!r}; see {TERMS.relative_to(ROOT)}"] = None
    gone = set(ours) - {text.key for text in texts}
    found |= {
        f"gone from the installed packages: {key[2]!r}": None for key in sorted(gone, key=str)
    }
    return list(found)


def clashes(office: Path) -> list[str]:
    """Return the texts that the office's own catalogue says otherwise than the borrowed one."""
    own = _words(office)
    return [
        f"{text!r} is {own[context, text]!r} in the office and {words!r} in the newsroom: "
        "give the text of the office a context"
        for (context, text), words in _words(CATALOGUES / "django.po").items()
        if own.get((context, text), words) != words
    ]


def _words(path: Path) -> dict[tuple[str | None, str], str]:
    """Return what a catalogue says without doubt; nothing where there is no file."""
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural[0]
        for entry in _entries(path)
        if entry.translated() and not entry.fuzzy
    }


def _entries(path: Path) -> list[polib.POEntry]:
    import polib

    return [one for one in polib.pofile(str(path)) if not one.obsolete] if path.exists() else []


def _left_out(entry: polib.POEntry) -> bool:
    places = [f"{file}: {entry.msgctxt or ''}" for file, _ in entry.occurrences]
    return bool(places) and all(any(part in one for part in LEFT_OUT) for one in places)


def _places(text: str) -> list[str]:
    return sorted(_PLACE.findall(text))


def _plain(words: str) -> str:
    """Return the words without placeholders and markup, which hold English names."""
    return _PLACE.sub(" ", words)


def _banned() -> re.Pattern[str]:
    """Return what no Vietnamese text of the newsroom may say: the table's words, and old tones."""
    rows = re.findall(
        r"^\|[^|]+\|[^|]+\|([^|]+)\|$", TERMS.read_text(encoding="utf-8"), re.MULTILINE
    )
    words = [word.strip() for row in rows[1:] for word in row.split(",") if word.strip(" -")]
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b|{_OLD_TONE.pattern}", re.IGNORECASE)
