"""What may not stand in the catalogue, each fault at its field."""

from datetime import date
from typing import Any

import pytest

from factories.indicator import a_ratio, an_indicator
from factories.person import NOW
from tiendo.audit.models import Event
from tiendo.indicators.actions import (
    NewIndicator,
    add_indicator,
    break_definition,
    change_indicator,
    retire_indicator,
)
from tiendo.indicators.queries import definitions_of, record
from tiendo.indicators.sentences import sentence
from tiendo.indicators.soundness import UnsoundIndicator

pytestmark = pytest.mark.django_db


def refused(**said: Any) -> list[tuple[str, str]]:
    """The faults of an indicator, each by field and code; every one has its sentence."""
    with pytest.raises(UnsoundIndicator) as unsound:
        an_indicator(**({"code": "NEW"} | said))
    assert all(sentence(fault) for fault in unsound.value.faults)
    assert str(unsound.value)
    return [(fault.field, fault.code) for fault in unsound.value.faults]


def test_a_code_is_given_once() -> None:
    an_indicator("A")
    assert refused(code="A") == [("code", "code-taken")]


def test_a_unit_must_be_one() -> None:
    assert refused(unit="5 tỷ") == [("unit", "no-unit")]


def test_ratios_do_not_add_up_and_constant_prices_have_a_year() -> None:
    assert refused(kind="ratio", rule="sum", unit="%") == [("rule", "ratio-adds-up")]
    assert refused(price_basis="constant") == [("base_year", "base-year")]
    assert refused(base_year=2020) == [("base_year", "base-year")]


def test_a_ratio_names_both_its_parts_and_has_the_factor_of_their_units() -> None:
    an_indicator("P", unit="hộ", kind="stock")
    an_indicator("B", unit="tỷ đồng")
    an_indicator("M", unit="triệu đồng")
    ratio = {"kind": "ratio", "rule": "ratio", "unit": "%", "numerator_code": "P"}
    assert refused(**ratio) == [("denominator_code", "half-a-ratio")]
    assert refused(**ratio, denominator_code="P", factor=10) == [("factor", "wrong-factor")]
    assert refused(**ratio, denominator_code="X") == [("denominator_code", "unknown-code")]
    assert refused(**(ratio | {"numerator_code": "", "denominator_code": "P"})) == [
        ("numerator_code", "half-a-ratio")
    ]
    parts = {"numerator_code": "M", "denominator_code": "B"}
    assert refused(**(ratio | parts), factor=100) == [("factor", "no-whole-factor")]
    an_indicator("H", name="a", **(ratio | {"denominator_code": "B"}), factor=7)


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("A +", "formula-lacks"),
        ("(A", "formula-open"),
        ("A)", "formula-goes-on"),
        ("A & A", "formula-strange"),
        ("(" * 41 + "A" + ")" * 41, "formula-too-deep"),
        ("A + X", "unknown-code"),
        ("A + HA", "unlike-units"),
        ("A + MN", "unlike-scales"),
        ("A - OLD", "unlike-prices"),
        ("A / A", "unlike-result"),
    ],
)
def test_a_formula_is_judged_before_it_computes(formula: str, code: str) -> None:
    an_indicator("A", price_basis="current")
    an_indicator("HA", unit="ha")
    an_indicator("MN", unit="triệu đồng")
    an_indicator("OLD", price_basis="constant", base_year=2010)
    assert refused(formula=formula, rule="derived") == [("formula", code)]


def test_what_is_derived_needs_its_formula() -> None:
    assert refused(rule="derived") == [("formula", "needs-formula")]


def test_an_indicator_is_not_computed_from_itself_by_any_way_round() -> None:
    an_indicator("A")
    second = an_indicator("B", formula="A * 2")
    first = record("A")
    assert first is not None
    said = {"name": "x", "field": "budget", "unit": "tỷ đồng", "kind": "flow"}
    for code, one, formula in (("B", second, "B + 1"), ("A", first, "B * 2")):
        with pytest.raises(UnsoundIndicator) as unsound:
            change_indicator(
                by=None, at=NOW, indicator=one, new=NewIndicator(code, **said, formula=formula)
            )
        assert unsound.value.faults[0].code == "formula-circle"
    assert "B" in sentence(unsound.value.faults[0])


def test_a_change_is_told_with_before_and_after_and_what_was_counted_by_stays() -> None:
    one = an_indicator()
    said = {"name": "Tên mới", "field": "economy.industry", "kind": "flow"}
    new = NewIndicator("KT.CN.01", unit="tỷ đồng", **said)
    change_indicator(by=None, at=NOW, indicator=one, new=new)
    event = Event.objects.get(action="indicators.change")
    assert event.detail == {"name": "Giá trị sản xuất công nghiệp → Tên mới"}
    again = record("KT.CN.01")
    assert again is not None and again.folded_name == "ten moi"
    with pytest.raises(UnsoundIndicator) as unsound:
        other = NewIndicator("KT.CN.01", unit="triệu đồng", **said)
        change_indicator(by=None, at=NOW, indicator=again, new=other)
    assert [(one.field, one.code) for one in unsound.value.faults] == [("unit", "fixed")]


def test_definitions_follow_each_other() -> None:
    one = an_indicator()
    break_definition(by=None, at=NOW, indicator=one, on=date(2016, 1, 1), note="cũ")
    break_definition(by=None, at=NOW, indicator=one, on=date(2022, 1, 1), note="mới")
    held = [
        (d.valid_from_on.year, d.valid_to_on and d.valid_to_on.year) for d in definitions_of(one)
    ]
    assert held == [(2016, 2022), (2022, None)]
    with pytest.raises(UnsoundIndicator) as unsound:
        break_definition(by=None, at=NOW, indicator=one, on=date(2020, 1, 1), note="giữa")
    assert "2022" in sentence(unsound.value.faults[0])


def test_retiring_is_taken_back() -> None:
    one = an_indicator()
    retire_indicator(by=None, at=NOW, indicator=one, on=date(2026, 1, 1))
    retire_indicator(by=None, at=NOW, indicator=one, on=None)
    again = record("KT.CN.01")
    assert again is not None and again.retired_on is None


def test_a_sound_ratio_stands() -> None:
    a_ratio()
    add_indicator(
        by=None,
        at=NOW,
        new=NewIndicator("Y", "Năng suất", "economy.agriculture", "%", "ratio", rule="none"),
    )
