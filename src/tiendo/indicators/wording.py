"""How an indicator is computed, in words: its formula with names in place of codes."""

import re
from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.units.queries import Unit
from tiendo_core.formula import Formula
from tiendo_core.indicators import Indicator
from tiendo_core.numbers import format_number

_TOKEN = re.compile(
    r"(?P<old>last_year\s*\(\s*(?P<before>[A-Za-z][\w.]*)\s*\))|(?P<code>[A-Za-z][\w.]*)"
    r"|(?P<number>[0-9.]+)|(?P<sign>[-+*/()])",
    re.ASCII,
)
_SIGNS = {"*": " × ", "/": " ÷ ", "+": " + ", "-": " − ", "(": "(", ")": ")"}


def computed_words(indicator: Indicator, known: Mapping[str, Indicator], unit: Unit) -> SafeString:
    """The formula, or the ratio of two others, with links to what it is made of; else nothing."""
    parts = indicator.aggregation
    if indicator.formula is not None:
        words = _words(indicator.formula, known, unit)
        return format_html_join("", "{}", ((one,) for one in words))
    if parts.numerator and parts.denominator:
        times = f" × {format_number(indicator.factor)}" if indicator.factor != 1 else ""
        above, below = (_link(code, known, unit) for code in (parts.numerator, parts.denominator))
        return format_html("{} ÷ {}{}", above, below, times)
    return SafeString("")


def _words(
    formula: Formula, known: Mapping[str, Indicator], unit: Unit
) -> Iterator[str | SafeString]:
    """The parts of a formula one after the other."""
    for token in _TOKEN.finditer(formula.text):
        if token["old"]:
            name = _link(token["before"], known, unit)
            yield format_html("{} ({})", name, _("same period last year"))
        elif token["code"]:
            yield _link(token["code"], known, unit)
        else:
            yield _SIGNS.get(token[0]) or token[0].replace(".", ",")


def _link(code: str, known: Mapping[str, Indicator], unit: Unit) -> SafeString:
    """The name of an indicator as a link to its page."""
    address = reverse("indicators:one", kwargs={"unit": unit.address, "code": code})
    name = known[code].name if code in known else code
    return format_html('<a href="{}" lang="vi">{}</a>', address, name)
