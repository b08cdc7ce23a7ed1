"""The bars of the product on gold texts: figures found, faults caught, no alarm in right reports.

A is for developing. B was written by another hand and its texts were not opened to
develop, yet it is no longer a clean measure: counts of what failed on it, and the period
codes that differed, led to rules of the reader. C and D are further sets of our own,
written while the reader was built; E is a critic's, and the classes of fault it showed
were told to the reader's author; F is ours again,
its texts written before the rules for them (f1 was .79 when first read), then developed on.
B was scored too often while those rules were made, though never opened.
``score.py`` is the judge.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from gold.score import Score
from tiendo_core.checks import check
from tiendo_core.reading import read

HERE = Path(__file__).parent
SETS = {
    "a": ("texts.jsonl", "gold.jsonl"),
    "b": ("texts_b.jsonl", "gold_b.jsonl"),
    "c": ("texts_c.jsonl", "gold_c.jsonl"),
    "d": ("texts_d.jsonl", "gold_d.jsonl"),
    "e": ("texts_e.jsonl", "gold_e.jsonl"),
    "f": ("texts_f.jsonl", "gold_f.jsonl"),
}
DETAIL = 0.9


def _not_yet(*values: object, measured: float) -> object:
    """A bar that is not reached; it fails the run as soon as it is, so that the mark goes."""
    reason = f"not reached: {measured} on 28 November 2026"
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@cache
def result(name: str) -> dict:
    """What score.py says of one set."""
    texts, gold = SETS[name]
    told = {record["id"]: record["text"] for record in _lines(texts)}
    score = Score()
    for record in _lines(gold):
        score.add(record, _answer(told[record["id"]]))
    return score.result()


def _lines(name: str) -> list[dict]:
    with (HERE / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _answer(text: str) -> dict:
    reading = read(text)
    return {
        "figures": reading.records(),
        "findings": [finding.record(text) for finding in check(reading).findings],
    }


@pytest.mark.parametrize("name", ["a", _not_yet("b", measured=0.77), "c", "d", "e", "f"])
def test_four_faults_in_five_are_caught(name: str) -> None:
    assert result(name)["error_recall"] >= 0.8


@pytest.mark.parametrize("name", SETS)
def test_right_figures_raise_at_most_two_alarms_in_a_hundred(name: str) -> None:
    assert result(name)["alarms_per_100"] <= 2


@pytest.mark.parametrize(
    ("name", "bar"),
    [
        ("a", 0.95),
        _not_yet("b", 0.85, measured=0.8),
        ("c", 0.85),
        ("d", 0.85),
        ("e", 0.85),
        ("f", 0.85),
    ],
)
def test_figures_are_found_with_every_field_right(name: str, bar: float) -> None:
    assert result(name)["f1"] >= bar


@pytest.mark.parametrize(
    ("name", "bar"),
    [
        ("a", 0.95),
        _not_yet("b", 0.9, measured=0.86),
        ("c", 0.9),
        ("d", 0.9),
        ("e", 0.9),
        ("f", 0.9),
    ],
)
def test_values_and_units_are_found(name: str, bar: float) -> None:
    assert result(name)["core_f1"] >= bar


@pytest.mark.parametrize("name", SETS)
def test_the_detail_fields_are_right_nine_times_in_ten(name: str) -> None:
    shares = [told.split("/") for told in result(name)["detail"].values()]
    right, all_told = (sum(int(share[side]) for share in shares) for side in (0, 1))
    assert right >= DETAIL * all_told


@cache
def seed() -> tuple[dict, dict, dict]:
    """The seed page: its gold record, our answer, the score."""
    record = _lines("seed_gold.jsonl")[0]
    text = (HERE / record["text_path"]).read_text(encoding="utf-8")
    score = Score()
    answer = _answer(text)
    score.add(record, answer)
    return record, answer, score.result()


def test_the_seed_page_is_read_whole_with_no_false_figure_and_no_alarm() -> None:
    figures = seed()[2]
    assert (figures["exact"], figures["got"], figures["gold"]) == (11, 11, 11)
    assert figures["alarms"] == 0
    assert (figures["caught"], figures["errors"]) == (1, 1)
    assert (figures["typos_caught"], figures["typos"]) == (4, 4)


def test_the_malformed_number_of_the_seed_page_offers_candidates_and_chooses_none() -> None:
    (fault,) = [each for each in seed()[1]["findings"] if each["grade"] == "error"]
    assert fault["code"] == "malformed-number"
    assert fault["quotes"][0]["quote"] == "60,6,2%"
    assert {"60,6", "60,62"} <= set(fault["suggestions"])
    figure = next(each for each in seed()[1]["figures"] if each["value"] == 1892)
    assert figure["pct_plan"] is None


def test_the_funnel_of_the_seed_page_holds_stage_by_stage() -> None:
    figures = [each for each in seed()[1]["figures"] if each["unit"] == "công trình"]
    assert [each["value"] for each in figures] == [110, 88, 57, 36, 23]
    assert [each["denominator"] for each in figures] == [None, 110, 110, 57, None]
    assert not any(
        each["code"] in ("stages", "pair-percent", "parts-total") for each in seed()[1]["findings"]
    )
