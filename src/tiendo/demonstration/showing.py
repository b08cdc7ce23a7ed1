"""What the start page shows, worked out of the article by the reader and the checks alone."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from tiendo.demonstration.facts import ARTICLE, PERIOD, Fact, Sample, facts
from tiendo.documents.forms import read_pasted
from tiendo.documents.reports import Report, examine
from tiendo_core.checks.findings import Finding
from tiendo_core.checks.implied import Implied, implied
from tiendo_core.periods import Period
from tiendo_core.reading.figures import Figure


@dataclass(frozen=True)
class Shown:
    """A figure of the article beside the fact it tells of."""

    fact: Fact
    figure: Figure
    remaining: Implied | None
    is_behind: bool


@dataclass(frozen=True)
class Blocked:
    """The number that is none: what was printed, and the number of its finding on the desk."""

    printed: str
    fact: Fact


@cache
def report_of(sample: Sample) -> Report:
    """A sample text read and checked; the texts are shipped, so once is enough for a process."""
    return examine(read_pasted(sample.prose))


def told(fact: Fact, report: Report) -> Figure | None:
    """The figure that tells a fact: the same value, of works only where the fact is of works."""
    of_works = fact.unit == "công trình"
    return next(
        (
            figure
            for figure in report.reading.figures
            if figure.amount is not None
            and figure.amount.value == fact.value
            and (figure.unit == "công trình") == of_works
        ),
        None,
    )


def _touched(finding: Finding, figure: Figure) -> bool:
    return any(figure.start <= quote.start < figure.end for quote in finding.quotes)


def shown() -> list[Shown]:
    """The article's figures in the order of the facts, except the works (they are the funnel)."""
    report = report_of(ARTICLE)
    rows = []
    for fact in facts():
        figure = told(fact, report)
        if figure is None or fact.unit == "công trình":
            continue
        remaining = next((one for one in implied(figure) if one.code == "remaining"), None)
        behind = any(f.code == "pace" and _touched(f, figure) for f in report.findings)
        rows.append(Shown(fact, figure, remaining, behind))
    return rows


def calendar_share() -> Decimal:
    """How much of the year the period covers, in percent: nine months are 75."""
    share = Period.parse(PERIOD).year_share()
    return Decimal(share.numerator * 100) / share.denominator


def funnel_steps() -> list[dict[str, Any]]:
    """The works step by step, each with the count it rests on as the article says it."""
    report = report_of(ARTICLE)
    steps: list[dict[str, Any]] = []
    for fact in facts():
        figure = told(fact, report) if fact.unit == "công trình" else None
        if figure is None or figure.amount is None:
            continue
        step: dict[str, Any] = {
            "label": fact.name,
            "lang": "vi",
            "count": int(figure.amount.value),
        }
        base = figure.whole or (figure.parent.amount if figure.parent else None)
        if base is not None:
            step |= {
                "base": int(base.value),
                "share": figure.amount.value * 100 / base.value,
            }
        steps.append(step)
    return steps


def blocked() -> Blocked | None:
    """The malformed number of the article, and the fact whose plan share it was to be."""
    report = report_of(ARTICLE)
    for finding in report.findings:
        if finding.code == "malformed-number":
            quote = finding.quotes[0]
            sentence_facts = [
                fact
                for fact in facts()
                if (figure := told(fact, report)) and figure.start <= quote.start < figure.end + 1
            ]
            printed = report.document.text[quote.start : quote.end]
            if sentence_facts:
                return Blocked(printed, sentence_facts[0])
    return None
