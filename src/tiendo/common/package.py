"""Word and Excel files are zip packages: opened within bounds, their XML read with entities off."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from lxml import etree

from .file_faults import DocumentError
from .limits import (
    MAX_PACKAGE_BYTES,
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    MEBIBYTE,
)

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the zip module raises over a package that is not what it says."""


class Package:
    """A zip package, each part unpacked only when asked for and never beyond the limits."""

    def __init__(self, raw: bytes) -> None:
        if len(raw) > MAX_PACKAGE_BYTES:
            raise DocumentError("too-large", size=len(raw), limit=MAX_PACKAGE_BYTES)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(raw))
        except _DAMAGE as error:
            raise DocumentError("broken") from error
        entries = self.archive.infolist()
        if (
            len(entries) > MAX_PARTS
            or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES
        ):
            raise DocumentError("bomb", limit=MAX_UNPACKED_BYTES)
        for entry in entries:
            if entry.flag_bits & 1:
                raise DocumentError("encrypted")
            if (
                entry.file_size > max(entry.compress_size, 1) * MAX_RATIO
                and entry.file_size > MEBIBYTE
            ):
                raise DocumentError("bomb", limit=MAX_UNPACKED_BYTES)
        self.names = {entry.filename: entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def part(self, name: str) -> bytes:
        """The unpacked bytes of one part, at most ``MAX_PART_BYTES`` of them."""
        entry = self.names.get(name)
        if entry is None:
            raise DocumentError("broken")
        if entry.file_size > MAX_PART_BYTES:
            raise DocumentError("bomb", limit=MAX_PART_BYTES)
        try:
            with self.archive.open(entry) as stream:
                # The sizes in the directory may lie: what is unpacked is counted as it comes.
                raw = stream.read(MAX_PART_BYTES + 1)
        except _DAMAGE as error:
            raise DocumentError("broken") from error
        if len(raw) > MAX_PART_BYTES:
            raise DocumentError("bomb", limit=MAX_PART_BYTES)
        return raw

    def xml(self, name: str) -> etree._Element:
        """The root element of one XML part."""
        return parse_xml(self.part(name))


def parse_xml(raw: bytes) -> etree._Element:
    """Parse XML that a stranger wrote: no entity, no document type, no network, no depth."""
    # huge_tree stays off: libxml2 then refuses nesting beyond 256 and texts beyond 10 MB.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError("broken") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError("entities")
    return root
