"""recognizers-text in Portuguese and Spanish, which write numbers as Vietnamese does (1.234,5)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.timing import rate


def main(path: str, seconds: float) -> dict[str, float]:
    """Return MB/s by language and way."""
    from recognizers_number import Culture, recognize_number

    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    found = {}
    for name, culture in (("pt", Culture.Portuguese), ("es", Culture.Spanish)):

        def work(text: str, culture: str = culture) -> None:
            recognize_number(text, culture)

        found[f"recognizers-text {name}"] = max(
            rate(work, part, seconds) for part in (texts, lines)
        )
    return found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
