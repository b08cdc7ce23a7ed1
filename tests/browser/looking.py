"""Looking at a page in a window of some size and some scheme of colours, with axe-core beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
A_LOOK = {
    "media": "screen",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}


def look(page: Any, width: int = 1280, height: int = 800, **how: str) -> None:
    """Look at the page through a window of this size, in the light unless something else is said.

    The page has drawn itself anew when this returns.
    """
    page.emulate_media(**A_LOOK | how)
    page.set_viewport_size({"width": width, "height": height})


def axe(page: Any, what: str = "all") -> list[str]:
    """What axe-core finds wrong, one line each: in all there is, or all but the colours."""
    rules = {} if what == "all" else {"color-contrast": {"enabled": False}}
    run = {"runOnly": {"type": "tag", "values": RULES}, "rules": rules}
    return _said(page, "run => axe.run(document, run).then(WRONG)", run)


def everything(page: Any) -> list[str]:
    """All that axe-core finds wrong; of the colours, in one text of each kind and class."""
    return [*axe(page, "all but the colours"), *contrast(page, "class")]


def contrast(page: Any, by: str = "colour") -> list[str]:
    """What axe-core finds wrong in the colours: all that another scheme of them can change.

    It looks at one text of each colour, ground, size and weight (and of each class, so that what
    lies over another is seen too), which in a long table takes a tenth of the time.
    """
    run = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    kinds = f"({KINDS})({'true' if by == 'class' else 'false'})"
    return _said(page, f"run => axe.run({{include: {kinds}}}, run).then(WRONG)", run)


def _said(page: Any, script: str, run: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        script.replace("WRONG", VIOLATIONS), run | {"resultTypes": ["violations"]}
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


VIOLATIONS = "found => found.violations"
"""Only what is wrong travels: what is right is a hundred times as much."""

KINDS = """byClass => { const kinds = new Map();
  const clear = colour => /, 0\\)$/.test(colour) || colour === 'transparent';
  const ground = e => { while (e && clear(getComputedStyle(e).backgroundColor)) e = e.parentElement;
    return e ? getComputedStyle(e).backgroundColor : ''; };
  const note = e => { if (!e.checkVisibility()) return;
    const s = getComputedStyle(e);
    const near = byClass && [e, e.parentElement].map(one => one.localName + one.classList);
    const kind = [s.color, ground(e), s.fontSize, s.fontWeight, s.opacity, near].join();
    if (!kinds.has(kind)) kinds.set(kind, e); };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode())
    if (texts.currentNode.data.trim()) note(texts.currentNode.parentElement);
  document.querySelectorAll('input, select, textarea').forEach(note);
  return [...kinds.values()]; }"""
"""One element of each kind of text."""
