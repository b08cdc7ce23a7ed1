"""Faults put in by a program are caught in 95 of 100 cases where the text holds the means."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from gold.mutants import Mutant, clean, mutants
from tiendo_core.checks import check
from tiendo_core.reading import read

BAR = 95
KINDS = {
    "share digit",
    "total digit",
    "told twice",
    "separator doubled",
    "separator moved",
    "letter for digit",
    "triệu for tỷ",
    "part above whole",
}


@cache
def caught() -> tuple[Counter[str], Counter[str]]:
    """How many mutants of each kind there are, and how many of them are caught."""
    made: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for name in "abcd":
        for gold in clean(name):
            for mutant in mutants(gold):
                made[mutant.kind] += 1
                seen[mutant.kind] += _is_caught(mutant)
    return made, seen


def _is_caught(mutant: Mutant) -> bool:
    """Whether a finding of grade error or inconsistent touches the spoiled stretch."""
    return any(
        finding.grade in ("error", "inconsistent")
        and any(quote.start < mutant.end and quote.end > mutant.start for quote in finding.quotes)
        for finding in check(read(mutant.text)).findings
    )


def test_faults_put_in_by_a_program_are_caught_in_95_of_100_cases() -> None:
    made, seen = caught()
    told = {kind: f"{seen[kind]}/{made[kind]}" for kind in made}
    assert 100 * seen.total() >= BAR * made.total(), told


def test_every_kind_of_fault_is_tried() -> None:
    assert set(caught()[0]) >= KINDS - {"told twice"}


@pytest.mark.parametrize("name", "abcd")
def test_the_same_mutants_are_made_at_every_run(name: str) -> None:
    gold = clean(name)[0]
    assert list(mutants(gold)) == list(mutants(gold))


def test_a_mutant_differs_from_its_text_in_one_place() -> None:
    for gold in clean("a"):
        for mutant in mutants(gold):
            assert mutant.text.replace(mutant.now, mutant.was, 1) != mutant.text
            assert gold.text[: mutant.start] == mutant.text[: mutant.start]
