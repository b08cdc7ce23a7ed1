"""Who a text says to be what, in the many ways in which offices write it."""

from __future__ import annotations

import pytest

from tiendo.publishing.gate.claims import claims
from tiendo.publishing.gate.known import Known
from tiendo.publishing.gate.titles import words_of
from tiendo_core.names import name_key

HUNG, LY, DAO = "Nguyễn Văn Hùng", "Trần Thị Mỹ Lý", "Lê Quang Đạo"
CHAIR, DEPUTY, PARTY = "Chủ tịch UBND phường", "Phó Chủ tịch UBND phường", "Bí thư Đảng ủy phường"


def keys(words: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in words.split())


KNOWN = Known(
    frozenset(map(keys, (HUNG, LY, DAO))),
    frozenset(tuple(words_of(title)) for title in (CHAIR, DEPUTY, PARTY)),
    keys("Bắc Hồng Lĩnh"),
)
NAMES = {keys(name): name for name in (HUNG, LY, DAO, "Lê Văn Cường", "Bùi Huy Cường")}
TITLES = {tuple(words_of(title)): title for title in (CHAIR, DEPUTY, PARTY)}


def said(text: str) -> list[tuple[str, str]]:
    """Each name with its title; one that is not sure has a question mark."""
    return [
        (
            NAMES.get(one.name, " ".join(one.name)),
            TITLES.get(one.title, " ".join(one.title)) + ("" if one.is_sure else "?"),
        )
        for one in claims(text, KNOWN)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list after a colon, each name with a title of its own.
        (f"Chủ trì có các đồng chí: {HUNG}, {DEPUTY}; {LY}, {CHAIR}; {DAO}, {PARTY}.",
         [(HUNG, DEPUTY), (LY, CHAIR), (DAO, PARTY)]),
        (f"Tới dự có các ông, bà: {HUNG} - {CHAIR}, {LY} - {DEPUTY}.",
         [(HUNG, CHAIR), (LY, DEPUTY)]),
        # Titles before names, in a row with commas.
        (f"Lễ phát động có {PARTY} {DAO}, {CHAIR} {HUNG}, {DEPUTY} {LY} tham gia.",
         [(DAO, PARTY), (HUNG, CHAIR), (LY, DEPUTY)]),
        (f"{CHAIR} {HUNG}, đồng chí {LY}, {DEPUTY} kiểm tra hiện trường.",
         [(HUNG, CHAIR), (LY, DEPUTY)]),
        # One title for several names.
        (f"{DEPUTY} {LY} và Lê Văn Cường tiếp đoàn.", [(LY, DEPUTY), ("Lê Văn Cường", DEPUTY)]),
        (f"Các {DEPUTY} {LY}, Lê Văn Cường và {HUNG} cùng đi.",
         [(LY, DEPUTY), ("Lê Văn Cường", DEPUTY), (HUNG, DEPUTY)]),
        (f"Hai đồng chí {DEPUTY}: {LY} và đồng chí Lê Văn Cường điều hành.",
         [(LY, DEPUTY), ("Lê Văn Cường", DEPUTY)]),
        (f"{DEPUTY} {LY}, Lê Văn Cường ký.", [(LY, DEPUTY), ("Lê Văn Cường", DEPUTY + "?")]),
        # … but not where the further name has its own, or may be anybody.
        (f"{DEPUTY} {LY} và {HUNG}, {CHAIR} dự.", [(LY, DEPUTY), (HUNG, CHAIR)]),
        (f"{DEPUTY} {LY} và {HUNG} - Ủy viên Ban Thường vụ dự.", [(LY, DEPUTY)]),
        (f"{DEPUTY} {LY} và ông Lê Văn Cường, Tổ trưởng tổ 3 dự.", [(LY, DEPUTY)]),
        (f"{CHAIR} {HUNG} và {LY} cùng dự.", [(HUNG, CHAIR)]),
        (f"{CHAIR} {HUNG} và ông Lê Văn Cường ký biên bản.", [(HUNG, CHAIR)]),
        (f"{PARTY} {DAO} và {CHAIR} {HUNG} cùng dự.", [(DAO, PARTY), (HUNG, CHAIR)]),
        # A title after the name, however it is set beside.
        (f"Ông {HUNG} - {CHAIR} khai mạc.", [(HUNG, CHAIR)]),
        (f"Đ/c {HUNG}- {CHAIR} khai mạc.", [(HUNG, CHAIR)]),
        (f"Ông {HUNG} ({CHAIR}) khai mạc.", [(HUNG, CHAIR)]),
        (f"Ông {HUNG} chủ tịch UBND phường chủ trì.", [(HUNG, CHAIR)]),
        (f"Đồng chí Bùi Huy Cường {PARTY} chủ trì.", [("Bùi Huy Cường", PARTY)]),
        (f"Bà {LY} hiện là {DEPUTY}.", [(LY, DEPUTY)]),
        (f"Đồng chí {DAO} - Bí thư Đảng uỷ phường phát biểu.", [(DAO, PARTY)]),
        # A row of titles after the name, those of committees among them.
        (f"Đồng chí {DAO}, {PARTY}, {CHAIR} dự.", [(DAO, PARTY), (DAO, CHAIR)]),
        (f"Ông {HUNG}, Ủy viên Ban Thường vụ Đảng ủy, {DEPUTY} dự.", [(HUNG, DEPUTY)]),
        (f"Ông Bùi Huy Cường, Thành ủy viên, {PARTY}, {CHAIR} dự.",
         [("Bùi Huy Cường", PARTY + "?"), ("Bùi Huy Cường", CHAIR + "?")]),
        (f"Ông {HUNG}, {CHAIR}, đồng chí {LY}, {DEPUTY} dự.", [(HUNG, CHAIR), (LY, DEPUTY)]),
        (f"{PARTY} kiêm {CHAIR} {HUNG} kết luận.", [(HUNG, PARTY), (HUNG, CHAIR)]),
        (f"Ông {DAO}, {PARTY} kiêm {CHAIR}, kết luận.", [(DAO, PARTY), (DAO, CHAIR)]),
        # Initials.
        (f"Có mặt đ/c {HUNG}-CT.UBND phường; bà {LY} - PCT UBND phường.",
         [(HUNG, CHAIR), (LY, DEPUTY)]),
        # Set apart.
        (f"{CHAIR}: {HUNG}.", [(HUNG, CHAIR)]),
        (f"{CHAIR}, ông Bùi Huy Cường trả lời.", [("Bùi Huy Cường", CHAIR)]),
        (f"Đại diện {CHAIR}, ông {LY}, {DEPUTY} trả lời.", [(LY, DEPUTY)]),
    ],
)  # fmt: skip
def test_each_name_has_each_title_that_is_its(text: str, expected: list[tuple[str, str]]):
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Nguyên {CHAIR} Phan Đình Bảo dự lễ.",
        f"Ông Phan Đình Bảo, nguyên {PARTY}, nguyên {CHAIR} dự lễ.",
        f"Ông Phan Đình Bảo, nguyên {PARTY}, {CHAIR} dự lễ.",
        f"{CHAIR} giao công an phường, ông Lê Văn Cường phối hợp.",
        f"Theo {CHAIR}, việc này do ông Lê Văn Cường làm.",
        f"{CHAIR} trao quà cho bà Lê Thị Hoa ở tổ dân phố 3.",
        f"{CHAIR} thăm gia đình ông {LY}.",
        f"{CHAIR} cùng ông {LY} đi cơ sở.",
        f"Ông Bùi Huy Cường, {PARTY} Nam Hồng Lĩnh, đồng chí {LY} cùng dự.",
        f"Ông Bùi Huy Cường, {PARTY} Đậu Liêu, {CHAIR} Đậu Liêu dự.",
        "Chủ tịch UBND tỉnh Võ Trọng Hải, Phó Chủ tịch UBND tỉnh Lê Ngọc Châu dự.",
        "Trường Tiểu học Lê Quang Đạo, Chủ tịch Công đoàn nhà trường báo cáo.",
        f"Dự có lãnh đạo phường Trần Phú; {CHAIR} các phường.",
        "Đường Nguyễn Văn Trỗi, Chủ tịch Hội Nông dân cùng hội viên trồng hoa.",
    ],
)
def test_nobody_is_said_to_hold_an_office_of_the_register(text: str):
    sure = [(name, title) for name, title in said(text) if title in TITLES.values()]
    assert sure == []
