"""The readable examples hold: each text gives what the page of the documentation says it gives."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from tiendo_core.checks import check
from tiendo_core.reading import read

_HERE = Path(__file__).resolve().parent


def _examples(name: str) -> list[dict[str, object]]:
    text = (_HERE / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)["example"]


@pytest.mark.parametrize("example", _examples("reading"), ids=lambda example: example["title"])
def test_an_example_of_reading_holds(example):
    records = read(example["text"]).records()
    assert len(records) == len(example["figures"])
    for record, expected in zip(records, example["figures"], strict=True):
        assert {key: record[key] for key in expected} == expected


@pytest.mark.parametrize(
    "example", _examples("checks"), ids=lambda example: f"{example['code']}: {example['why']}"
)
def test_an_example_of_a_check_holds(example):
    found = [one for one in check(read(example["text"])).findings if one.code == example["code"]]
    assert sorted({one.grade for one in found}) == (
        [example["grade"]] if "grade" in example else []
    )
    if "suggestions" in example:
        assert [list(one.suggestions) for one in found] == [example["suggestions"]]
