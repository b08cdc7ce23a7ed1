"""A class means one thing: the style sheet of an app takes no name of the shared one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from architecture.source import ROOT

SHARED = ROOT / "src" / "tiendo" / "common" / "static" / "common" / "tiendo.css"
OWN = [
    path
    for path in sorted(ROOT.glob("src/tiendo/*/static/*/*.css"))
    if path.parent.name not in {"common", "portal"}  # public pages do not load the shared sheet
]
BARE = re.compile(r"([a-z]*)\.([a-z][a-z-]*)$")


def styled(path: Path) -> set[tuple[str, str]]:
    """The element (or none) and the class of each rule that holds on screens of every size."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", text)
    selectors = (one.strip() for rule in re.findall(r"([^{}]+)\{", text) for one in rule.split(","))
    return {(found[1], found[2]) for one in selectors if (found := BARE.match(one))}


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_an_app_gives_no_shared_class_another_look(path: Path) -> None:
    shared = styled(SHARED)
    assert not {
        name
        for element, name in styled(path)
        for other, same in shared
        if name == same and (element == other or not element or not other)
    }


def test_the_classes_of_a_style_sheet_are_found() -> None:
    assert {("", "title-line"), ("table", "plain"), ("", "line")} <= styled(SHARED)
