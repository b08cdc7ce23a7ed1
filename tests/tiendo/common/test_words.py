"""What people read in Vietnamese: sentences borrowed from other parts, numbers, names."""

import io
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import gettext, override
from openpyxl import load_workbook

from tiendo.accounts.borrowed_words import BORROWED
from tiendo.common.charts import bar_against_plan, funnel, sparkline
from tiendo.common.fold import fold
from tiendo.common.tables import Table, as_csv, as_json, as_xlsx
from tiendo.common.wording import period_words


@pytest.mark.parametrize("sentence", BORROWED)
def test_a_borrowed_sentence_is_said_in_vietnamese(sentence: str) -> None:
    with override("vi"):
        assert gettext(sentence) != sentence


def test_the_borrowed_sentences_are_those_the_part_says() -> None:
    from allauth.account.adapter import DefaultAccountAdapter
    from allauth.mfa.adapter import DefaultMFAAdapter

    with override("en"):
        said = {str(value) for value in DefaultMFAAdapter.error_messages.values()}
        said |= {
            str(DefaultAccountAdapter.error_messages[key])
            for key in (
                "account_inactive",
                "incorrect_password",
                "username_password_mismatch",
                "too_many_login_attempts",
            )
        }
        assert said <= set(BORROWED)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đậu Liêu", "dau lieu"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("  Thị  XÃ ", "thi xa"),
        ("Nguye\u0302\u0303n", "nguyen"),
    ],
)
def test_folding_takes_away_what_people_leave_out(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ v|number }}", "1.892,5"),
        ("{{ v|number:0 }}", "1.893"),
        ("{{ none|number }}", "—"),
        ("{{ v|signed }}", "+1.892,5"),
        ("{{ minus|signed }}", "−7,2"),
        ("{{ none|signed }}", "—"),
        ("{{ nought|signed }}", "0"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_numbers_look_the_same_in_both_languages(template: str, shown: str, language: str) -> None:
    values = {
        "v": Decimal("1892.5"),
        "minus": Decimal("-7.2"),
        "none": None,
        "nought": Decimal(0),
    }
    with override(language):
        assert Template("{% load pieces %}" + template).render(Context(values)) == shown


def test_a_missing_value_breaks_the_line_of_a_sparkline() -> None:
    drawn = sparkline([Decimal(1), Decimal(2), None, Decimal(3), Decimal(4)], "t", "d")
    assert drawn.count("<polyline") == 2


def test_a_sparkline_of_nothing_and_of_one_value_is_still_a_drawing() -> None:
    assert "<polyline" not in sparkline([], "t", "d")
    assert "<circle" in sparkline([Decimal(5)], "t", "d")


def test_charts_say_in_words_what_they_draw() -> None:
    for drawn in (
        sparkline([Decimal(1)], "Thu <b>", "mô tả"),
        funnel([("a", 3), ("b", 1)], "Thu <b>", "mô tả"),
        bar_against_plan(Decimal(63), Decimal(75), "Thu <b>", "mô tả"),
    ):
        assert "<title>Thu &lt;b&gt;</title><desc>mô tả</desc>" in drawn
        assert 'role="img"' in drawn
        assert "style=" not in drawn


def test_a_bar_never_leaves_its_drawing() -> None:
    assert 'width="120" height="6" rx="1"/></svg>' in bar_against_plan(Decimal(900), None, "t", "d")


def test_a_funnel_without_steps_is_empty() -> None:
    assert "<rect" not in funnel([], "t", "d")


def test_a_cell_that_begins_like_a_formula_only_shows() -> None:
    table = Table("t", ("a", "b"), [("=1+1", Decimal("1.50")), ("x", None)])
    assert as_csv(table).decode("utf-8-sig").splitlines() == ["a,b", "'=1+1,1.50", "x,"]
    assert b'"=1+1"' in as_json(table)
    assert b"<f>" not in as_xlsx(table)


def test_a_number_is_a_number_in_a_spreadsheet_as_long_as_no_digit_is_lost() -> None:
    numbers = (Decimal("1892.5000"), Decimal("12345678901234.5678"))
    sheet = load_workbook(io.BytesIO(as_xlsx(Table("t", ("a", "b"), [numbers])))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == [1892.5, "12345678901234.5678"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2026", "năm 2026"),
        ("2026-9M", "9 tháng đầu năm 2026"),
        ("2026-Q3", "quý III/2026"),
        ("2026-S2", "6 tháng cuối năm 2026"),
        ("2026-09", "tháng 9/2026"),
        ("2025-08-01..2026-07-31", "năm học 2025-2026"),
        ("2026-01-05..2026-02-10", "5/1/2026 – 10/2/2026"),
        ("nonsense", "nonsense"),
        (None, ""),
    ],
)
def test_a_period_is_said_as_people_say_it(code: str | None, words: str) -> None:
    with override("vi"):
        assert period_words(code) == words
