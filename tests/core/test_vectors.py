"""Numbers, amounts, ranges and days from the tests of other projects (Duckling, NeMo).

Every row is read as it says, or stands in ``vectors_left_out.csv`` with the reason why an office
would not write it. A row of that list that comes to pass must leave it: the list can only shrink.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tiendo_core.measures import parse_measure
from tiendo_core.numbers import parse, parse_fraction
from tiendo_core.period_phrases import parse_date, parse_phrase
from tiendo_core.quantities import Quantity, parse_quantity
from tiendo_core.ranges import parse_range
from tiendo_core.reading import read

HERE = Path(__file__).parent
VECTORS = HERE.parents[2] / "shared" / "vectors"
LEFT_OUT = HERE / "vectors_left_out.csv"

Row = dict[str, Any]
THIS_YEAR = 2026
"""The year a row speaks of that says none, or "năm nay"."""


def reads_number(row: Row) -> bool:
    """The text is one number of the value."""
    return parse(row["text"]) == row["expect"]["value"]


def reads_quantity(row: Row) -> bool:
    """The text is one amount, or one range of amounts, in the unit."""
    expect = row["expect"]
    if "lo" not in expect:
        return _is(parse_quantity(row["text"]), expect["value"], expect["unit"])
    read = parse_range(row["text"])
    return _is(read.low, expect["lo"], expect["unit"]) and _is(
        read.high, expect["hi"], expect["unit"]
    )


def _is(quantity: Quantity | None, value: Decimal | None, unit: str | None) -> bool:
    """Whether a bound is the value in the unit, or both are open."""
    if quantity is None or value is None or unit is None:
        return quantity is None and value is None
    wanted = parse_measure(unit)[1]
    same_unit = (quantity.unit.dimension, quantity.unit.size) == (wanted.dimension, wanted.size)
    return same_unit and quantity.amount == value


def reads_fraction(row: Row) -> bool:
    """The text is the fraction, exactly."""
    expect = row["expect"]
    value = expect["whole"] + Fraction(int(expect["numerator"]), int(expect["denominator"]))
    return parse_fraction(row["text"]) == expect["sign"] * value


def reads_date(row: Row) -> bool:
    """The text is the day, or the month, in every part that the row states."""
    expect = row["expect"]
    if "day" in expect:
        on = parse_date(row["text"])
        return all(getattr(on, part) == value for part, value in expect.items())
    period = parse_phrase(row["text"], of_year=THIS_YEAR)
    on = period.start_on
    year = expect.get("year", THIS_YEAR)
    return period.months == 1 and (on.year, on.month) == (year, expect["month"])


READERS: dict[str, Callable[[Row], bool]] = {
    "duckling_number": reads_number,
    "duckling_money": reads_quantity,
    "nemo_tn_decimal": reads_number,
    "nemo_tn_money": reads_quantity,
    "nemo_tn_measure": reads_quantity,
    "nemo_tn_fraction": reads_fraction,
    "nemo_tn_range": reads_quantity,
    "nemo_tn_date": reads_date,
}


def found_in_prose(row: Row) -> bool:
    """Words stand around the figure, and the reader of prose finds it (or the day) as it says."""
    reading, expect = read(row["text"]), row["expect"]
    if "value" in expect:
        read_as = [(one.amount and one.amount.value, one.unit) for one in reading.figures]
        return read_as == [(expect["value"], expect["unit"])]
    if not {"year", "month", "day"} <= expect.keys():
        return False
    return reading.period == "{year}-{month:02}-{day:02}".format_map(expect)


WITH_WORDS_AROUND = ("nemo_tn_measure", "nemo_tn_date")
"""Files with rows that are sentences: finding figures in prose is the reader's work."""


def passes(name: str, row: Row) -> bool:
    """Whether a row is read as it says; a row without a stated value cannot be."""
    if row["expect"] is None:
        return False
    try:
        return READERS[name](row)
    except ValueError:
        return name in WITH_WORDS_AROUND and found_in_prose(row)


def rows(name: str) -> list[Row]:
    """The rows of one file, numbers as Decimals."""
    path = VECTORS / f"{name}.jsonl"
    if not path.exists():
        pytest.skip("../shared is absent: it holds the vectors of other projects")
    lines = path.read_text("utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines]


def left_out() -> list[dict[str, str]]:
    """The committed list: file, id, reason."""
    with LEFT_OUT.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", READERS)
def test_every_row_passes_or_is_left_out_with_a_reason(name: str) -> None:
    listed = {entry["id"] for entry in left_out()}
    failing = [row["id"] for row in rows(name) if not passes(name, row)]
    assert [row_id for row_id in failing if row_id not in listed] == []


@pytest.mark.parametrize("name", READERS)
def test_a_row_left_out_really_does_not_pass(name: str) -> None:
    failing = {row["id"] for row in rows(name) if not passes(name, row)}
    listed = [entry["id"] for entry in left_out() if entry["file"] == name]
    assert [row_id for row_id in listed if row_id not in failing] == []


def test_each_row_left_out_is_named_once_with_its_reason() -> None:
    entries = left_out()
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert all(entry["file"] in READERS and len(entry["reason"]) > 10 for entry in entries)
