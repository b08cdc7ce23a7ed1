"""Words of periods and marks of reports, for templates."""

from typing import Any

from django import template

from tiendo.common.wording import period_words
from tiendo.results.matrix import Mark

register = template.Library()
register.filter("period_words", period_words)


@register.inclusion_tag("results/mark.html")
def mark_of(mark: Mark) -> dict[str, Any]:
    """The mark and the word of how a report stands."""
    return {"mark": mark}
