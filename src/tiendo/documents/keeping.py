"""A read document as plain JSON and back: what the database keeps of an upload besides its bytes.

Offsets stay as they are; keys are short because a long report has thousands of blocks.
"""

import re
from typing import Any

from tiendo.documents.readers import Block, Cell, Document, Note, Place, Table

# No database keeps half a surrogate pair, and PostgreSQL no NUL; offsets stay when one sign
# stands for another.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def keepable(text: str) -> str:
    """The text with a replacement sign for each sign no database keeps."""
    return _UNKEEPABLE.sub("\ufffd", text)


def to_record(document: Document) -> dict[str, Any]:
    """The document as JSON can hold it."""
    return {
        "name": document.name,
        "kind": document.kind,
        "text": keepable(document.text),
        "blocks": [[block.start, block.end, block.place.record()] for block in document.blocks],
        "tables": [
            [
                table.start,
                table.end,
                [list(cell) for cell in table.cells],
                table.number,
                table.sheet,
            ]
            for table in document.tables
        ],
        "notes": [
            [note.code, note.start, note.end, [str(value) for value in note.values]]
            for note in document.notes
        ],
    }


def from_record(record: dict[str, Any]) -> Document:
    """The document a record was made of."""
    return Document(
        name=record["name"],
        kind=record["kind"],
        text=record["text"],
        blocks=[Block(start, end, Place(**place)) for start, end, place in record["blocks"]],
        tables=[
            Table(start, end, [Cell(*cell) for cell in cells], number, sheet)
            for start, end, cells, number, sheet in record["tables"]
        ],
        notes=[
            Note(code, start, end, tuple(values)) for code, start, end, values in record["notes"]
        ],
    )
