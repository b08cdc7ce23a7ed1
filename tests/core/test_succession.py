"""Succession: values move between borders by share, totals stay, and nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.country import rows
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.succession import (
    Basis,
    Change,
    ChangeKind,
    Comparable,
    LegalAct,
    Lineage,
    Passage,
    Portion,
    SuccessionFault,
    Weight,
    ratio_like_for_like,
)
from tiendo_core.units import UnitKey

OLD, MIDDLE, NEW = date(2004, 1, 1), date(2020, 1, 1), date(2025, 7, 1)
ACT = LegalAct("01/NQ", date(2025, 6, 16), "Ủy ban Thường vụ Quốc hội")


def _old(code: str) -> UnitKey:
    return UnitKey(code, OLD)


def _new(code: str) -> UnitKey:
    return UnitKey(code, NEW)


def _people(amount: int) -> tuple[Weight, ...]:
    return (Weight(Basis.PEOPLE, Decimal(amount), "đề án sắp xếp"),)


def _change(kind: ChangeKind, *passages: Passage, on: date = NEW) -> Change:
    return Change(kind, on, ACT, passages)


def _value(answer: Comparable | NoValue) -> Fraction:
    assert isinstance(answer, Comparable)
    return answer.value


A, B, C, X, Y = _old("A"), _old("B"), _old("C"), _new("X"), _new("Y")
MERGER = _change(ChangeKind.MERGE, Passage(A, X), Passage(B, X))
WEIGHED_SPLIT = _change(
    ChangeKind.SPLIT, Passage(A, X, True, _people(600)), Passage(A, Y, True, _people(400))
)
BARE_SPLIT = _change(ChangeKind.SPLIT, Passage(A, X, True, _people(600)), Passage(A, Y, True))


def test_ten_and_eleven_make_twenty_one_and_both_values_stay():
    values = {A: Decimal(10), B: Decimal(11)}
    answer = Lineage([MERGER]).on_new_borders([X], values, Basis.PEOPLE)
    portions = (Portion(A, Fraction(1)), Portion(B, Fraction(1)))
    assert answer == Comparable(Fraction(21), portions, Basis.PEOPLE)
    assert values == {A: 10, B: 11}


def test_a_split_unit_is_shared_by_weight():
    lineage = Lineage([WEIGHED_SPLIT])
    assert _value(lineage.on_new_borders([X], {A: Decimal(50)}, Basis.PEOPLE)) == 30
    assert _value(lineage.on_new_borders([Y], {A: Decimal(50)}, Basis.PEOPLE)) == 20


def test_a_missing_share_refuses_the_comparison_and_names_the_passage():
    lineage = Lineage([BARE_SPLIT])
    answer = lineage.on_new_borders([X], {A: Decimal(50)}, Basis.PEOPLE)
    assert answer == NoValue(Reason.SHARE_MISSING, ("A@2004-01-01 -> Y@2025-07-01",))
    answer = Lineage([WEIGHED_SPLIT]).on_new_borders([X], {A: Decimal(50)}, Basis.AREA)
    assert isinstance(answer, NoValue)
    assert len(answer.about) == 2


def test_all_parts_of_a_split_unit_together_need_no_weight():
    assert _value(Lineage([BARE_SPLIT]).on_new_borders([X, Y], {A: Decimal(50)}, Basis.AREA)) == 50
    answer = Lineage([BARE_SPLIT]).on_old_borders([A], {X: Decimal(3), Y: Decimal(4)}, Basis.AREA)
    assert _value(answer) == 7


def test_a_part_whose_other_parts_are_unknown_is_refused():
    lineage = Lineage([_change(ChangeKind.MERGE, Passage(A, X, True, _people(1)), Passage(B, X))])
    answer = lineage.on_new_borders([X], {A: Decimal(1), B: Decimal(1)}, Basis.PEOPLE)
    assert answer == NoValue(Reason.PARTS_INCOMPLETE, ("A@2004-01-01",))


def test_a_part_moves_to_a_neighbour():
    lineage = Lineage(
        [
            _change(
                ChangeKind.TRANSFER,
                Passage(A, X, True, _people(900)),
                Passage(A, Y, True, _people(100)),
                Passage(B, Y),
            )
        ]
    )
    values = {A: Decimal(1000), B: Decimal(500)}
    assert _value(lineage.on_new_borders([Y], values, Basis.PEOPLE)) == 600
    assert lineage.successors(A) == [X, Y]
    assert lineage.predecessors(Y) == [A, B]


def test_later_values_return_to_old_borders_by_what_came_from_them():
    lineage = Lineage(
        [
            _change(
                ChangeKind.MERGE,
                Passage(A, X, weights=_people(750)),
                Passage(B, X, weights=_people(250)),
            )
        ]
    )
    assert _value(lineage.on_old_borders([A], {X: Decimal(200)}, Basis.PEOPLE)) == 150
    assert _value(lineage.on_old_borders([A, B], {X: Decimal(200)}, Basis.AREA)) == 200
    refused = lineage.on_old_borders([A], {X: Decimal(200)}, Basis.AREA)
    assert isinstance(refused, NoValue)
    assert refused.reason is Reason.SHARE_MISSING


def test_changes_follow_each_other():
    between = UnitKey("M", MIDDLE)
    first = _change(ChangeKind.MERGE, Passage(A, between), Passage(B, between), on=MIDDLE)
    second = _change(
        ChangeKind.SPLIT,
        Passage(between, X, True, _people(1)),
        Passage(between, Y, True, _people(3)),
    )
    lineage = Lineage([first, second])
    values = {A: Decimal(10), B: Decimal(30)}
    assert _value(lineage.on_new_borders([X], values, Basis.PEOPLE)) == 10
    assert _value(lineage.on_new_borders([X], {between: Decimal(40)}, Basis.PEOPLE)) == 10
    refused = lineage.on_old_borders([A], {X: Decimal(1), Y: Decimal(1)}, Basis.PEOPLE)
    assert isinstance(refused, NoValue)
    assert _value(lineage.on_old_borders([A, B], {X: Decimal(1), Y: Decimal(1)}, Basis.AREA)) == 2


def test_a_renamed_unit_keeps_its_series():
    lineage = Lineage([_change(ChangeKind.RENAME, Passage(A, X))])
    assert _value(lineage.on_new_borders([X], {A: Decimal(7)}, Basis.AREA)) == 7


def test_a_unit_that_ended_without_heir_has_no_later_value():
    lineage = Lineage([_change(ChangeKind.END, Passage(A, None))])
    assert lineage.on_old_borders([A], {}, Basis.AREA) == NoValue(Reason.MISSING, (str(A),))
    assert lineage.successors(A) == []
    assert str(Passage(A, None)) == "A@2004-01-01 -> nothing"


def test_a_silent_predecessor_leaves_the_value_missing():
    answer = Lineage([MERGER]).on_new_borders([X], {A: Decimal(1)}, Basis.AREA)
    assert answer == NoValue(Reason.MISSING, (str(X),))


def test_a_value_is_never_counted_through_two_records():
    values = {A: Decimal(50), X: Decimal(30)}
    answer = Lineage([WEIGHED_SPLIT]).on_new_borders([X, Y], values, Basis.PEOPLE)
    assert answer == NoValue(Reason.COUNTED_TWICE, (str(A),))


def test_an_error_further_on_reaches_the_answer():
    between = UnitKey("M", MIDDLE)
    first = _change(ChangeKind.RENAME, Passage(A, between), on=MIDDLE)
    second = _change(ChangeKind.SPLIT, Passage(between, X, True), Passage(between, Y, True))
    answer = Lineage([first, second]).on_new_borders([X], {A: Decimal(1)}, Basis.AREA)
    assert isinstance(answer, NoValue)
    assert answer.reason is Reason.SHARE_MISSING


def test_a_ratio_is_made_anew_of_its_two_sums():
    lineage = Lineage([MERGER])
    poor = lineage.on_new_borders([X], {A: Decimal(10), B: Decimal(90)}, Basis.AREA)
    homes = lineage.on_new_borders([X], {A: Decimal(1000), B: Decimal(1000)}, Basis.AREA)
    nobody = lineage.on_new_borders([X], {A: Decimal(0), B: Decimal(0)}, Basis.AREA)
    silent = lineage.on_new_borders([X], {}, Basis.AREA)
    assert ratio_like_for_like(poor, homes) == Fraction(1, 20)
    assert ratio_like_for_like(poor, nobody) == NoValue(Reason.ZERO_DIVISOR)
    assert ratio_like_for_like(silent, homes) == ratio_like_for_like(poor, silent) == silent


@pytest.mark.parametrize(
    ("kind", "passages"),
    [
        (ChangeKind.MERGE, [Passage(A, X)]),
        (ChangeKind.SPLIT, [Passage(A, X), Passage(A, Y)]),
        (ChangeKind.TRANSFER, [Passage(A, X), Passage(B, X)]),
        (ChangeKind.RENAME, [Passage(A, X), Passage(B, X)]),
        (ChangeKind.END, [Passage(A, X)]),
        (ChangeKind.SPLIT, [Passage(A, X, True), Passage(A, None, True)]),
    ],
)
def test_a_change_does_what_it_is_called(kind: ChangeKind, passages: list[Passage]):
    with pytest.raises(SuccessionFault, match="are no"):
        _change(kind, *passages)


def test_impossible_passages_are_refused():
    with pytest.raises(SuccessionFault, match="must begin on"):
        _change(ChangeKind.RENAME, Passage(A, B))
    with pytest.raises(SuccessionFault, match="above zero"):
        Passage(A, X, True, _people(0))
    with pytest.raises(SuccessionFault, match="two weights"):
        Passage(A, X, True, _people(1) + _people(2))
    with pytest.raises(SuccessionFault, match="begins after"):
        Lineage([_change(ChangeKind.RENAME, Passage(X, Y))])
    with pytest.raises(SuccessionFault, match="whole and also in part"):
        Lineage([MERGER, _change(ChangeKind.RENAME, Passage(A, Y))])


@st.composite
def borders(draw: st.DrawFn) -> tuple[Lineage, list[UnitKey], list[UnitKey]]:
    """Two rounds of changes of borders in which every part has its weight."""
    changes, first = [], [_old(f"o{number}") for number in range(draw(st.integers(1, 6)))]
    now = first
    for on in (MIDDLE, NEW):
        later = [UnitKey(f"n{number}", on) for number in range(draw(st.integers(1, 5)))]
        passages = []
        for unit in now:
            into = draw(st.lists(st.sampled_from(later), min_size=1, max_size=3, unique=True))
            for end in into:
                weights = _people(draw(st.integers(1, 10**6)))
                passages.append(Passage(unit, end, len(into) > 1, weights))
        now = sorted({passage.new for passage in passages if passage.new is not None})
        changes.append(_named(passages, on))
    return Lineage(changes), first, now


def _named(passages: list[Passage], on: date) -> Change:
    """The change under the name that fits its passages, an unnamed one put together as it comes."""
    for kind in ChangeKind:
        try:
            return Change(kind, on, ACT, tuple(passages))
        except SuccessionFault:
            continue
    change = object.__new__(Change)
    for name, value in {
        "kind": ChangeKind.TRANSFER,
        "on": on,
        "act": ACT,
        "passages": tuple(passages),
    }.items():
        object.__setattr__(change, name, value)
    return change


@given(borders(), st.data())
def test_mergers_and_splits_conserve_the_total_in_both_directions(
    drawn: tuple[Lineage, list[UnitKey], list[UnitKey]], data: st.DataObject
):
    lineage, olds, news = drawn
    numbers = st.decimals(-(10**9), 10**9, places=4)
    before = {unit: data.draw(numbers) for unit in olds}
    after = {unit: data.draw(numbers) for unit in news}
    kept = dict(before)
    there = [_value(lineage.on_new_borders([unit], before, Basis.PEOPLE)) for unit in news]
    back = [_value(lineage.on_old_borders([unit], after, Basis.PEOPLE)) for unit in olds]
    assert sum(there) == sum(map(Fraction, before.values()))
    assert sum(back) == sum(map(Fraction, after.values()))
    assert before == kept


def _hong_linh() -> tuple[Lineage, dict[str, UnitKey], list[UnitKey]]:
    """The real changes of 1/7/2025: the two wards, their predecessors, the former town's six."""
    links = [row for row in rows("passages") if row["new_code"] in {"18115", "18118"}]
    links = [row for row in links if row["new_from_on"] == NEW.isoformat()]
    assert {row["is_part"] for row in links} == {""}
    olds = {row["old_code"]: _old(row["old_code"]) for row in links}
    changes = [
        _change(
            ChangeKind.MERGE,
            *(
                Passage(olds[row["old_code"]], _new(ward))
                for row in links
                if row["new_code"] == ward
            ),
        )
        for ward in ("18115", "18118")
    ]
    below = {row["code"] for row in rows("units") if row["parent_code"] == "437"}
    town = [old for code, old in olds.items() if code in below]
    return Lineage(changes), olds, town


def test_bac_hong_linh_and_nam_hong_linh_are_more_than_the_former_town():
    lineage, olds, town = _hong_linh()
    assert len(town) == 6
    assert set(olds.values()) - set(town) == {_old("18400")}
    values = {unit: Decimal(2) ** place for place, unit in enumerate(sorted(olds.values()))}
    wards = _value(lineage.on_new_borders([_new("18115"), _new("18118")], values, Basis.PEOPLE))
    assert wards - sum(Fraction(values[unit]) for unit in town) == values[_old("18400")]
    south = lineage.on_new_borders([_new("18118")], values, Basis.PEOPLE)
    assert isinstance(south, Comparable)
    assert {one.unit.code for one in south.portions} == {"18118", "18127", "18130"}


def test_the_former_town_cannot_be_continued_without_the_share_of_xuan_lam():
    lineage, _, town = _hong_linh()
    later = {_new("18115"): Decimal(100), _new("18118"): Decimal(80)}
    refused = lineage.on_old_borders(town, later, Basis.PEOPLE)
    assert isinstance(refused, NoValue)
    assert refused.reason is Reason.SHARE_MISSING
    assert "18400@2004-01-01 -> 18115@2025-07-01" in refused.about
    south = [_old("18118"), _old("18127"), _old("18130")]
    assert _value(lineage.on_old_borders(south, later, Basis.PEOPLE)) == 80


def test_a_figure_of_the_whole_town_does_not_move_to_its_wards():
    lineage, _, _ = _hong_linh()
    answer = lineage.on_new_borders([_new("18115")], {_old("437"): Decimal(864)}, Basis.PEOPLE)
    assert answer == NoValue(Reason.MISSING, ("18115@2025-07-01",))
