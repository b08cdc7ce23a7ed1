"""Numbers that cannot all be true: 57/110 = 51,9%, parts that are more than their whole."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.documents.sentences import sentence
from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import Objection
from tiendo.publishing.gate.rules.malformed import CODES as MALFORMED
from tiendo_core.checks.findings import ERROR, KINDS, WRONG, Finding

_ABOUT_NUMBERS = ("arithmetic", "inconsistent", "unit")
_ABOUT_DATES = ("period",)


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop where the checks find an error of numbers; what they only doubt is a warning."""
    text = desk.report.document.text
    for finding in desk.report.findings:
        if finding.code in MALFORMED or not _is_told(finding):
            continue
        quote = finding.quotes[0]
        said = sentence(finding, text, "vi"), sentence(finding, text, "en")
        spot = desk.spot(quote.start, quote.end)
        yield spot.objection("contradictory" if stops(finding) else "doubtful", *said,
                             stops=stops(finding))  # fmt: skip


def _is_told(finding: Finding) -> bool:
    """Whether a finding concerns publication: errors, and words misspelt."""
    return finding.grade in (ERROR, WRONG) or finding.code == "typo"


def stops(finding: Finding) -> bool:
    """Whether numbers contradict each other; the same said twice alike does not."""
    if finding.grade not in (ERROR, WRONG) or finding.code in _ABOUT_DATES:
        return False
    is_repeat = finding.code == "same-fact" and len(finding.quotes) == 1
    return KINDS.get(finding.code) in _ABOUT_NUMBERS and not is_repeat
