"""What stands, from tens of thousands of rows: the same that the core says of each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tiendo.board.reading import Reading
from tiendo.board.standing import NUMBER, REPORTER, Row, Standing, standing_of, value_of
from tiendo_core.indicators import Aggregation, Indicator, IndicatorKind, Rule
from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import (
    SURENESS,
    Certainty,
    Result,
    cumulated,
    side_by_side,
    to_ten_thousandths,
    within,
)
from tiendo_core.units import UnitKey

NINE = Period.parse("2026-9M")
UNIT = UnitKey("18115", date(2025, 7, 1))
OUTPUT = Indicator("KT.CN.01", "GTSX", "tỷ đồng", IndicatorKind.FLOW)
HERD = Indicator("KT.NN.06", "Tổng đàn", "con", IndicatorKind.STOCK)
RATE = Indicator(
    "KT.DT.04",
    "Tỷ lệ giải ngân",
    "%",
    IndicatorKind.RATIO,
    aggregation=Aggregation(Rule.RATIO, "KT.CN.01", "KT.NN.06"),
    factor=100,
)
CATALOGUE = {one.code: one for one in (OUTPUT, HERD, RATE)}


def a_row(period: str = "2026-9M", number: int | None = 1, **more: Any) -> Row:
    """A row of a version; further parts by name: reporter, rank, invented,
    state, parts."""
    above, below = more.get("parts", (None, None))
    reporter, rank = more.get("reporter", 1), more.get("rank", 4_000_001)
    invented, state = more.get("invented", False), more.get("state", "reported")
    return (7, period, reporter, rank, invented, state, number, above, below)


_VERSIONS = st.lists(
    st.tuples(
        st.sampled_from([1, 2]),
        st.sampled_from(list(Certainty)),
        st.integers(1, 4),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda one: one[:3],
)


@given(_VERSIONS)
def test_of_many_versions_the_same_stands_as_by_the_rule(versions):
    results, rows = [], []
    for body, certainty, version, number, reaches in versions:
        cut_off_on = date(2026, 9, 30) if reaches else date(2026, 9, 14)
        results.append(
            Result("x", UNIT, NINE, str(body), version, certainty, Decimal(number),
                   cut_off_on=cut_off_on)
        )  # fmt: skip
        is_partial = certainty is Certainty.TO_CUT_OFF and not reaches
        rank = (SURENESS[certainty] * 10**6 + version) * (-1 if is_partial else 1)
        rows.append(a_row(number=number, reporter=body, rank=rank))
    expected = side_by_side(results)
    found = standing_of(rows, {}).get(7, Standing())
    shown = found.rows.get("2026-9M")
    if not expected.by_source or expected.differs:
        assert shown is None
    else:
        said = {int(one.value) for one in expected.by_source.values()}
        assert shown is not None
        assert said == {shown[NUMBER]}
    assert found.differs("2026-9M") == expected.differs


def test_where_bodies_differ_the_owner_is_shown_and_the_difference_told():
    rows = [a_row(number=5, reporter=1), a_row(number=6, reporter=2)]
    owned = standing_of(rows, {7: 2})[7]
    assert owned.rows["2026-9M"][REPORTER] == 2
    assert owned.differs("2026-9M")
    nobody = standing_of(rows, {})[7]
    assert nobody.rows == {}
    agreed = standing_of([a_row(reporter=1), a_row(reporter=2)], {})[7]
    assert agreed.rows["2026-9M"][NUMBER] == 1
    assert not agreed.differs("2026-9M")


def test_a_figure_to_the_cut_off_stands_apart():
    stands = standing_of([a_row(rank=-2_000_001), a_row(rank=-2_000_002, number=2)], {})[7]
    assert stands.rows == {}
    assert stands.partial["2026-9M"][NUMBER] == 2


def test_a_row_without_a_number_says_why():
    assert value_of(a_row(number=15_000), 1) == Fraction(3, 2)
    assert value_of(a_row(number=None, parts=(7, 10)), 100) == 70
    assert value_of(a_row(number=None, parts=(7, 0)), 100) == NoValue(
        Reason.ZERO_DIVISOR, ("2026-9M",)
    )
    for state, reason in (
        ("not applicable", Reason.NOT_APPLICABLE),
        ("refused", Reason.REFUSED),
    ):
        assert value_of(a_row(number=None, state=state), 1) == NoValue(reason, ("2026-9M",))


def a_reading(**numbers: dict[str, int]) -> Reading:
    """A reading of flows (KT_CN_01) and stocks (KT_NN_06) by period; numbers are whole ones."""
    stands = {
        name.replace("_", "."): Standing(
            {of: a_row(of, to_ten_thousandths(Decimal(one))) for of, one in by.items()}
        )
        for name, by in numbers.items()
    }
    return Reading(CATALOGUE, stands, [2025, 2026])


_MONTHS = st.dictionaries(st.integers(1, 9), st.integers(-100, 100))


@given(_MONTHS)
def test_a_running_total_is_the_sum_that_the_rule_gives(months):
    reading = a_reading(KT_CN_01={month(2026, at).code: one for at, one in months.items()})
    known = {month(2026, at): Decimal(one) for at, one in months.items()}
    assert _same(reading.value("KT.CN.01", NINE), cumulated(NINE, known))


@given(st.dictionaries(st.integers(1, 9), st.integers(-100, 100)))
def test_a_month_is_the_difference_that_the_rule_gives(totals):
    of = {Period.between(month(2026, 1), month(2026, at)): one for at, one in totals.items()}
    reading = a_reading(KT_CN_01={period.code: one for period, one in of.items()})
    august = month(2026, 8)
    expected = within(august, {period: Decimal(one) for period, one in of.items()})
    assert _same(reading.value("KT.CN.01", august), expected)


def _same(found, expected) -> bool:
    if isinstance(expected, NoValue):
        return isinstance(found, NoValue)
    return found == Fraction(expected)


def test_quarters_and_halves_add_up_too():
    reading = a_reading(KT_CN_01={"2026-6M": 60, "2026-Q3": 40, "2025-Q1": 10, "2025-Q2": 20})
    assert reading.value("KT.CN.01", NINE) == 100
    assert reading.value("KT.CN.01", Period.parse("2025-6M")) == 30
    assert reading.value("KT.CN.01", Period.parse("2025-Q2")) == 20


def test_a_stock_is_what_stood_at_the_end_of_a_period():
    reading = a_reading(KT_NN_06={"2026-09": 12, "2026-08": 11})
    assert reading.value("KT.NN.06", NINE) == 12
    assert reading.drawn("KT.NN.06", NINE, 3) == [None, 110_000, 120_000]


def test_a_ratio_nobody_reported_is_made_of_its_parts():
    reading = a_reading(KT_CN_01={"2026-9M": 30}, KT_NN_06={"2026-9M": 40})
    assert reading.value("KT.DT.04", NINE) == 75
    assert reading.drawn("KT.DT.04", NINE, 2) == [None, 750_000]
    empty = a_reading(KT_CN_01={"2026-9M": 30})
    assert empty.value("KT.DT.04", NINE) == NoValue(Reason.MISSING, ("2026-9M",))
    assert empty.value("nothing", NINE) == NoValue(Reason.MISSING, ("nothing",))
