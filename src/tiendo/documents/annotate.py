"""The same Word file with a comment at each finding, and nothing else changed.

Works on the parts of the package: runs are split where a comment begins or ends, ``comments.xml``
is made or added to; every other part keeps its bytes.
"""

from __future__ import annotations

import copy
import io
import itertools
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tiendo.common.package import Package, parse_xml

from .readers import kind_of
from .readers.document import DocumentError
from .readers.word import Spot, load
from .readers.word_fonts import W
from .sentences import grade_name, sentence

if TYPE_CHECKING:
    from .reports import Report

AUTHOR = "Tiến Độ"
INITIALS = "TĐ"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = f"{{{_PACKAGE}/relationships}}Relationship"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Comment(NamedTuple):
    """What to write beside the characters from ``start`` to ``end`` of the document's text."""

    start: int
    end: int
    text: str


def annotate_report(raw: bytes, report: Report, language: str, at: datetime) -> bytes:
    """The Word file a report was read from, with a comment in words at each finding."""
    text = report.document.text
    return annotate(
        raw,
        [
            Comment(
                finding.quotes[0].start,
                finding.quotes[0].end,
                f"{grade_name(finding.grade, language)}: {sentence(finding, text, language)}",
            )
            for finding in report.findings
        ],
        at,
    )


class Mark(NamedTuple):
    """A comment's stretch within its paragraph, and the comment's number."""

    start: int
    end: int
    number: str


def annotate(raw: bytes, comments: Iterable[Comment], at: datetime | None = None) -> bytes:
    """The Word file ``raw`` with these comments, dated ``at``.

    Raises DocumentError when ``raw`` is no Word file that can be read.
    """
    if kind_of("", raw) != "docx":
        raise DocumentError("not-word")
    word = load("", raw)
    package = Package(raw)
    if not word.spots:
        return raw
    written = _existing_comments(package, word.main_part)
    number = 1 + max(
        (_number(c.get(W + "id")) for c in written.root.iter(W + "comment")), default=-1
    )
    starts = [spot.start for spot in word.spots]
    marks: dict[int, list[Mark]] = {}
    for comment in sorted(comments, key=lambda one: (one.start, one.end)):
        at_spot = max(bisect_right(starts, comment.start) - 1, 0)
        mark = _mark(word.spots[at_spot], comment, str(number))
        if mark is not None:
            marks.setdefault(at_spot, []).append(mark)
            written.root.append(_comment_element(comment.text, mark.number, at))
            number += 1
    for at_spot, there in marks.items():
        _put(word.spots[at_spot], there)
    changed = {word.main_part: _xml(word.root), written.part: _xml(written.root)}
    if written.is_new:
        changed |= _announced(package, word.main_part, written.part)
    return _repacked(package, changed)


class _Comments(NamedTuple):
    """The comments part: its name, its tree, and whether the package has yet to hear of it."""

    part: str
    root: etree._Element
    is_new: bool


def _existing_comments(package: Package, main: str) -> _Comments:
    folder = main.rpartition("/")[0]
    relations = _relations_part(main)
    if relations in package:
        for relation in package.xml(relations).iter(_RELATION):
            if relation.get("Type", "").endswith("/relationships/comments"):
                target = relation.get("Target", "")
                part = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                return _Comments(part, package.xml(part), False)
    part = f"{folder}/comments.xml".lstrip("/")
    if part in package:
        raise DocumentError("broken")
    return _Comments(part, etree.Element(W + "comments", nsmap={"w": W[1:-1]}), True)


def _relations_part(main: str) -> str:
    folder, _, name = main.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else 0


def _mark(spot: Spot, comment: Comment, number: str) -> Mark | None:
    """The stretch of a paragraph a comment covers, at least one letter; None when it has none."""
    if spot.anchor is not None:
        return Mark(0, 1, number)
    length = spot.end - spot.start
    wanted = min(comment.start - spot.start, length)
    # A place between two paragraphs, or on a tab: the nearest letter stands for it.
    nearest = itertools.chain(range(wanted, length), range(wanted - 1, -1, -1))
    start = next((at for at in nearest if spot.paragraph.locate(at) is not None), None)
    if start is None:
        return None
    return Mark(start, max(min(comment.end, spot.end) - spot.start, start + 1), number)


def _put(spot: Spot, marks: list[Mark]) -> None:
    """Put the marks of one paragraph into the body, from its last place to its first.

    A run split at a place keeps its left part, so places before it can still be looked up.
    """
    if spot.anchor is not None:
        before = [_start(mark) for mark in marks]
        _insert_before(spot.anchor, before)
        _insert_after(spot.anchor, [element for mark in marks for element in _end(mark)])
        return
    for offset in sorted({edge for mark in marks for edge in mark[:2]}, reverse=True):
        ends = [element for mark in marks if mark.end == offset for element in _end(mark)]
        begins = [_start(mark) for mark in marks if mark.start == offset]
        found = spot.paragraph.locate(offset)
        if found is None:
            _insert_after(_run_before(spot, offset), ends + begins)
        else:
            _insert_before(_run_from(*found), ends + begins)


def _start(mark: Mark) -> etree._Element:
    return etree.Element(W + "commentRangeStart", {W + "id": mark.number})


def _end(mark: Mark) -> list[etree._Element]:
    reference = etree.Element(W + "r")
    etree.SubElement(reference, W + "commentReference", {W + "id": mark.number})
    return [etree.Element(W + "commentRangeEnd", {W + "id": mark.number}), reference]


def _insert_before(run: etree._Element, elements: list[etree._Element]) -> None:
    for element in elements:
        run.addprevious(element)


def _insert_after(run: etree._Element, elements: list[etree._Element]) -> None:
    for element in reversed(elements):
        run.addnext(element)


def _run_from(node: etree._Element, at: int) -> etree._Element:
    """The run that begins with letter ``at`` of the text ``node``, split off if it has to be."""
    run = _run(node)
    if at:
        return _split(run, node, at)
    earlier = next(child for child in run.iterchildren() if child.tag != W + "rPr")
    return run if earlier is node else _split(run, node, 0)


def _run_before(spot: Spot, offset: int) -> etree._Element:
    """The run that ends before the tab, break or end at ``offset``, split off if it has to be."""
    before = next(
        place
        for at in range(offset - 1, -1, -1)
        if (place := spot.paragraph.locate(at)) is not None
    )
    run = _run(before[0])
    following = before[0].getnext()
    if following is not None:
        _split(run, following, 0)
    return run


def _run(node: etree._Element) -> etree._Element:
    return next(node.iterancestors(W + "r"))


def _split(run: etree._Element, node: etree._Element, at: int) -> etree._Element:
    """Cut ``run`` before letter ``at`` of its text ``node``; the new right part is returned."""
    right = etree.Element(W + "r", {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(W + "rPr")
    if properties is not None:
        right.append(copy.deepcopy(properties))
    moved = list(node.itersiblings())
    if at:
        tail = etree.SubElement(right, W + "t", {_SPACE: "preserve"})
        text = node.text or ""
        node.text, tail.text = text[:at], text[at:]
        node.set(_SPACE, "preserve")
    else:
        right.append(node)
    right.extend(moved)
    run.addnext(right)
    return right


def _comment_element(text: str, number: str, at: datetime | None) -> etree._Element:
    element = etree.Element(W + "comment", {W + "id": number, W + "author": AUTHOR})
    if at is not None:
        element.set(W + "date", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
    element.set(W + "initials", INITIALS)
    for line in _NOT_XML.sub("\ufffd", text).splitlines() or [""]:
        paragraph = etree.SubElement(element, W + "p")
        run = etree.SubElement(paragraph, W + "r")
        etree.SubElement(run, W + "t", {_SPACE: "preserve"}).text = line
    return element


def _announced(package: Package, main: str, part: str) -> dict[str, bytes]:
    """The two lists of the package with the new part in them, all else as it was."""
    types = _with_last(
        package.part("[Content_Types].xml"),
        "Types",
        f'<Override PartName="/{part}" ContentType="{_COMMENTS_TYPE}"/>',
    )
    name = _relations_part(main)
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()
    relations = package.part(name) if name in package else empty
    taken = {relation.get("Id") for relation in parse_xml(relations).iter(_RELATION)}
    identity = next(f"rIdTienDo{n}" for n in range(len(taken) + 1) if f"rIdTienDo{n}" not in taken)
    target = part.rpartition("/")[2]
    line = f'<Relationship Id="{identity}" Type="{_OFFICE}/comments" Target="{target}"/>'
    return {
        "[Content_Types].xml": types,
        name: _with_last(relations, "Relationships", line),
    }


def _with_last(raw: bytes, root: str, line: str) -> bytes:
    """XML with one more element at its end; written by hand so that no other byte changes."""
    closing = raw.rfind(f"</{root}>".encode())
    if closing >= 0:
        return raw[:closing] + line.encode() + raw[closing:]
    tree = parse_xml(raw)
    tree.append(etree.fromstring(line.replace(" ", f' xmlns="{tree.nsmap.get(None, "")}" ', 1)))
    tree[-1].tag = f"{{{etree.QName(tree).namespace}}}{etree.QName(tree[-1]).localname}"
    return _xml(tree)


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _repacked(package: Package, changed: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, entry in package.names.items():
            raw = changed.pop(name, None)
            archive.writestr(entry, package.part(name) if raw is None else raw, entry.compress_type)
        for name, raw in changed.items():
            fresh = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(fresh, raw, zipfile.ZIP_DEFLATED)
    return target.getvalue()
