"""The checklist of the portal names only tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKLIST = ROOT / "docs" / "portal-checklist.md"
NAMED = re.compile(r"`([a-z]+)/(\w+\.py)::(test_\w+)`")
ROWS = 33


def rows() -> list[str]:
    """The rows of the table."""
    text = CHECKLIST.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]


def test_every_row_of_the_checklist_is_answered() -> None:
    assert [int(row.split("|")[1]) for row in rows()] == list(range(1, ROWS + 1))


def test_every_test_it_names_exists() -> None:
    named = [found for row in rows() for found in NAMED.findall(row)]
    assert len(named) > ROWS
    missing = []
    for app, file, test in named:
        folder = "browser" if app == "browser" else f"tiendo/{app}"
        path = ROOT / "tests" / folder / file
        if not path.exists() or f"def {test}(" not in path.read_text(encoding="utf-8"):
            missing.append(f"{app}/{file}::{test}")
    assert missing == []


def test_a_row_without_a_test_says_why() -> None:
    for row in rows():
        if not NAMED.search(row):
            assert "**not met**" in row or "unsure" in row, row
