"""Which numbers differ between two versions: nobody decides what is minor."""

from __future__ import annotations

from typing import Any

import pytest

from tiendo.publishing.changes import changes


def told(before: Any, after: Any) -> list[tuple[str, str]]:
    """The numbers before and after, without their places."""
    return [(one.before, one.after) for one in changes({"text": before}, {"text": after})]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Thu 512 tỷ.", "Thu 513 tỷ.", [("512", "513")]),
        ("Đạt 60,6,2%.", "Đạt 60,6%.", [("60,6,2%", "60,6%")]),
        ("Thu 5 và chi 7.", "Thu 7 và chi 5.", [("5", "7"), ("7", "5")]),
        ("Tăng 7,2 %.", "Tăng -7,2 %.", [("7,2 %", "-7,2 %")]),
        ("Ngày 14/9/2026.", "Ngày 15/9/2026.", [("14/9/2026", "15/9/2026")]),
        ("Thu 512 tỷ.", "Thu tiền.", [("512", "")]),
        ("Thu tiền.", "Thu 512 tỷ.", [("", "512")]),
        ("<p>Thu <data value='x|1'>864 tỷ</data></p>", "<p>Thu <b>864</b> tỷ</p>", []),
        ("Thu ngân sách đạt 512 tỷ.", "Đã thu được 512 tỷ đồng.", []),
        ("12&nbsp;345", "12 346", [("345", "346")]),
    ],
)
def test_every_digit_a_reader_sees_counts_and_rewording_does_not(
    before: str, after: str, said: list[tuple[str, str]]
):
    assert told(before, after) == said


def test_moving_a_paragraph_changes_no_number():
    blocks = [{"text": "Thu 512 tỷ đồng trong kỳ."}, {"text": "Chi 318 tỷ đồng trong kỳ."}]
    assert changes({"blocks": blocks}, {"blocks": blocks[::-1]}) == []


def test_a_number_kept_twice_counts_once_and_its_exact_value_counts():
    before = {"lines": [{"name": "Thu", "value": {"printed": "63,1%", "exact": "63.1"}}]}
    after = {"lines": [{"name": "Thu", "value": {"printed": "63,1%", "exact": "63.12"}}]}
    (one,) = changes(before, after)
    assert (one.place, one.before, one.after) == ("Thu · value", "63,1%", "63,1%")


def test_what_no_reader_sees_is_no_number():
    before = {
        "small": "/tep/a.w400.jpg 400w",
        "url": "/1/",
        "made_on": "2026-09-14",
        "picture_id": 5,
        "reference": "a|1",
        "ok": 1,
    }
    after = {
        "small": "/tep/b.w500.jpg 500w",
        "url": "/2/",
        "made_on": "2026-09-15",
        "picture_id": 6,
        "reference": "a|2",
        "ok": True,
    }
    assert [one.before for one in changes(before, after)] == ["1"]


def test_the_place_of_a_number_is_told_in_the_words_around_it():
    (one,) = changes({"text": "Thu ngân sách đạt 512 tỷ."}, {"text": "Thu ngân sách đạt 513 tỷ."})
    assert one.place == "Thu ngân sách đạt 513 tỷ."


def test_a_series_names_the_place_in_it():
    before, after = ({"name": "Thu", "drawn": ["1", one, "3"]} for one in (None, "2"))
    (one,) = changes(before, after)
    assert (one.place, one.before, one.after) == ("Thu · drawn · 2", "", "2")
