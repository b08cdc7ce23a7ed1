"""The pieces pages are made of, and numbers as an office writes them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tiendo.common import charts
from tiendo_core.numbers import format_number

register = template.Library()

NONE = "—"

STATES = {
    "on-course": "●",
    "attention": "▲",
    "at-risk": "■",
    "no-figure": "○",
}


def state_word(state: str) -> str:
    """The word that always stands beside the mark of a state."""
    return {
        "on-course": _("on course"),
        "attention": _("needs attention"),
        "at-risk": _("at risk"),
        "no-figure": _("no figures yet"),
    }[state]


@register.filter
def number(value: Decimal | int | None, decimals: int | None = None) -> str:
    """A number in the Vietnamese style in either language, or a dash when there is none."""
    if value is None or value == "":
        return NONE
    return format_number(Decimal(value), decimals)


@register.filter
def tenths(value: int) -> str:
    """A count of tenths as a number: 631 is 63,1."""
    return format_number(Decimal(value).scaleb(-1))


@register.filter
def signed(value: Decimal | int | None) -> str:
    """A change with its sign: +7,2 or −3,1."""
    if value is None or value == "":
        return NONE
    size = format_number(abs(Decimal(value)))
    return f"+{size}" if value > 0 else f"−{size}" if value < 0 else size


@register.simple_tag
def state(name: str, words: str = "") -> SafeString:
    """The mark and the word of one of the four states."""
    return format_html(
        '<span class="state state-{}"><span class="mark" aria-hidden="true">{}</span> {}</span>',
        name,
        STATES[name],
        words or state_word(name),
    )


@register.simple_tag(name="invented")
def invented_tag(is_past: bool = False) -> SafeString:
    """The tag that stands beside an illustrative figure, or one that is compared with such."""
    words = _("earlier figures illustrative") if is_past else _("illustrative")
    return format_html(' <span class="tag tag-invented">{}</span>', words)


@register.inclusion_tag("common/pieces/figure.html")
def figure(
    label: str, value: Decimal | int | None, unit: str = "", compare: str = "", size: str = ""
) -> dict[str, Any]:
    """A number with its unit and what it is compared with; ``size`` may be "large"."""
    return {"label": label, "value": value, "unit": unit, "compare": compare, "size": size}


@register.inclusion_tag("common/pieces/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field of a form with label, help and errors."""
    return {"field": bound}


@register.inclusion_tag("common/pieces/empty.html")
def empty(sentence: str, more: str = "") -> dict[str, Any]:
    """What stands where nothing is yet, and what to do about it."""
    return {"sentence": sentence, "more": more}


@register.inclusion_tag("common/pieces/progress.html")
def progress(label: str, done: int, whole: int) -> dict[str, Any]:
    """How far a piece of work has come, in words and as a bar."""
    return {"label": label, "done": done, "whole": whole}


@register.inclusion_tag("common/pieces/funnel.html")
def funnel(title: str, steps: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Steps that each rest on a named base: a drawing and, beside it, its table.

    A step is a mapping with ``label``, ``count`` and, except for the first, ``base`` (the count it
    rests on) and ``share`` (percent of that base).
    """
    words = " → ".join(str(step["count"]) for step in steps)
    drawn = charts.funnel([(step["label"], step["count"]) for step in steps], title, words)
    return {"title": title, "steps": steps, "drawing": drawn}


@register.simple_tag
def sparkline(values: Sequence[Decimal | None], title: str) -> SafeString:
    """A small line of values over time; its description lists them."""
    return charts.sparkline(values, title, "; ".join(number(value) for value in values))


@register.simple_tag
def bar_against_plan(share: Decimal, mark: Decimal | None, title: str) -> SafeString:
    """Percent of plan as a bar, with a tick where the calendar stands."""
    described = _("%(share)s%% of the plan") % {"share": number(share)}
    if mark is not None:
        described += "; " + _("the calendar stands at %(mark)s%%") % {"mark": number(mark)}
    return charts.bar_against_plan(share, mark, title, described)


@register.simple_tag
def downloads(address: str, forms: str = "xlsx csv json") -> SafeString:
    """Links to the table on this page as files; they stand at the page's own address."""
    links = [
        format_html('<a href="{}.{}" download>{}</a>', address.rstrip("/"), form, form.upper())
        for form in forms.split()
    ]
    return format_html(
        '<p class="downloads"><span>{}</span> {}</p>',
        _("Download the table:"),
        SafeString(" ".join(links)),
    )


@register.simple_tag
def other_language() -> str:
    """The code of the language that is not spoken now."""
    return "en" if get_language() == "vi" else "vi"
