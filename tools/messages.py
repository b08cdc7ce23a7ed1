"""The catalogue of texts: collected from the source, complete in Vietnamese, compiled and fresh.

``python3 dev messages`` adds new texts to the catalogue and compiles it; run as a module this only
checks. A text on screen starts in English in the source (``gettext``) and is translated by hand.
Beside it stands the catalogue for what others wrote; ``tools.borrowed`` compares that one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools import borrowed, debian
from tools.environment import PYTHON, ROOT, Command, Refusal, call, prepare, say

if TYPE_CHECKING:
    import polib

_SOURCE = ROOT / "src" / "tiendo"
_CATALOGUE = _SOURCE / "locale" / "vi" / "LC_MESSAGES" / "django.po"
_EVERY = "locale*/vi/LC_MESSAGES/*.po"


def run() -> int:
    """Add the texts of the source to the catalogue, compile it, and say what waits for words."""
    prepare("dev")
    return call([PYTHON, "-m", "tools.messages", "--write"])


def collect() -> polib.POFile | None:
    """Return the texts of the source, or None where gettext is not installed."""
    import polib

    if not debian.find("xgettext"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tiendo"
        shutil.copytree(_SOURCE, copy, ignore=shutil.ignore_patterns("locale*", "__pycache__"))
        (copy / "locale").mkdir()
        command: Command = [
            PYTHON,
            "-m",
            "django",
            "makemessages",
            "--locale",
            "vi",
            "--verbosity",
            "0",
        ]
        import subprocess

        subprocess.run([*command, "--add-location", "file"], cwd=copy, check=True)
        return polib.pofile(str(copy / "locale" / "vi" / "LC_MESSAGES" / "django.po"))


def problems() -> list[str]:
    """Return what is wrong with the catalogues, one sentence each."""
    import polib

    found = []
    for path in sorted(_SOURCE.rglob(_EVERY)):
        catalogue = polib.pofile(str(path))
        name = path.relative_to(ROOT)
        for entry in catalogue:
            if not entry.obsolete and (entry.fuzzy or not entry.translated()):
                found.append(f"{name}:{entry.linenum}: no Vietnamese for {entry.msgid!r}")
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or _texts(polib.mofile(str(compiled))) != _texts(catalogue):
            found.append(f"{compiled.relative_to(ROOT)} is not fresh: python3 dev messages")
    source = collect()
    if source is None:
        say("gettext is missing: new texts were not looked for (apt-get install gettext)")
        return found
    known = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(_CATALOGUE))}
    for entry in source:
        if (entry.msgctxt, entry.msgid) not in known:
            found.append(f"{_where(entry)}: not in the catalogue: {entry.msgid!r}")
    return found


def write() -> None:
    """Add new texts to the catalogue (without words yet) and compile every catalogue."""
    import polib

    source = collect()
    if source is None:
        raise Refusal("This needs gettext. On Debian: apt-get install gettext")
    catalogue = polib.pofile(str(_CATALOGUE))
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue}
    for entry in source:
        if (entry.msgctxt, entry.msgid) not in known:
            catalogue.append(entry)
            say(f"new text: {entry.msgid!r}")
    catalogue.save(str(_CATALOGUE))
    for path in sorted(_SOURCE.rglob(_EVERY)):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def _texts(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str], object]:
    """Return what a catalogue says, by context and text; what waits for words says nothing."""
    spoken = {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if not entry.obsolete and "fuzzy" not in entry.flags
    }
    return {key: words for key, words in spoken.items() if words}


def _where(entry: polib.POEntry) -> str:
    return entry.occurrences[0][0] if entry.occurrences else "the source"


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    wrong = [*problems(), *borrowed.problems(), *borrowed.clashes(_CATALOGUE)]
    for problem in wrong:
        print(problem)
    sys.exit(1 if wrong else 0)
