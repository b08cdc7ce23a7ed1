"""A bar holds or it does not, and the rows say so in the same words to people and machines."""

from __future__ import annotations

import json

from bench.rows import Row, as_json, as_table
from bench.texts import mix, seed, shapes


def test_a_bar_bounds_what_was_measured_from_its_side():
    assert Row("read", "MB/s", ours=2.0, bar=2).holds
    assert not Row("read", "MB/s", ours=1.99, bar=2).holds
    assert Row("page", "ms", ours=5.0, bar=5, at_most=True).holds
    assert not Row("page", "ms", ours=5.1, bar=5, at_most=True).holds


def test_a_bar_bounds_the_ratio_where_there_is_one():
    assert not Row("times a peer", "MB/s", ours=100.0, bar=8, ratio=7.9).holds
    assert Row("times a peer", "MB/s", ours=0.1, bar=8, ratio=8.0).holds


def test_a_row_is_one_record_with_the_agreed_keys():
    rows = [Row("read", "MB/s", 2.34567, 2, {"peer": 0.34567}, limit=100.0, ratio=None)]
    records = json.loads(as_json(rows))
    assert list(records[0])[:7] == ["name", "ours", "peers", "limit", "ratio", "bar", "holds"]
    assert records[0]["ours"] == 2.346
    assert records[0]["peers"] == {"peer": 0.3457}
    assert records[0]["holds"] is True


def test_the_table_marks_a_bar_that_does_not_hold():
    table = as_table([Row("read", "MB/s", 1.0, 2), Row("page", "ms", 1.0, 5, at_most=True)])
    assert "| ≥ 2 | **no** |" in table
    assert "| ≤ 5 | yes |" in table


def test_the_mix_holds_the_seed_page_and_every_gold_text():
    assert seed() in mix()
    assert len(mix()) > 18


def test_shapes_have_the_size_that_was_asked_for():
    for name, text in shapes(20_000).items():
        assert 9_000 < len(text.encode()) <= 20_000, name
    assert "\n" not in shapes(20_000)["one line"]
