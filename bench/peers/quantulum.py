"""quantulum3, which finds quantities with their units in English."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

from bench.timing import rate


def main(path: str, seconds: float) -> dict[str, float]:
    """Return MB/s; a line it fails on counts as read."""
    from quantulum3 import parser

    def work(text: str) -> None:
        with suppress(ValueError, KeyError, IndexError, AttributeError, TypeError):
            parser.parse(text)

    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    return {"quantulum3": max(rate(work, part, seconds) for part in (texts, lines))}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
