"""What lies in the repository names no address of a package index and no path of one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from architecture.source import ROOT

_TEXT = {".py", ".md", ".toml", ".txt", ".in", ".html", ".css", ".js", ".po", ".jsonl", ".csv", ""}
_PATHS = re.compile(
    r"(?<![\w.:/-])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me")) + r")/"
)
_WAITING = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX")) + r")\b")
_BARE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[)|#\s*noqa(?!:)")


def _committed() -> list[Path]:
    """Return the files under version control, or all there are where there is none."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        skipped = {".venv", "var", "build", "dist"}
        paths = [path for path in ROOT.rglob("*") if not skipped & set(path.parts)]
    return [path for path in paths if path.is_file() and path.suffix in _TEXT]


def _lines(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_set_up_names_no_address_packages_come_from():
    names = {"pyproject.toml", "dev", "run"}
    paths = [
        path
        for path in _committed()
        if path.name in names or path.parts[-2] in {"requirements", "tools", ".ci"}
    ]
    assert paths
    address = re.compile(
        r"(?:https?|file)://(?!\{_HOST\}|127\.0\.0\.1)|(?<!emit-)(?:index-url|find-links)"
    )
    assert _lines(address, paths) == []


@pytest.mark.parametrize(
    ("what", "suffixes"),
    [(_PATHS, _TEXT - {".jsonl"}), (_WAITING, {".py", ".html", ".css", ""})],
    ids=["paths of one machine", "work put off"],
)
def test_nothing_committed_names(what, suffixes):
    assert _lines(what, [path for path in _committed() if path.suffix in suffixes]) == []


def test_a_checker_is_only_silenced_by_the_name_of_the_rule():
    assert _lines(_BARE_IGNORE, [path for path in _committed() if path.suffix == ".py"]) == []


def test_the_lock_files_hold_a_hash_for_every_package():
    for name in ("base", "dev"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        packages = re.split(r"\n(?=\w)", text.strip())
        assert len(packages) > 20
        assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []
