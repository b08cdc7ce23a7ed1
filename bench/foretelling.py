"""The year-end outlook against a forecasting library and the n/12 rule, on seeded series.

Seven families of monthly series, each with three, five and eight earlier years, foretold after 3, 6
and 9 months. The error is that of the year's total, in per cent of it; the interval is to hold the
truth in 80% of the cases.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean, median

from bench import peers
from bench.rows import Row
from tiendo_core.outlook import Outlook, outlook
from tiendo_core.periods import first_months
from tiendo_core.seasons import Series

YEAR = 2026
HISTORIES = (3, 5, 8)
MONTHS = (3, 6, 9)

_LATE = (0.06, 0.05, 0.07, 0.075, 0.08, 0.085, 0.085, 0.085, 0.09, 0.095, 0.1, 0.125)
_LAST = (0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.075, 0.08, 0.09, 0.11, 0.16, 0.26)
_TWICE = (0.14, 0.11, 0.07, 0.06, 0.07, 0.09, 0.11, 0.1, 0.06, 0.05, 0.06, 0.08)


@dataclass(frozen=True)
class Family:
    """How the series of a family come about; ``noise`` is the scale of a month's lognormal error.

    ``shock`` is the probability that a month brings 0.3 or 2.2 times its due, ``drift`` the scale
    of a year's jump in level, ``delay`` that of a year's first nine months against its end. With
    ``slump`` last year's second quarter brought 0.4 of its due; ``count`` makes small counts.
    """

    season: tuple[float, ...] = _LATE
    noise: float = 0.08
    shock: float = 0
    drift: float = 0
    delay: float = 0
    slump: bool = False
    count: bool = False


FAMILIES = {
    "trend and season": Family(),
    "trend alone": Family(season=(1 / 12,) * 12, noise=0.06),
    "shocks": Family(noise=0.1, shock=0.05),
    "jumps of level": Family(season=_TWICE, noise=0.1, drift=0.15),
    "most at the end": Family(season=_LAST, noise=0.25, delay=0.12),
    "small counts": Family(season=_TWICE, noise=0.05, count=True),
    "a slump last year": Family(slump=True),
}


def months(family: Family, seed: str, years: int) -> list[int]:
    """Return the months of so many years, in ten-thousandths."""
    chance = random.Random(seed)  # noqa: S311  (seeded on purpose)
    base, growth = chance.uniform(50, 500), chance.uniform(0, 0.14)
    season = [part * chance.lognormvariate(0, 0.15) for part in family.season]
    level, made = 12 * base / sum(season), []
    for year in range(years):
        level *= chance.lognormvariate(0, family.drift) if family.drift else 1
        late = chance.lognormvariate(0, family.delay) if family.delay else 1
        for number, part in enumerate(season):
            value = level * (1 + growth) ** (year + number / 12) * part
            value *= chance.lognormvariate(0, family.noise) * (late if number < 9 else 1)
            if chance.random() < family.shock:
                value *= chance.choice((0.3, 2.2))
            if family.slump and year == years - 2 and 3 <= number < 6:
                value *= 0.4
            made.append(_count(chance, value * 6 / base) if family.count else round(value * 10_000))
    return made


def _count(chance: random.Random, expected: float) -> int:
    """Return a Poisson count, in ten-thousandths."""
    arrived, waited = 0, chance.expovariate(1)
    while waited < expected:
        arrived, waited = arrived + 1, waited + chance.expovariate(1)
    return arrived * 10_000


@dataclass(frozen=True)
class Case:
    """One series, foretold from one month; ``made`` ends with the year that is to be foretold."""

    family: str
    made: list[int]
    count: int

    @property
    def done(self) -> int:
        """What the year has brought."""
        return sum(self.made[-12:][: self.count])

    @property
    def end(self) -> int:
        """What the year will bring."""
        return sum(self.made[-12:])

    def ours(self) -> Outlook:
        """Return our outlook, from the earlier years alone."""
        earlier = self.made[:-12]
        first = YEAR - len(earlier) // 12
        years = {first + at // 12: earlier[at : at + 12] for at in range(0, len(earlier), 12)}
        period = first_months(YEAR, self.count)
        answer = outlook(Fraction(self.done, 10_000), period, Series(years))
        if not isinstance(answer, Outlook):
            raise AssertionError(f"a series of {self.family} has no outlook: {answer}")
        return answer

    def asked(self) -> dict[str, object]:
        """Return what a peer is asked."""
        left = 12 - self.count
        return {"months": self.made[:-left], "left": left, "low": 0.1, "high": 0.9}


def cases(seeds: int) -> list[Case]:
    """Return every family with every history and month, each so many times."""
    return [
        Case(name, months(family, f"{name} {years} {seed}", years + 1), count)
        for name, family in FAMILIES.items()
        for years in HISTORIES
        for seed in range(seeds)
        for count in MONTHS
    ]


@dataclass(frozen=True)
class Score:
    """How far a method errs, in per cent of the year, and how often its interval holds."""

    error: float
    usual_error: float
    held: float | None
    width: float | None


Answer = tuple[float, float, float] | tuple[float]


def score(asked: list[Case], answers: list[Answer]) -> Score:
    """Return the score of one method: its answers are value, low, high, in ten-thousandths."""
    pairs = list(zip(asked, answers, strict=True))
    errors = [100 * abs(answer[0] / case.end - 1) for case, answer in pairs]
    spans = [(case.end, answer[1], answer[2]) for case, answer in pairs if len(answer) == 3]
    held = 100 * mean(low <= end <= high for end, low, high in spans) if spans else None
    width = 100 * median((high - low) / end for end, low, high in spans) if spans else None
    return Score(mean(errors), median(errors), held, width)


def methods(asked: list[Case]) -> dict[str, list[Answer]]:
    """Return the answers of every method: ours, n/12, and the models of the library."""
    found: dict[str, list[Answer]] = {"ours": [], "n/12": []}
    for case in asked:
        answer = case.ours()
        ends = (answer.value, answer.low, answer.high)
        found["ours"].append(tuple(float(end * 10_000) for end in ends))  # type: ignore[arg-type]
        found["n/12"].append((case.done * 12 / case.count,))
    theirs = peers.answers("forecasts", [case.asked() for case in asked])
    for name, rests in theirs.items():
        found[name] = [
            (case.done + value, case.done + max(low, 0), case.done + high)
            for case, (value, low, high) in zip(asked, rests, strict=True)
        ]
    return found


def rows(seeds: int) -> Iterator[Row]:
    """Measure: our error against the best of the others, and what our interval holds."""
    asked = cases(seeds)
    found = {name: score(asked, answers) for name, answers in methods(asked).items()}
    ours = found.pop("ours")
    errors = {name: one.error for name, one in found.items()}
    library = [error for name, error in errors.items() if name != "n/12"]
    if library:
        name = "year-end outlook, mean error, times the best of the library"
        ratio = ours.error / min(library)
        yield Row(name, "%", ours.error, 1, errors, ratio=ratio, at_most=True)
    name = "year-end outlook, mean error, times n/12"
    yield Row(name, "%", ours.error, 0.5, errors, ratio=ours.error / errors["n/12"], at_most=True)
    held = {name: one.held for name, one in found.items() if one.held is not None}
    if ours.held is not None:
        yield Row("the 80% interval holds", "%", ours.held, 75, held)


def report(seeds: int) -> str:
    """Return the whole comparison as Markdown: by month, then by family."""
    asked = cases(seeds)
    found = methods(asked)
    groups = {f"after {count} months": [c.count == count for c in asked] for count in MONTHS}
    groups |= {name: [c.family == name for c in asked] for name in FAMILIES}
    groups["all"] = [True] * len(asked)
    lines = [f"| | {' | '.join(found)} |", "|---|" + "--:|" * len(found)]
    for name, chosen in groups.items():
        some = [case for case, is_in in zip(asked, chosen, strict=True) if is_in]
        cells = []
        for answers in found.values():
            theirs = [answer for answer, is_in in zip(answers, chosen, strict=True) if is_in]
            one = score(some, theirs)
            held = "" if one.held is None else f" ({one.held:.0f}, ±{(one.width or 0) / 2:.0f})"
            cells.append(f"{one.error:.1f}{held}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(20))
