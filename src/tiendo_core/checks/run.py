"""Run the checks over a reading: findings in the order of the text, and what was looked at."""

from __future__ import annotations

from typing import NamedTuple

from tiendo_core.checks.findings import Finding
from tiendo_core.checks.intervals import INCONSISTENT, OK, TRUNCATED
from tiendo_core.checks.ledger import RANK, Ledger
from tiendo_core.checks.material import sort
from tiendo_core.checks.registry import EXPLANATIONS, RULES
from tiendo_core.reading.figures import Reading


class Summary(NamedTuple):
    """What was read and what was checked, so that silence never looks like agreement.

    ``read``, ``attached`` and ``unattached`` count numbers of the text: found, made part of a
    figure, and left with no known use (the rest are dates, levels and the like). The others count
    figures by the worst verdict they met: ``checked`` is ok + truncated + inconsistent, and
    ``untestable`` are the figures nothing in the text could confirm or deny.
    """

    read: int
    attached: int
    checked: int
    ok: int
    truncated: int
    inconsistent: int
    untestable: int
    unattached: int

    def record(self) -> dict[str, int]:
        """The summary as the contract prints it."""
        return self._asdict()


class Checked(NamedTuple):
    """The findings of one text, in its order, and their summary."""

    findings: list[Finding]
    summary: Summary


def check(reading: Reading) -> Checked:
    """Run every rule over a reading."""
    material = sort(reading)
    ledger = Ledger(reading.text, EXPLANATIONS)
    for rule in RULES:
        rule.run(material, ledger)
    findings = sorted(ledger.findings, key=_place) if ledger.findings else []
    return Checked(findings, _summary(reading, ledger))


def _place(finding: Finding) -> tuple[int, str]:
    """Where a finding begins."""
    return finding.quotes[0].start, finding.code


def _summary(reading: Reading, ledger: Ledger) -> Summary:
    """Count tokens by what became of them, and figures by their worst verdict."""
    attached = unattached = 0
    for token in reading.tokens:
        kind = token.kind
        if kind == "figure":
            attached += 1
        elif kind == "unattached":
            unattached += 1
    ranks = list(ledger.ranks.values())
    ok, cut, wrong = (ranks.count(RANK[each]) for each in (OK, TRUNCATED, INCONSISTENT))
    checked = ok + cut + wrong
    untestable = len(reading.figures) - checked
    return Summary(len(reading.tokens), attached, checked, ok, cut, wrong, untestable, unattached)
