"""The rules about people: private data, and names and titles of office holders."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factories.manuscript import ON, a_manuscript, codes, judged
from factories.person import NOW
from factories.published import a_holder
from factories.unit import a_ward
from tiendo.publishing.actions import NewContact, record_contact
from tiendo.publishing.gate import Manuscript, Passage
from tiendo.publishing.sentences import sentence
from tiendo.units.models import Unit

from .test_figures import GOLD, SEED


@pytest.fixture
def ward(db: None) -> Unit:
    """The ward with its chairman, a deputy, a secretary, and a chairman who left."""
    unit = a_ward()
    a_holder(unit)
    a_holder(unit, "Trần Thị Mỹ Lý", "Phó Chủ tịch UBND phường Bắc Hồng Lĩnh")
    a_holder(unit, "Lê Quang Đạo", "Bí thư Đảng ủy phường")
    a_holder(
        unit, "Phan Đình Bảo", "Chủ tịch UBND phường",
        valid_from_on=date(2020, 1, 1), valid_to_on=date(2025, 7, 1),
    )  # fmt: skip
    return unit


def numbers_left_out(text: str, unit: Unit) -> list[str]:
    """What the gate says of a text but that its numbers are bound to nothing."""
    found = judged(unit, a_manuscript(text))
    return codes([one for one in found if not one.code.startswith("unbound")])


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Nguyễn Văn Hùng, Chủ tịch UBND phường chủ trì hội nghị.",
        "Chủ tịch UBND phường Nguyễn Văn Hùng phát biểu.",
        "Chủ tịch Ủy ban nhân dân phường Bắc Hồng Lĩnh Nguyễn Văn Hùng phát biểu.",
        "Chủ tịch Uỷ ban nhân dân phường, đồng chí Nguyễn Văn Hùng phát biểu.",
        "Ông Nguyễn Văn Hùng - Chủ tịch UBND phường Bắc Hồng Lĩnh trao quà.",
        "Ông Nguyễn Văn Hùng là Chủ tịch UBND phường.",
        "Phó Chủ tịch UBND phường Trần Thị Mỹ Lý báo cáo.",
        "Bà Trần Thị Mĩ Lí, Phó Chủ tịch UBND phường, báo cáo.",
        "Chủ tịch phường Nguyễn Văn Hùng đi kiểm tra.",
        "Nguyên Chủ tịch UBND phường Phan Đình Bảo dự lễ.",
        "Ông Phan Đình Bảo, nguyên Chủ tịch UBND phường, dự lễ.",
        "Chủ tịch UBND tỉnh Võ Văn Minh dự hội nghị.",
        "Chủ tịch UBND phường Nam Hồng Lĩnh Bùi Huy Cường dự hội nghị.",
        "Chủ tịch UBND phường Đậu Liêu Nguyễn Huy Cường dự hội nghị.",
        "Chủ tịch UBND phường ban hành quyết định; các Phó Chủ tịch UBND phường cùng dự.",
        "Bí thư Đảng ủy phường Lê Quang Đạo và Chủ tịch UBND phường Nguyễn Văn Hùng cùng dự.",
        "Dự có ông Nguyễn Văn Hùng, Chủ tịch UBND phường, bà Trần Thị Mỹ Lý, Phó Chủ tịch.",
        "Nguyễn Văn Hùng sinh năm 1975, quê ở Hà Tĩnh.",
        "Giám đốc Công ty TNHH Bình Minh Nguyễn Thị Lan cho biết.",
        "Dự có Bí thư Đảng ủy phường Lê Quang Đạo, Chủ tịch UBND phường Nguyễn Văn Hùng.",
        "Các đồng chí: Lê Quang Đạo, Bí thư Đảng ủy; Trần Thị Mỹ Lý, Phó Chủ tịch UBND phường.",
        "Phó Chủ tịch UBND phường Trần Thị Mỹ Lý và ông Ngô Đức Huy, người dân tổ 3, cùng làm.",
        "Ông Bùi Huy Cường, Bí thư Đảng ủy phường Nam Hồng Lĩnh, đồng chí Lê Quang Đạo cùng dự.",
    ],
)
def test_right_names_and_titles_and_those_of_others_pass(ward: Unit, text: str):
    assert numbers_left_out(text, ward) == []


@pytest.mark.parametrize(
    ("text", "code", "quote"),
    [
        ("Chủ tịch UBND phường Trần Thị Mỹ Lý phát biểu.", "wrong-title",
         "Chủ tịch UBND phường Trần Thị Mỹ Lý"),
        ("Chủ tịch HĐND phường Nguyễn Văn Hùng khai mạc.", "wrong-title?",
         "Chủ tịch HĐND phường Nguyễn Văn Hùng"),
        ("Đồng chí Nguyễn Văn Hùng, Phó Chủ tịch UBND phường dự.", "wrong-title",
         "Nguyễn Văn Hùng, Phó Chủ tịch UBND phường"),
        ("Ông Nguyễn Văn Hùng - Bí thư Đảng ủy phường kết luận.", "wrong-title",
         "Nguyễn Văn Hùng - Bí thư Đảng ủy phường"),
        ("Chủ tịch UBND phường Nguyễn Văn Hưng phát biểu.", "unknown-holder",
         "Chủ tịch UBND phường Nguyễn Văn Hưng"),
        ("Đồng chí Ngô Đức Huy, Chủ tịch UBND phường Bắc Hồng Lĩnh, chủ trì.", "unknown-holder",
         "Ngô Đức Huy, Chủ tịch UBND phường Bắc Hồng Lĩnh"),
        ("Chủ tịch UBND phường Phan Đình Bảo phát biểu.", "former-title",
         "Chủ tịch UBND phường Phan Đình Bảo"),
        ("Bí thư Đảng uỷ phường, ông Phan Văn Tài kết luận.", "unknown-holder",
         "Bí thư Đảng uỷ phường, ông Phan Văn Tài"),
        ("Phó Chủ tịch UBND phường Trần Thị Mỹ Lý và Ngô Đức Huy tiếp dân.", "unknown-holder",
         "Ngô Đức Huy"),
        ("Các Phó Chủ tịch UBND phường Trần Thị Mỹ Lý và Nguyễn Văn Hùng dự.", "wrong-title",
         "Nguyễn Văn Hùng"),
        ("Phó Chủ tịch UBND phường Trần Thị Mỹ Lý, Ngô Đức Huy tiếp dân.", "unknown-holder?",
         "Ngô Đức Huy"),
        ("Dự có: Lê Quang Đạo, Bí thư Đảng ủy; Nguyễn Văn Hùng, Phó Chủ tịch UBND phường.",
         "wrong-title", "Nguyễn Văn Hùng, Phó Chủ tịch UBND phường"),
        ("Ông Nguyễn Văn Hùng, Ủy viên Ban Thường vụ Đảng ủy, Phó Chủ tịch UBND phường dự.",
         "wrong-title",
         "Nguyễn Văn Hùng, Ủy viên Ban Thường vụ Đảng ủy, Phó Chủ tịch UBND phường"),
        ("Ông Ngô Đức Huy, Tỉnh ủy viên, Chủ tịch UBND phường dự.", "unknown-holder?",
         "Ngô Đức Huy, Tỉnh ủy viên, Chủ tịch UBND phường"),
        ("Ông Nguyễn Văn Hùng-PCT UBND phường chủ trì.", "wrong-title",
         "Nguyễn Văn Hùng-PCT UBND phường"),
    ],
)  # fmt: skip
def test_wrong_unknown_and_former_titles_are_found(ward: Unit, text: str, code: str, quote: str):
    found = [one for one in judged(ward, a_manuscript(text)) if not one.code.startswith("unbound")]
    assert [(codes([one])[0], one.quote) for one in found] == [(code, quote)]


def test_the_day_of_the_article_decides_who_holds_an_office(ward: Unit):
    text = a_manuscript("Chủ tịch UBND phường Phan Đình Bảo phát biểu.")
    assert codes(judged(ward, text, date(2024, 5, 1))) == []
    assert codes(judged(ward, text, ON)) == ["former-title"]
    early = a_manuscript("Chủ tịch UBND phường Nguyễn Văn Hùng phát biểu.")
    assert codes(judged(ward, early, date(2024, 5, 1))) == ["wrong-title"]


def test_captions_are_compared_with_the_register_too(ward: Unit):
    caption = Passage("anh-1", "caption", "Ảnh: Chủ tịch UBND phường Trần Thị Mỹ Lý trao quà")
    (one,) = judged(ward, Manuscript("Tặng quà", (caption,)))
    assert (one.place, one.code) == ("anh-1", "wrong-title")
    assert "Phó Chủ tịch UBND phường" in sentence(one, "vi")


def test_without_a_register_nothing_is_said_of_names(db: None):
    assert numbers_left_out("Chủ tịch UBND phường Nguyễn Văn Hùng phát biểu.", a_ward()) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Liên hệ ông An, số điện thoại 0912 345 678.", "telephone"),
        ("Gọi 0912345678 để đăng ký.", "telephone"),
        ("Gọi +84 912.345.678 để đăng ký.", "telephone"),
        ("Máy bàn 0239.3835.123.", "fixed-line?"),
        ("Số CCCD 042085001234 cấp ngày 1/1/2022.", "identity-number"),
        ("Bà Lan, căn cước công dân số: 042185001234.", "identity-number"),
        ("Ông An (042085001234) trú tại tổ 3.", "identity-number"),
        ("CMND số 183456789 do Công an tỉnh cấp.", "identity-number"),
        ("Gửi về nguyenvana85@gmail.com trước ngày 20/9.", "e-mail"),
    ],
)
def test_private_data_stops_and_a_fixed_line_is_a_warning(ward: Unit, text: str, code: str):
    assert numbers_left_out(text, ward) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Số liệu: 1.234.567.890 đồng; 864.000.000 đồng; 0,912345678 tỷ đồng.",
        "Thửa đất số 183, tờ bản đồ 45, diện tích 1200 m2.",
        "Quyết định số 0123/QĐ-UBND ngày 12/03/2026.",
        "Gửi về vanphong.bachonglinh@hatinh.gov.vn.",
        "Tổng đài 1022, đường dây nóng 1900 1234, cứu hoả 114.",
        "Tài khoản dự án mã 7912345 được giao vốn 120 tỷ đồng.",
    ],
)
def test_amounts_documents_and_official_addresses_are_no_private_data(ward: Unit, text: str):
    assert numbers_left_out(text, ward) == []


def test_what_the_unit_publishes_of_itself_may_stand_in_any_spelling(ward: Unit):
    contact = NewContact(ward, phone="0239 3835 123; 0239 3835 124", email="bhl@gmail.com")
    record_contact(by=None, at=NOW, new=contact)
    a_holder(ward, "Võ An", "Công chức văn phòng", phone="0912 345 678", is_contact=True)
    text = "Gọi (0239) 3835.123 hoặc +84 912345678, thư về BHL@gmail.com."
    assert numbers_left_out(text, ward) == []
    assert numbers_left_out("Gọi 0239 3835 129.", ward) == ["fixed-line?"]


def test_a_contact_officer_who_left_has_no_published_number_any_more(ward: Unit):
    a_holder(
        ward, "Võ An", "Công chức văn phòng", phone="0912 345 678", is_contact=True,
        valid_to_on=date(2026, 1, 1),
    )  # fmt: skip
    assert numbers_left_out("Gọi 0912 345 678.", ward) == ["telephone"]


def test_published_texts_raise_no_alarm_about_people_but_for_real_numbers_of_people(ward: Unit):
    """The seed page and thirty-six published texts, all of other units."""
    said = set()
    texts = [json.loads(line) for line in (GOLD / "texts.jsonl").read_text("utf-8").splitlines()]
    for text in [SEED, *(one["text"] for one in texts)]:
        found = judged(ward, a_manuscript(*text.split("\n")))
        said |= {
            (one.code, one.quote)
            for one in found
            if one.code in ("telephone", "identity-number", "e-mail", "wrong-title")
            or one.code in ("unknown-holder", "former-title")
        }
    assert said == set()
