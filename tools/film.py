"""``python3 dev film``: draw the demonstration's film anew, with Debian's Chromium.

The words and numbers come from ``tiendo.demonstration.film``, the drawing from ``tools/film.html``;
the browser encodes picture after picture (so the machine may be slow), and ``tools/webm.py`` writes
the file. Another version of the browser may give other bytes for the same film.
"""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from tools.environment import ROOT, Refusal, say
from tools.webm import AUDIO, VIDEO, Chunk, Film, webm

PAGE = ROOT / "tools" / "film.html"
FONTS = ROOT / "src" / "tiendo" / "portal" / "around" / "fonts"
CHROMIUM = Path("/usr/bin/chromium")
LARGEST = 300_000
SIZE = (640, 360)
FRAMES_A_SECOND = 20


def run() -> int:
    """Write the film and the picture that stands before it."""
    from tiendo.demonstration import film, song

    if not CHROMIUM.exists():
        raise Refusal("Debian's package chromium is missing: apt-get install chromium")
    made = _encoded(film.drawn(), song.samples(film.TUNE, film.BEAT).tobytes())
    chunks = [
        Chunk(track, one["at"], one["key"], base64.b64decode(one["body"]))
        for track, name in ((VIDEO, "video"), (AUDIO, "audio"))
        for one in made[name]
    ]
    head = base64.b64decode(made["head"])
    described = Film(*SIZE, made["seconds"], head, film.TITLE, f"tiendo {film.recipe()}")
    whole = webm(described, chunks)
    if len(whole) > LARGEST:
        raise Refusal(f"The film has {len(whole)} bytes; at most {LARGEST} are shipped.")
    film.FILE.write_bytes(whole)
    film.POSTER.write_bytes(base64.b64decode(made["poster"]))
    say(f"wrote {film.FILE.relative_to(ROOT)}: {made['seconds']:.1f} s, {len(whole)} bytes")
    return 0


def _encoded(drawn: dict[str, Any], sound: bytes) -> Any:
    """What the page made of it: encoded pictures and sound, and the last picture as PNG."""
    from playwright.sync_api import sync_playwright

    order = drawn | {
        "size": SIZE,
        "rate": FRAMES_A_SECOND,
        "sound": base64.b64encode(sound).decode(),
        "fonts": {
            weight: base64.b64encode((FONTS / f"BeVietnamPro-{name}.ttf").read_bytes()).decode()
            for weight, name in (("400", "Regular"), ("700", "Bold"))
        },
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(PAGE.as_uri())
        made = page.evaluate("order => make(order)", order)
        browser.close()
    return made
