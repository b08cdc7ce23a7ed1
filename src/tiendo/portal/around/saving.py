"""An article as one file to keep: its looks inside, nothing to press, links that lead home."""

import re
from functools import lru_cache

from django.contrib.staticfiles import finders

_STYLE = re.compile(r'<link rel="stylesheet"[^>]*>\s*')
_SCRIPT = re.compile(r"<script(?![^>]*ld\+json)[^>]*>.*?</script>\s*", re.DOTALL)
_ICON = re.compile(r'<link rel="(?:icon|alternate)"[^>]*>\s*')
_MARK = "<!--tham-gia-->"
_SHEETS = ("common/tokens.css", "portal/portal.css")


def as_file(html: str, address: str) -> str:
    """The page with its style sheets inside and an address that its links start from."""
    kept = _ICON.sub("", _SCRIPT.sub("", _STYLE.sub("", html))).replace(_MARK, "")
    head = f'<base href="{address}">\n<style>{_sheets()}</style>\n</head>'
    return kept.replace("</head>", head, 1)


@lru_cache(maxsize=1)
def _sheets() -> str:
    """The style sheets of public pages as one text."""
    texts = []
    for name in _SHEETS:
        path = finders.find(name)
        with open(str(path), encoding="utf-8") as file:  # noqa: PTH123  (a finder gives a text)
            texts.append(file.read())
    return "\n".join(texts)
