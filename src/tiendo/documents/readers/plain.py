"""Plain text: which encoding the bytes are in, and the text exactly as given."""

from __future__ import annotations

import codecs
import re

from tiendo.common.limits import MAX_NOTES, MAX_TEXT_BYTES

from . import legacy
from .document import Document, DocumentError, Note
from .syllables import likeness, marked_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_HEAD = 1 << 16


def read(name: str, raw: bytes) -> Document:
    """Read a plain text file; its text keeps every code point, so offsets are those of the file."""
    if len(raw) > MAX_TEXT_BYTES:
        raise DocumentError("too-large", size=len(raw), limit=MAX_TEXT_BYTES)
    text, notes = decode(raw)
    return Document(name, "text", text, notes=notes)


def decode(raw: bytes, declared: str | None = None) -> tuple[str, list[Note]]:
    """The text of ``raw``, and notes where a letter had to be guessed.

    ``declared`` is what the document says of itself; it is believed only when the bytes agree.
    Raises DocumentError("binary") when the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _replaced(raw[len(mark) :], encoding)
    wide = _wide_encoding(raw[:_HEAD])
    if wide:
        return _replaced(raw, wide)
    head = raw[:_HEAD]
    if b"\x00" in head or len(_CONTROLS.findall(head)) * 50 > len(head):
        raise DocumentError("binary")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(raw, declared)
    return _from_old_letters(text, [])


def _wide_encoding(head: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of Latin text is zero."""
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0) * 2, head[1::2].count(0) * 2
    if odd * 3 > len(head) and even * 20 < len(head):
        return "utf-16-le"
    if even * 3 > len(head) and odd * 20 < len(head):
        return "utf-16-be"
    return None


def _replaced(raw: bytes, encoding: str) -> tuple[str, list[Note]]:
    """Decode, with U+FFFD for what is no character; each such place is noted."""
    try:
        text = raw.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
    text = _SURROGATES.sub("\ufffd", text)
    notes = [
        Note("lost-letter", match.start(), match.end())
        for match, _ in zip(re.finditer("\ufffd+", text), range(MAX_NOTES), strict=False)
    ]
    return text, notes


def _not_quite_utf8(raw: bytes, declared: str | None) -> tuple[str, list[Note]]:
    """UTF-8 with damage, or one of the single-byte encodings: the letters decide."""
    text, notes = _replaced(raw, "utf-8")
    sound = sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text[:_HEAD]))
    lost = text[:_HEAD].count("\ufffd")
    if sound > 3 * lost or (sound == lost == 0):
        return text, notes
    # Bytes 80-9F have five holes in windows-1252; latin-1 fills them with controls, harmlessly.
    western = raw.decode("cp1252", "replace") if b"\x81" not in raw else raw.decode("latin-1")
    if declared:
        try:
            told = raw.decode(declared)
        except (LookupError, UnicodeDecodeError):
            told = ""
        if told and _is_vietnamese(told):
            return told, []
    vietnamese = raw.decode("cp1258", "replace")
    if legacy.guess(western) is None and _is_vietnamese(vietnamese):
        return vietnamese, []
    return _from_old_letters(western, [Note("unknown-encoding")])


def _is_vietnamese(text: str) -> bool:
    good, total = likeness(marked_words(text))
    return total > 0 and good * 10 >= total * 7


def _from_old_letters(text: str, otherwise: list[Note]) -> tuple[str, list[Note]]:
    """Convert text whose letters are those of an old Vietnamese encoding."""
    scheme = legacy.guess(text)
    if scheme is None:
        return text, otherwise
    converted = legacy.convert(text, scheme)
    notes = [Note("old-encoding", values=(scheme,))]
    doubtful = legacy.doubts(text, converted, scheme)
    notes += [Note("doubtful-letters", d.start, d.end, (d.printed,)) for d in doubtful[:MAX_NOTES]]
    return converted, notes
