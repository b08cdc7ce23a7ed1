"""What a page must hold for everyone. Each check gives what is wrong, an empty list if nothing."""

from __future__ import annotations

from typing import Any

from browser.looking import axe, contrast, everything, look

PAPER = 642
"""Pixels of CSS between the margins of A4: 170 mm at 96 pixels an inch."""

Wrong = dict[str, list[Any]]


def structure(page: Any, lang: str, title: str) -> list[str]:
    """One heading, one main part, its language, whose page it is in its title."""
    found = {
        "one h1": page.locator("h1").count() == 1,
        "one main": page.locator("main").count() == 1,
        "lang": page.get_attribute("html", "lang") == lang,
        "title": title in page.title(),
    }
    return [what for what, holds in found.items() if not holds]


def sideways(page: Any, width: int) -> list[int]:
    """How wide the page is where that is more than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [wide] if wide > width else []


def with_large_text(page: Any) -> list[int]:
    """Whether a page scrolls sideways with text twice as large (WCAG 1.4.4)."""
    look(page, 640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = sideways(page, 640)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return wide


def with_spaced_text(page: Any) -> list[Any]:
    """What is cut or scrolls sideways when a reader spaces the text (WCAG 1.4.12)."""
    look(page, 640)
    page.evaluate(SPACED)
    wrong = [*sideways(page, 640), *page.evaluate(CUT)]
    page.evaluate("document.adoptedStyleSheets = []")
    return wrong


SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet]; }"""
"""A sheet made by a script: the policy of the page forbids one that is written into it."""

CUT = """() => [...document.querySelectorAll(
    'main :is(p, h1, h2, h3, li, td, th, dt, dd, summary)')]
  .filter(e => e.offsetParent && getComputedStyle(e).overflow === 'hidden'
    && !e.classList.contains('hidden') && e.scrollHeight > e.clientHeight + 1)
  .map(e => e.outerHTML.slice(0, 80))"""


def too_small(page: Any) -> list[str]:
    """What is pressed and less than 24 pixels wide or high (WCAG 2.5.8)."""
    found: list[str] = page.evaluate(TOO_SMALL)
    return found


TOO_SMALL = """() => [...document.querySelectorAll(
     'button, input:not([type=hidden]), select, textarea, summary, nav a, .button')]
   .filter(e => e.offsetParent !== null && !e.closest('[aria-hidden=true]'))
   .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
   .filter(([, r]) => r.width < 24 || r.height < 24).map(([html]) => html)"""


def by_keyboard(page: Any, most: int) -> list[str]:
    """Where the keyboard is lost in its first stops: the link to the content comes first, each
    stop is outlined, in the window and under nothing else, and they follow the page."""
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    wrong = [] if first == "skip" else [f"first is {first}"]
    last = -1
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        wrong += [f"{one}: {stop['name']}" for one in ("outlined", "seen") if not stop[one]]
        if stop["place"] < last:
            wrong.append(f"back: {stop['name']}")
        last = stop["place"]
    return wrong


STOP = """() => { const e = document.activeElement, r = e.getBoundingClientRect();
  if (e === document.body) return null;
  const outlined = one => { const s = getComputedStyle(one);
    return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
  const line = e.getClientRects()[0] ?? r;
  const x = line.left + Math.min(line.width, 20) / 2, y = line.top + Math.min(line.height, 16) / 2;
  const over = document.elementFromPoint(x, y);
  return {name: e.outerHTML.slice(0, 90),
    outlined: outlined(e) || (e.matches('label > input') && outlined(e.parentElement)),
    seen: r.bottom > 0 && r.top < innerHeight && (!over || e.contains(over) || over.contains(e)),
    place: [...document.querySelectorAll('*')].indexOf(e)}; }"""
"""Where the keyboard is; null when it has left the page. A star is outlined by its label."""


def moving(page: Any) -> list[str]:
    """What still moves though the reader wants no motion."""
    found: list[str] = page.evaluate(MOVING)
    return found


MOVING = """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
    return [s.transitionDuration, s.animationDuration].some(
      all => all.split(',').some(one => parseFloat(one) > 0)); })
  .map(e => e.outerHTML.slice(0, 80))"""


def on_paper(page: Any, address: str) -> Wrong:
    """What is wrong on A4: what is pressed, too wide or cut; an address, where one is asked for."""
    look(page, PAPER, 900, media="print")
    printed = shown(page, ".printed-address")
    return {
        "axe on paper": [*axe(page, "all but the colours"), *contrast(page)],
        "to press on paper": page.evaluate(PRESSED),
        "too wide for paper": [*sideways(page, PAPER), *page.evaluate(CLIPPED)],
        "address on paper": [] if address in " ".join(printed) else printed or ["none"],
        "pdf": [] if page.pdf(format="A4").startswith(b"%PDF") else ["none"],
    }


PRESSED = """() => [...document.querySelectorAll(
    'button, input, select, textarea, audio, video, form, [role=button], nav, summary')]
  .filter(e => e.checkVisibility() && e.getClientRects().length && (e.localName !== 'summary'
    || ![...e.parentElement.children].some(one => one !== e && one.checkVisibility())))
  .map(e => e.outerHTML.slice(0, 90))"""

"""What is pressed, and what is folded so that paper does not show it."""

CLIPPED = """() => [...document.querySelectorAll('main *')].filter(e =>
    ['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX)
    && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 90))"""


def of_an_office_page(page: Any) -> Wrong:
    """All that is wrong with a page behind the sign-in."""
    look(page)
    wrong: Wrong = {
        "keyboard": by_keyboard(page, 12),
        "structure": structure(page, "vi", " · Tiến Độ"),
        "axe in the light": everything(page),
    }
    look(page, color_scheme="dark")
    wrong["contrast in the dark"] = contrast(page)
    look(page, 360)
    wrong["scrolls sideways at 360"] = sideways(page, 360)
    wrong["too small to press"] = too_small(page)
    look(page, 320, 600)
    wrong["scrolls sideways at 320"] = sideways(page, 320)
    wrong["large text"] = with_large_text(page)
    return found_in(wrong)


def of_a_public_page(page: Any, lang: str, address: str) -> Wrong:
    """All that is wrong with a page that citizens read; ``address`` is what paper must tell."""
    look(page)
    wrong: Wrong = {
        "structure": structure(page, lang, ""),
        "axe in the light": everything(page),
        "keyboard": by_keyboard(page, 400),
        "cookies": page.context.cookies(),
    }
    look(page, color_scheme="dark")
    wrong["contrast in the dark"] = contrast(page)
    page.evaluate("document.documentElement.dataset.contrast = 'cao'")
    wrong["high contrast in the dark"] = contrast(page)
    look(page)
    wrong["high contrast in the light"] = contrast(page)
    page.evaluate("delete document.documentElement.dataset.contrast")
    look(page, forced_colors="active", reduced_motion="reduce")
    wrong["colours forced"] = contrast(page)
    wrong["moves"] = moving(page)
    look(page, 320, 600)
    wrong["scrolls sideways at 320"] = sideways(page, 320)
    wrong["too small to press"] = too_small(page)
    wrong["axe at 320"] = axe(page, "all but the colours")
    wrong["large text"] = with_large_text(page)
    wrong["spaced text"] = with_spaced_text(page)
    return found_in(wrong | on_paper(page, address))


def of_a_page_without_scripts(page: Any, lang: str) -> Wrong:
    """All that is missing of a public page on a phone without scripts, or there in vain."""
    menu = page.locator(".menu-phone summary")
    if menu.count():
        menu.click()
    return found_in(
        {
            "structure": structure(page, lang, ""),
            "content": [] if page.locator("main").inner_text().strip() else ["nothing"],
            "menu": ["shut"] if menu.count() and not shown(page, ".menu-phone a") else [],
            "needs scripts": shown(page, "[data-reading], button[data-does], [data-do]"),
            "cookies": page.context.cookies(),
        }
    )


def shown(page: Any, selector: str) -> list[str]:
    """The words of what is seen of these."""
    return [one.inner_text() for one in page.locator(selector).all() if one.is_visible()]


def found_in(wrong: Wrong) -> Wrong:
    """What is wrong, without what is right."""
    return {what: found for what, found in wrong.items() if found}
