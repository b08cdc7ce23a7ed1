"""What a browser sends of a report's lines, as typed cells."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from tiendo.results.actions import Typed
from tiendo.results.models import State
from tiendo.results.queries.reports import Cell
from tiendo.results.sheet import LETTERS

LONGEST_TEXT = 500


def sent_cells(
    cells: list[Cell], sent: Mapping[str, Any], evidence: Mapping[int, int | None]
) -> list[Typed]:
    """The cells of the lines that were sent; a line of which nothing came is left alone.

    State, reason, note and evidence belong to a line and are kept with each of its cells.
    """
    found = []
    for cell in cells:
        line = cell.line.pk
        name = f"{line}-{LETTERS[cell.kind]}"
        if f"v-{name}" not in sent:
            continue
        state = str(sent.get(f"s-{line}", State.REPORTED))
        is_reported = state not in State.values or state == State.REPORTED
        found.append(
            Typed(
                line,
                cell.period,
                cell.certainty.value,
                typed=_plain(sent.get(f"v-{name}", "")),
                typed_below=_plain(sent.get(f"m-{name}", "")) if cell.is_ratio else "",
                state=State.REPORTED if is_reported else state,
                note=_plain(sent.get(f"n-{line}", "")),
                reason=_plain(sent.get(f"r-{line}", "")),
                evidence=evidence.get(line),
            )
        )
    return found


def sent_files(files: Mapping[str, Any]) -> dict[int, UploadedFile]:
    """The evidence files that came, by line."""
    return {
        int(name[2:]): file
        for name, file in files.items()
        if name.startswith("e-") and name[2:].isdecimal()
    }


def _plain(text: str) -> str:
    """What was typed, without what no database keeps."""
    return str(text).replace("\x00", "").strip()[:LONGEST_TEXT]
