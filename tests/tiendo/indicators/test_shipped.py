"""The shipped catalogue is sound: every code is known, every factor is what the units ask."""

from fractions import Fraction

import pytest

from tiendo.indicators.actions import NewIndicator
from tiendo.indicators.models import Field
from tiendo.indicators.shipped import shipped_definitions, shipped_rows
from tiendo.indicators.soundness import as_core, faults_of
from tiendo_core.formula import Term, computing_order
from tiendo_core.indicators import IndicatorKind, Rule

ROWS = {row["code"]: NewIndicator(**row).record() for row in shipped_rows()}
CORE = {code: as_core(record) for code, record in ROWS.items()}


@pytest.mark.parametrize("code", ROWS)
def test_a_shipped_indicator_has_nothing_against_it(code: str) -> None:
    assert list(faults_of(ROWS[code], CORE)) == []
    assert ROWS[code].field in Field.values
    assert ROWS[code].name and ROWS[code].name_en


def test_every_ratio_can_be_made_of_its_parts_or_is_an_index() -> None:
    alone = [
        code
        for code, one in CORE.items()
        if one.kind is IndicatorKind.RATIO and one.aggregation.rule is Rule.NONE
    ]
    assert alone == ["KT.CN.02", "CC.07", "CC.08"]


def test_codes_and_names_are_each_their_own() -> None:
    assert len(ROWS) == len(list(shipped_rows()))
    names = [one.folded_name for one in ROWS.values()]
    assert sorted(set(names)) == sorted(names)


def test_computed_indicators_wait_for_no_circle_and_compute() -> None:
    formulas = {code: one.formula for code, one in CORE.items() if one.formula}
    assert set(computing_order(formulas)) == set(formulas)
    growth = formulas["KT.TH.02"]
    known = {Term("KT.TH.01.SS"): Fraction(107), Term("KT.TH.01.SS", True): Fraction(100)}
    assert growth.value(known.__getitem__) == 7


def test_definitions_follow_each_other_and_name_shipped_codes() -> None:
    ends: dict[str, object] = {}
    for code, since, until, note in shipped_definitions():
        assert code in ROWS and note
        assert ends.get(code, since) == since
        ends[code] = until
    assert ends and set(ends.values()) == {None}
