"""A number that is none (60,6,2%) is never published; what it may have been is offered."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.documents.sentences import sentence
from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import Objection
from tiendo_core.checks.findings import ERROR

CODES = ("malformed-number", "separator")


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at every number the reader calls malformed."""
    told, text = set(), desk.report.document.text
    for finding in desk.report.findings:
        if finding.grade == ERROR and finding.code in CODES:
            quote = finding.quotes[0]
            told.add(quote.start)
            spot = desk.spot(quote.start, quote.end)
            if spot.is_telephone:
                continue
            said = sentence(finding, text, "vi"), sentence(finding, text, "en")
            yield spot.objection("malformed", *said)
    for token in desk.report.reading.tokens:
        spot = desk.spot(token.start, token.end)
        if token.kind == "malformed" and token.start not in told and not spot.is_telephone:
            yield spot.objection("malformed")
