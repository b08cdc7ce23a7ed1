"""A page of text with figures built by hand, to test one rule at a time without the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from tiendo_core.checks.findings import Finding
from tiendo_core.checks.ledger import RANK, Ledger
from tiendo_core.checks.material import Material, sort
from tiendo_core.checks.registry import EXPLANATIONS
from tiendo_core.number_tokens import parse_digits, printed_step
from tiendo_core.reading.figures import Figure, Number, Reading, Remark, Token

NAMES = {rank: verdict for verdict, rank in RANK.items()}


@dataclass
class Page:
    """A text, the figures told in it, and what a rule made of them."""

    text: str
    period: str | None = "2020-9M"
    figures: list[Figure] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    ledger: Ledger | None = None

    def n(
        self,
        written: str,
        *,
        exact: bool = False,
        approx: str | None = None,
        nth: int = 1,
        sign: int = 1,
        scale: int = 0,
    ) -> Number:
        """The nth printing of a number in the text, at a scale of 10^scale, as it is printed."""
        start = -1
        for _ in range(nth):
            start = self.text.index(written, start + 1)
        factor = Decimal(10) ** scale
        value = sign * parse_digits(written) * factor
        return Number(
            value, printed_step(written) * factor, start, start + len(written), exact, approx
        )

    def c(self, written: str, nth: int = 1, sign: int = 1) -> Number:
        """The nth printing of a count, which is exact."""
        return self.n(written, exact=True, nth=nth, sign=sign)

    def figure(self, quote: str, name: str, amount: Number | None = None, **more: object) -> Figure:
        """Add a figure told by a stretch of the text."""
        start = self.text.index(quote)
        more.setdefault("period", self.period)
        figure = Figure(start, start + len(quote), name, amount=amount, **more)
        self.figures.append(figure)
        return figure

    def token(self, written: str, kind: str = "figure", nth: int = 1) -> None:
        """Add a number token."""
        start = -1
        for _ in range(nth):
            start = self.text.index(written, start + 1)
        self.tokens.append(Token(start, start + len(written), written, kind))

    def reading(self) -> Reading:
        """The page as the reader would hand it out."""
        return Reading(self.text, self.figures, self.tokens, self.remarks, self.period)

    def material(self) -> Material:
        """The page sorted for the rules."""
        return sort(self.reading())

    def run(self, *rules: Callable[[Material, Ledger], None]) -> list[Finding]:
        """Run rules over the page; their findings."""
        self.ledger = Ledger(self.text, EXPLANATIONS)
        material = self.material()
        for rule in rules:
            rule(material, self.ledger)
        return self.ledger.findings

    def verdict(self, figure: Figure) -> str | None:
        """The worst verdict a figure met; None when nothing touched it."""
        assert self.ledger is not None
        rank = self.ledger.ranks.get(id(figure))
        return None if rank is None else NAMES[rank]

    def quoted(self, finding: Finding) -> list[str]:
        """The words a finding points at."""
        return [self.text[quote.start : quote.end] for quote in finding.quotes]


def graded(findings: list[Finding]) -> list[tuple[str, str]]:
    """Codes and grades of findings."""
    return [(finding.code, finding.grade) for finding in findings]
