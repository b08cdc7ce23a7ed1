"""Faults that a program puts into clean texts, all of them: each is found, and clean texts stay."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from factories.manuscript import a_manuscript, codes, judged
from factories.published import a_holder, industry
from factories.unit import a_town
from tiendo.publishing.gate import Binding, Manuscript
from tiendo.publishing.queries import Citable, citable
from tiendo.units.models import Unit

SENTENCE = (
    "Giá trị sản xuất CN-TTCN 9 tháng đầu năm 2020 ước đạt {value}, bằng {attained} kế hoạch năm"
    " ({plan}), {change} so với cùng kỳ."
)
PARTS = ("value", "attained", "plan", "change")
PEOPLE = {
    "Nguyễn Văn Hùng": "Chủ tịch UBND thị xã",
    "Trần Thị Mỹ Lý": "Phó Chủ tịch UBND thị xã",
    "Lê Quang Đạo": "Bí thư Thị ủy",
    "Phan Thanh Bình": "Chủ tịch HĐND thị xã",
    "Võ Thị Hoà": "Chánh Văn phòng HĐND và UBND thị xã",
}
SHAPES = (
    "{title} {name} phát biểu.",
    "Đồng chí {name}, {title}, phát biểu.",
    "Ông {name} - {title} phát biểu.",
    "Phát biểu có đồng chí {name} ({title}).",
)


@pytest.fixture
def town(db: None) -> Unit:
    """The former town with its industry and its office holders."""
    unit = a_town()
    industry(unit)
    for name, title in PEOPLE.items():
        a_holder(unit, name, title, valid_from_on="2020-01-01")
    return unit


def written(datum: Citable, **instead: str) -> Manuscript:
    """The sentence with every number bound, some printed otherwise than their datum."""
    said = {part: datum.said[part].printed for part in PARTS} | instead
    text = SENTENCE.format(**said)
    bindings, at = [], 0
    for part in PARTS:
        # A change prints its direction in words before the number.
        number = said[part].removeprefix("tăng ")
        start = text.index(number, at)
        at = start + len(number)
        one = datum.part(part)
        assert one is not None
        bindings.append(Binding(start, at, "datum", str(one.reference)))
    return a_manuscript(text, bindings=tuple(bindings))


def misprints(number: str) -> Iterator[str]:
    """Every digit another, every two neighbours changed, every digit left out or doubled."""
    for at, digit in enumerate(number):
        if not digit.isdigit():
            continue
        for other in "0123456789":
            if other != digit:
                yield number[:at] + other + number[at + 1 :]
        yield number[:at] + digit + number[at:]
        yield number[:at] + number[at + 1 :]
        following = number[at + 1 : at + 2]
        if following.isdigit() and following != digit:
            yield number[:at] + following + digit + number[at + 2 :]


def test_the_clean_sentence_passes(town: Unit):
    datum = citable(town, "sản xuất", "2020-9M")[0]
    assert codes(judged(town, written(datum))) == []


def test_every_misprint_of_every_bound_number_stops(town: Unit):
    datum = citable(town, "sản xuất", "2020-9M")[0]
    tried, missed = 0, []
    for part in PARTS:
        for wrong in misprints(datum.said[part].printed):
            tried += 1
            if not any(one.stops for one in judged(town, written(datum, **{part: wrong}))):
                missed.append((part, wrong))
    assert tried > 140
    assert missed == []


def test_every_exchanged_title_is_found_in_every_shape_and_every_right_one_passes(town: Unit):
    missed, alarms = [], []
    for shape in SHAPES:
        for name, own in PEOPLE.items():
            for title in PEOPLE.values():
                found = judged(town, a_manuscript(shape.format(name=name, title=title)))
                is_right = own == title
                if is_right and found:
                    alarms.append((shape, name, title, codes(found)))
                if not is_right and "wrong-title" not in codes(found):
                    missed.append((shape, name, title, codes(found)))
    assert (missed, alarms) == ([], [])


@pytest.mark.parametrize("shape", SHAPES)
def test_every_misspelt_name_beside_a_title_is_found(town: Unit, shape: str):
    for name, title in PEOPLE.items():
        *before, last = name.split()
        for wrong in (f"{' '.join(before)} {last}h", f"Đinh {' '.join(name.split()[1:])}"):
            found = judged(town, a_manuscript(shape.format(name=wrong, title=title)))
            assert "unknown-holder" in codes(found), (shape, wrong, title)


def test_telephone_and_identity_numbers_are_found_however_they_are_grouped(town: Unit):
    drawn = random.Random(9)
    for _ in range(40):
        mobile = f"0{drawn.choice('35789')}{drawn.randrange(10**8):08}"
        four = f"{mobile[:4]}{drawn.choice(' .-')}{mobile[4:7]}{drawn.choice(' .-')}{mobile[7:]}"
        for number in (mobile, four, f"+84{mobile[1:]}", f"(+84) {mobile[1:]}"):
            assert "telephone" in codes(judged(town, a_manuscript(f"Liên hệ {number}."))), number
        card = f"0{drawn.randrange(1, 97):02}{drawn.randrange(4)}{drawn.randrange(10**8):08}"
        assert "identity-number" in codes(judged(town, a_manuscript(f"Số {card} cấp."))), card


def test_amounts_in_house_style_are_never_taken_for_private_data(town: Unit):
    drawn = random.Random(5)
    for _ in range(100):
        number = drawn.randrange(10 ** drawn.randrange(3, 13))
        amount = f"{number:,}".replace(",", ".")
        text = f"Kinh phí {amount} đồng, đạt {drawn.randrange(1000) / 10:.1f}%.".replace(".0%", "%")
        found = {one.code for one in judged(town, a_manuscript(text))}
        assert not found & {"telephone", "identity-number", "e-mail"}, text
