"""PDF with a text layer: lines joined into paragraphs, the page of each kept.

A scanned page has no letters; reading pictures (OCR) is not offered, and a sentence says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pypdfium2

from tiendo.common.limits import MAX_NOTES, MAX_PDF_BYTES, MAX_PDF_PAGES, MAX_TEXT_BYTES

from . import legacy
from .document import Document, DocumentError, Draft, Place

_PASSWORD_ERROR = 4
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\s*", re.I
)
_CONTINUES = re.compile(r"[.;:!?…”\"/]\s*$")
_NEW_ITEM = re.compile(
    r"\s*(?:[-–—+*•●▪○◦]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}\.\s|\()"
)
_ORDER = re.compile(r"^(\d{1,3}|[IVX]{1,5})\s+(?=[A-ZĐÀ-Ỵ])")
_NUMBERS = re.compile(r"(?:(?<=\s)|^)[+\-]?\d[\d.,]*%?(?:\s+[+\-]?\d[\d.,]*%?){2,}(?=\s|$)")
_FULL = 0.75
_SHORTEST_FULL = 40


class Line(NamedTuple):
    """A line as printed, and the page it stands on."""

    text: str
    page: int


def read(name: str, raw: bytes) -> Document:
    """Read the text layer of a PDF."""
    if len(raw) > MAX_PDF_BYTES:
        raise DocumentError("too-large", size=len(raw), limit=MAX_PDF_BYTES)
    lines, blank, pages = _lines(raw)
    if pages and not lines:
        raise DocumentError("scanned", pages=pages)
    draft = Draft(name, "pdf")
    if blank:
        draft.note("scanned-pages", None, None, ", ".join(map(str, blank[:MAX_NOTES])))
    scheme = legacy.guess("\n".join(line.text for line in lines[:4000]))
    if scheme:
        draft.note("old-encoding", None, None, scheme)
    paragraph = 0
    width = _usual_width(lines)
    before: Line | None = None
    for line in lines:
        goes_on = before is not None and _goes_on(before, line, width)
        joint = " " if goes_on else "\n"
        raw_text = line.text if goes_on else _ORDER.sub(r"\1\t", line.text, count=1)
        raw_text = _NUMBERS.sub(_in_cells, raw_text)
        text = legacy.convert(raw_text, scheme) if scheme else raw_text
        paragraph = 1 if before is None or before.page != line.page else paragraph + (joint == "\n")
        block = draft.add(text, Place(page=line.page, paragraph=paragraph), joint)
        for doubt in legacy.doubts(raw_text, text, scheme) if scheme else ():
            start = block.start + doubt.start
            draft.note("doubtful-letters", start, block.start + doubt.end, doubt.printed)
        before = line
    return draft.done()


def _lines(raw: bytes) -> tuple[list[Line], list[int], int]:
    """All lines but page numbers, the pages without any letter, and how many pages there are."""
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = (
            getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower()
        )
        raise DocumentError("encrypted" if locked else "broken") from error
    lines: list[Line] = []
    blank: list[int] = []
    size = 0
    try:
        pages = len(pdf)
        if pages > MAX_PDF_PAGES:
            raise DocumentError("too-many-pages", pages=pages, limit=MAX_PDF_PAGES)
        for number in range(1, pages + 1):
            text = _page_text(pdf, number)
            size += len(text)
            if size > MAX_TEXT_BYTES:
                raise DocumentError("too-large", size=size, limit=MAX_TEXT_BYTES)
            found = [Line(line.strip(), number) for line in text.splitlines() if line.strip()]
            if not found:
                blank.append(number)
            lines += _without_page_number(found)
    finally:
        pdf.close()
    return lines, blank, pages


def _page_text(pdf: pypdfium2.PdfDocument, number: int) -> str:
    """The letters of one page in reading order; a page that is broken counts as blank."""
    try:
        page = pdf[number - 1]
        text: str = page.get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return ""
    # U+FFFE and U+0002 are the engine's marks for a hyphen at the end of a line.
    return text.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "")


def _without_page_number(lines: list[Line]) -> list[Line]:
    """A page number alone on the first or the last line is furniture."""
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[0].text):
        lines = lines[1:]
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[-1].text):
        lines = lines[:-1]
    return lines


def _in_cells(numbers: re.Match[str]) -> str:
    """Three numbers or more in a row are the cells of a table: no sentence has them."""
    return "\t".join(numbers.group().split())


def _usual_width(lines: list[Line]) -> int:
    """How many letters a full line holds: nine lines in ten are no longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether ``line`` continues the paragraph of the line before it.

    A paragraph ends on a short line, or on a full stop before a capital or an item's dash.
    """
    text = line.text
    if _NEW_ITEM.match(text) and _CONTINUES.search(before.text):
        return False
    if text[:1].islower():
        return not before.text.endswith(":")
    full = len(before.text) >= max(width * _FULL, _SHORTEST_FULL)
    return full and not (_CONTINUES.search(before.text) or _NEW_ITEM.match(text))
