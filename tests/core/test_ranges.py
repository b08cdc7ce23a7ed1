"""Quantities between bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.quantities import parse_quantity
from tiendo_core.ranges import parse_range


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("từ 5 đến 7 tỷ đồng", "5 tỷ đồng", "7 tỷ đồng"),
        ("Từ 900 triệu đến 1 tỷ đồng", "900 triệu đồng", "1 tỷ đồng"),
        ("từ 1000 đồng đến 2000 đồng", "1000 đồng", "2000 đồng"),
        ("giữa 1000 và 2000 đồng", "1000 đồng", "2000 đồng"),
        ("khoảng chừng từ 1000 tới 2000 đồng", "1000 đồng", "2000 đồng"),
        ("1,5–2 ha", "1,5 ha", "2 ha"),
        ("3kg-6kg", "3 kg", "6 kg"),
        ("10 đến 15%", "10%", "15%"),
        ("trên 60%", "60%", None),
        ("không dưới 95 %", "95%", None),
        ("≥ 95%", "95%", None),
        ("từ 60% trở lên", "60%", None),
        ("dưới bảy ngàn đồng", None, "7000 đồng"),
        ("không quá 7.000 đồng", None, "7000 đồng"),
        ("từ 7000 đồng trở xuống", None, "7000 đồng"),
    ],
)
def test_a_range_has_its_ends(text: str, low: str | None, high: str | None) -> None:
    read = parse_range(text)
    assert read.low == (parse_quantity(low) if low else None)
    assert read.high == (parse_quantity(high) if high else None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 tỷ đồng",
        "từ 7 đến 5 ha",
        "từ 5 ha đến 7 đồng",
        "từ 5,5,5 đến 7 ha",
        "10-20",
        "trên 6,6,6%",
        "từ 5 " * 100_000,
    ],
)
def test_what_is_no_range_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r".") as fault:
        parse_range(text)
    assert len(str(fault.value)) < 300


@given(st.text(max_size=40))
def test_any_text_is_a_range_or_a_fault(text: str) -> None:
    try:
        assert parse_range(text) != (None, None)
    except ValueError as fault:
        assert str(fault)
