"""The texts that are measured: the gold texts and the seed page, all of them committed."""

from __future__ import annotations

import json
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
SEED = GOLD / "seed.txt"


def seed() -> str:
    """Return the seed page."""
    return SEED.read_text(encoding="utf-8")


def mix() -> list[str]:
    """Return every gold text and the seed page."""
    found = [seed()]
    for path in sorted(GOLD.glob("texts*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [json.loads(line)["text"] for line in lines if line.strip()]
    return found


def shapes(size: int) -> dict[str, str]:
    """Return texts of about ``size`` bytes: plain ones, and shapes made to hurt."""
    plain = "\n\n".join(mix()) + "\n\n"
    line = " ".join(plain.split()) + " "
    return {
        "plain": _filled(plain, size),
        "one line": _filled(line, size),
        "digits only": _filled("1234567890", size),
        "commas only": _filled(",", size),
        "digits and commas": _filled("60,6,2", size),
        "deep parentheses": _filled("(", size // 2) + _filled(")", size // 2),
        "parentheses with figures": _filled("đạt 12 tỷ đồng (tăng 5% (", size),
        "letters only": _filled("đ", size),
    }


def _filled(piece: str, size: int) -> str:
    """Return ``piece`` again and again, cut at ``size`` bytes."""
    whole = piece * (size // len(piece.encode()) + 1)
    return whole.encode()[:size].decode("utf-8", "ignore")
