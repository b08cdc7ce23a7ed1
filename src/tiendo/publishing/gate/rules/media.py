"""Songs and videos are published with words beside them and the right to publish them."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import VIDEO, Objection


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at a recording without captions or transcript, and at one without a rights note."""
    for one in desk.manuscript.recordings:
        has_words = one.has_transcript or (one.kind == VIDEO and one.has_captions)
        if not has_words:
            yield Objection("no-transcript", one.place, None, None, "", (one.kind,))
        if not one.has_rights:
            yield Objection("no-rights", one.place, None, None, "", (one.kind,))
