"""Targets as offices write them: read, refused with a reason, and written back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.plans import Form, Target
from tiendo_core.target_phrases import TargetFault, format_target, parse_target

MONEY = "tỷ đồng"
LEVELS = [
    ("1.369,3", MONEY, "1369.3"),
    ("1369,30", MONEY, "1369.30"),
    ("1.369.300 triệu đồng", MONEY, "1369.3"),
    ("512 tỷ", MONEY, "512"),
    ("512 tỷ đồng", "triệu đồng", "512000"),
    ("1 tỷ 385 triệu đồng", MONEY, "1.385"),
    ("4 triệu USD", "triệu USD", "4"),
    ("2 nghìn", "hộ", "2000"),
    ("hai mươi mốt", "hộ", "21"),
    ("-3", "%", "-3"),
    ("đạt 95%", "%", "95"),
    ("60%", "% dân số", "60"),
    ("1,5‰", "‰", "1.5"),
    ("104", "bé trai/100 bé gái", "104"),
    ("31,5 giường/vạn dân", "giường/vạn dân", "31.5"),
    ("03 htx", "HTX", "3"),
    ("0", "hộ", "0"),
]
BOUNDS = [
    ("từ 60 đến 65", "%", Form.RANGE, "60", "65"),
    ("60-65", "%", Form.RANGE, "60", "65"),
    ("60% – 65%", "%", Form.RANGE, "60", "65"),
    ("từ 104 đến 106 bé trai/100 bé gái", "bé trai/100 bé gái", Form.RANGE, "104", "106"),
    ("từ 5 đến 7 tỷ đồng", "triệu đồng", Form.RANGE, "5000", "7000"),
    ("từ 5 đến 7 tỷ", MONEY, Form.RANGE, "5", "7"),
    ("≥ 95", "%", Form.AT_LEAST, "95", None),
    (">= 95%", "%", Form.AT_LEAST, "95", None),
    ("trên 60%", "%", Form.AT_LEAST, "60", None),
    ("trên 500 tỷ", MONEY, Form.AT_LEAST, "500", None),
    ("từ 60 trở lên", "%", Form.AT_LEAST, "60", None),
    ("phấn đấu đạt trên 60%", "%", Form.AT_LEAST, "60", None),
    ("không quá 5", "vụ", Form.AT_MOST, None, "5"),
    ("<= 5 vụ", "vụ", Form.AT_MOST, None, "5"),
    ("từ 5 trở xuống", "vụ", Form.AT_MOST, None, "5"),
]
REFUSED = [
    ("", MONEY, "empty", ()),
    ("  ", MONEY, "empty", ()),
    ("x" * 201, MONEY, "too-long", ()),
    ("1369.3", MONEY, "number", ("1369,3",)),
    ("12,5o", MONEY, "number", ("12,50",)),
    ("60,6,2", "%", "number", ("60,6", "60,62", "66,2", "60,2", "606,2")),
    ("một triệu hai", "hộ", "number", ("1.200.000", "1.000.002")),
    ("khoảng 60", "%", "number", ()),
    ("trên 60,6,2%", "%", "number", ("60,6", "60,62", "66,2", "60,2", "606,2")),
    ("trên 5 @@", "hộ", "unit", ()),
    ("tăng 1369.3%", MONEY, "number", ("1369,3",)),
    ("tăng trên 7%", MONEY, "growth", ()),
    ("tăng 7,5 - 8%", MONEY, "growth", ()),
    ("tăng 2%", "%", "growth-of-per-cent", ()),
    ("giảm 0,5 điểm %", "%", "growth-of-per-cent", ()),
    ("tăng 50 hộ", "hộ", "change", ()),
    ("7%", MONEY, "per-cent", ()),
    ("1,5%", "‰", "per-cent", ()),
    ("5 ha", MONEY, "unit", ()),
    ("1.369,3 (giá hiện hành)", MONEY, "unit", ()),
    ("60% công an", "%", "unit", ()),
    ("từ 65 đến 60", "%", "upside-down", ()),
    ("1,23456", "%", "too-fine", ()),
    ("1.000.000.000.000.000", "hộ", "too-fine", ()),
]


@pytest.mark.parametrize(("text", "unit", "number"), LEVELS)
def test_a_level_counts_in_the_indicators_unit(text: str, unit: str, number: str) -> None:
    assert parse_target(text, unit) == Target(Form.LEVEL, Decimal(number))


@pytest.mark.parametrize(("text", "unit", "form", "low", "high"), BOUNDS)
def test_ranges_and_bounds_are_read_with_and_without_a_unit(
    text: str, unit: str, form: Form, low: str | None, high: str | None
) -> None:
    ends = (None if end is None else Decimal(end) for end in (low, high))
    assert parse_target(text, unit) == Target(form, *ends)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("tăng 7%", "7"),
        ("Tăng trưởng 7,25 %", "7.25"),
        ("giảm 3,5%", "-3.5"),
        ("tăng thêm 7 phần trăm", "7"),
    ],
)
def test_a_growth_is_a_rate_over_last_year(text: str, rate: str) -> None:
    assert parse_target(text, MONEY) == Target(Form.GROWTH, Decimal(rate))


@pytest.mark.parametrize(
    "text",
    [
        "hoàn thành",
        "Giữ vững",
        "Không để xảy ra cháy lớn",
        "Hoàn thành trước 30/6/2026",
        "Xếp hạng 1 đến 5",
    ],
)
def test_what_begins_with_other_words_is_a_target_in_words(text: str) -> None:
    assert parse_target(f" {text} ", "%") == Target(Form.TEXT, text=text)


@pytest.mark.parametrize(("text", "unit", "code", "candidates"), REFUSED)
def test_what_may_mean_something_else_is_refused_with_its_readings(
    text: str, unit: str, code: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(TargetFault) as refused:
        parse_target(text, unit)
    assert (refused.value.code, refused.value.candidates) == (code, candidates)


NUMBERS = st.decimals(
    min_value=-(10**14), max_value=10**14, places=4, allow_nan=False, allow_infinity=False
)
POSITIVE = st.decimals(min_value=0, max_value=10**14, places=4)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    form = draw(st.sampled_from([one for one in Form if one is not Form.TEXT]))
    low, high = sorted((draw(POSITIVE), draw(POSITIVE)))
    match form:
        case Form.RANGE:
            return Target(form, low, high)
        case Form.AT_MOST:
            return Target(form, high=high)
        case Form.AT_LEAST:
            return Target(form, low)
    return Target(form, draw(NUMBERS))


@given(targets(), st.sampled_from([MONEY, "hộ", "tạ/ha", "triệu đồng/người/năm"]))
def test_what_is_written_is_read_back_the_same(target: Target, unit: str) -> None:
    assert parse_target(format_target(target), unit) == target


@given(st.text(max_size=210), st.sampled_from([MONEY, "%", "hộ", "bé trai/100 bé gái"]))
def test_any_text_is_a_target_or_a_fault_and_reads_the_same_when_written_back(
    text: str, unit: str
) -> None:
    try:
        target = parse_target(text, unit)
    except TargetFault as fault:
        assert fault.code and str(fault)
    else:
        assert parse_target(format_target(target), unit) == target
