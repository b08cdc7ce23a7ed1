"""How large a thing may be before it is refused: one place, so that an office can look them up."""

from __future__ import annotations

MEBIBYTE = 1 << 20

MAX_TEXT_BYTES = 64 * MEBIBYTE
"""The longest plain text that is read; the longest report we know is under 3 MiB."""

MAX_HTML_BYTES = 32 * MEBIBYTE
"""The longest page of HTML; a tree takes about ten times its text in memory."""

MAX_PACKAGE_BYTES = 64 * MEBIBYTE
"""The largest Word or Excel file as it lies on the disk (pictures included)."""

MAX_PART_BYTES = 96 * MEBIBYTE
"""The largest single part of a Word or Excel file that is unpacked."""

MAX_UNPACKED_BYTES = 512 * MEBIBYTE
"""All parts of a Word or Excel file together, unpacked (pictures are never unpacked)."""

MAX_PARTS = 10_000
"""How many parts a Word or Excel file may have."""

MAX_RATIO = 300
"""How many times larger a part may become when unpacked, once it is over a mebibyte."""

MAX_PDF_BYTES = 128 * MEBIBYTE
"""The largest PDF."""

MAX_PDF_PAGES = 3_000
"""The most pages of a PDF."""

MAX_ROWS = 200_000
"""The most rows of a sheet, blank ones between others included."""

MAX_CELLS = 4_000_000
"""The most cells of a sheet, blank ones between others included."""

MAX_DEPTH = 200
"""How deep tables may lie within tables, or any part within parts."""

MAX_NOTES = 50
"""The most notes of one kind on one document."""

MAX_PAGES_BYTES = 64 * MEBIBYTE
"""What a process keeps at hand of the pages citizens read, compressed."""
