"""What the rules write down: findings, and for each figure the worst verdict it has met.

Most relations agree and cost two divisions. Only when one does not, the ledger asks whether an
ambiguous separator or a slipped unit explains it, before it is called inconsistent.
"""

from __future__ import annotations

from collections.abc import Callable

from tiendo_core.checks.cases import Case, spots
from tiendo_core.checks.doubts import doubtful, loosened
from tiendo_core.checks.findings import CUT, KINDS, WRONG, Finding, Interval, Quote
from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    TRUNCATED,
    UNTESTABLE,
    distance,
    rounding,
    verdict,
)
from tiendo_core.reading.figures import Figure

Explanation = Callable[[Case, str], Finding | None]

RANK = {UNTESTABLE: 0, OK: 1, TRUNCATED: 2, INCONSISTENT: 3}


class Ledger:
    """Findings and verdicts gathered over one text.

    ``explanations`` are asked in order when a relation does not hold; the first finding they give
    replaces the plain one.
    """

    __slots__ = ("clashes", "explanations", "findings", "ranks", "text")

    def __init__(self, text: str, explanations: tuple[Explanation, ...] = ()) -> None:
        self.text = text
        self.explanations = explanations
        self.findings: list[Finding] = []
        self.ranks: dict[int, int] = {}
        self.clashes: set[int] = set()

    def mark(self, figure: Figure, outcome: str) -> None:
        """Keep the worst verdict a figure has met."""
        rank = RANK[outcome]
        if rank > self.ranks.get(id(figure), -1):
            self.ranks[id(figure)] = rank

    def note(self, finding: Finding) -> None:
        """Write a finding down."""
        self.findings.append(finding)

    def compare(self, case: Case) -> str:
        """Test a relation, mark its figure, write down what does not hold; returns the verdict."""
        computed, outcome = _judged(case)
        if outcome == INCONSISTENT:
            case = self._loosened(case)
            computed, outcome = _judged(case)
            if outcome == INCONSISTENT and self._distrusted(case):
                outcome = UNTESTABLE
        self.mark(case.figure, outcome)
        if computed is None or outcome in (OK, UNTESTABLE):
            return outcome
        if outcome == INCONSISTENT:
            for explain in self.explanations:
                finding = explain(case, self.text)
                if finding is not None:
                    self.findings.append(finding)
                    return outcome
        self.findings.append(
            Finding(
                case.code,
                KINDS[case.code],
                WRONG if outcome == INCONSISTENT else CUT,
                spots(self.text, (*case.inputs, case.printed)),
                rounding(case.printed),
                computed,
                distance(computed, case.printed),
            )
        )
        return outcome

    def _distrusted(self, case: Case) -> bool:
        """Whether a case is doubtful; a base a thousand times off is not, if that explains it."""
        if not doubtful(case, self.text):
            return False
        return case.code != "growth" or not any(
            explain(case, self.text) for explain in self.explanations
        )

    def _loosened(self, case: Case) -> Case:
        """The case with every number loosened by the word before it."""
        inputs = tuple(loosened(number, self.text) for number in case.inputs)
        return case._replace(inputs=inputs, printed=loosened(case.printed, self.text))


def _judged(case: Case) -> tuple[Interval | None, str]:
    """What the formula computes, and the verdict on it."""
    computed = case.formula(*map(rounding, case.inputs))
    return computed, UNTESTABLE if computed is None else verdict(computed, case.printed)


def found(
    code: str,
    grade: str,
    quotes: tuple[Quote, ...],
    suggestions: tuple[str, ...] = (),
    values: tuple[str, ...] = (),
) -> Finding:
    """A finding that compares no intervals, with the kind of its code."""
    return Finding(code, KINDS[code], grade, quotes, suggestions=suggestions, values=values)
