"""Charts: numbers at their places, gaps as gaps, words for who cannot see them."""

from __future__ import annotations

import re

from tiendo.common.plots import Curve, Goal, Words, columns, curves, small_line

WORDS = Words("Thu <ngân sách>", "Số liệu trong bảng")


def test_a_small_line_breaks_where_a_number_is_missing():
    drawn = small_line([1, 2, None, 4, 5], WORDS)
    assert len(re.findall("<polyline", drawn)) == 2
    assert small_line([None, None], WORDS).count("<circle") == 0
    assert small_line([7], WORDS).count("<circle") == 1


def test_lines_on_one_scale_stand_at_comparable_heights():
    low, high = (small_line(pair, WORDS, (0, 100)) for pair in ([10, 10], [90, 90]))
    height = [int(re.findall(r'cy="(\d+)"', drawn)[0]) for drawn in (low, high)]
    assert height[0] > height[1]


def test_words_of_people_are_escaped_and_name_the_picture():
    for drawn in (small_line([1, 2], WORDS), columns([1], [""], WORDS)):
        assert "Thu &lt;ngân sách&gt;" in drawn
        assert 'role="img"' in drawn


def test_a_column_below_zero_hangs_from_the_line():
    drawn = columns([20_000, -20_000, None], ["", "", ""], WORDS)
    zero = int(re.findall(r'class="zero" d="M84 (\d+)H', drawn)[0])
    tops = [int(y) for y in re.findall(r'class="column" x="[^"]*" y="(\d+)"', drawn)]
    assert tops[0] < zero == tops[1]
    assert len(tops) == 2


def test_a_change_of_definition_is_marked_between_two_columns():
    assert 'class="break"' in columns([1, 2, 3], ["", "", ""], WORDS, [2])
    assert 'class="break"' not in columns([1, 2, 3], ["", "", ""], WORDS)


def test_plan_and_outlook_stand_on_the_same_axis_as_the_curves():
    goal = Goal(100_000, "KH 10", (80_000, 90_000, 120_000))
    drawn = curves([Curve("2026", "now", [10_000, None, 30_000])], ["1", "", "3"], WORDS, goal)
    assert "KH 10" in drawn
    assert ">15<" in drawn or ">12<" in drawn or ">20<" in drawn
    assert curves([Curve("2026", "now", [None])], [""], WORDS).count("<polyline") == 0
