"""What holds for every text, whatever was read in it: places are true and nothing is told twice."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bench.texts import mix
from tiendo_core.checks import check
from tiendo_core.reading import read


@pytest.mark.parametrize("text", mix(), ids=lambda text: text[:40].strip())
def test_records_and_findings_quote_the_text_where_they_say(text):
    reading = read(text)
    for record in reading.records():
        assert record["quote"] == text[record["start"] : record["end"]]
    checked = check(reading)
    for finding in checked.findings:
        for quote in finding.record(text)["quotes"]:
            assert quote["quote"] == text[quote["start"] : quote["end"]]


@pytest.mark.parametrize("text", mix(), ids=lambda text: text[:40].strip())
def test_tokens_stand_in_order_and_do_not_overlap(text):
    tokens = read(text).tokens
    for before, after in pairwise(tokens):
        assert before.end <= after.start


@pytest.mark.parametrize("text", mix(), ids=lambda text: text[:40].strip())
def test_the_summary_counts_every_figure_once(text):
    reading = read(text)
    summary = check(reading).summary
    verdicts = summary.ok + summary.truncated + summary.inconsistent + summary.untestable
    assert verdicts == len(reading.figures)
    assert summary.read >= summary.attached + summary.unattached
