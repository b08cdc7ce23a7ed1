"""The plan's target beside a figure, in the words of an office."""

from collections.abc import Sequence
from datetime import date

from tiendo.results.models import Report


def planned_words(report: Report, codes: Sequence[str], on: date) -> dict[str, str]:
    """The year's target of each indicator of a report, by code; nothing where no plan has one."""
    return {}
