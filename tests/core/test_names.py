"""Names are found in any official spelling, with and without accents."""

from __future__ import annotations

import re
import unicodedata

import pytest

from factories.country import communes_of_today
from tiendo_core.names import NameIndex, name_key, plain_key

_OLD = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
_NEW = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()


def _other_spelling(name: str) -> str:
    """The same name with its tone on the other vowel, and i for y or y for i, where both occur."""
    for old, new in zip(_OLD, _NEW, strict=True):
        name = re.sub(
            rf"(?<![qQ])(?:{old}|{new})\b", lambda m, o=old, n=new: n if m[0] == o else o, name
        )
    pairs = zip("yỳýỷỹỵ", "iìíỉĩị", strict=True)
    for y, i in pairs:
        name = re.sub(
            rf"\b([hklmstHKLMST]|[Qq]u)({y}|{i})\b",
            lambda m, y=y, i=i: m[1] + (i if m[2] == y else y),
            name,
        )
    return name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Vang", "Hòa Vang"),
        ("Thuỷ Xuân", "Thủy Xuân"),
        ("Mỹ Lý", "Mĩ Lí"),
        ("Quý Lộc", "Quí Lộc"),
        ("Ea H’Leo", "Ea H'Leo"),
        ("Phan Rang - Tháp Chàm", "Phan Rang-Tháp Chàm"),
        ("  bắc   HỒNG lĩnh ", "Bắc Hồng Lĩnh"),
    ],
)
def test_two_official_spellings_have_one_key(one: str, other: str):
    assert name_key(one) == name_key(other)
    assert name_key(unicodedata.normalize("NFD", one)) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hai", "Hay"), ("Thúy", "Thúi"), ("Tân Hòa", "Tân Hoa")]
)
def test_different_names_keep_different_keys(one: str, other: str):
    assert name_key(one) != name_key(other)


def test_without_accents_every_letter_is_plain():
    assert plain_key("Đậu Liêu") == plain_key("dau lieu") == "dau lieu"
    assert plain_key("Đức Thuận") == "duc thuan"


def test_exact_tones_rank_first():
    index = NameIndex([("Tân Hoa", 1), ("Tân Hòa", 2), ("Tân Hoà", 3)])
    assert index.find("Tân Hoà") == [2, 3, 1]
    assert index.find("tan hoa") == [1, 2, 3]
    assert index.find("Tân Hợp") == []


def test_all_communes_are_found_under_their_other_spelling_and_without_accents():
    communes = communes_of_today()
    assert len(communes) == 3321
    index = NameIndex((row["name"], row["code"]) for row in communes)
    assert [
        row for row in communes if row["code"] not in index.find(_other_spelling(row["name"]))
    ] == []
    changed = [row for row in communes if _other_spelling(row["name"]) != row["name"]]
    assert len(changed) > 300
    for row in communes:
        bare = unicodedata.normalize("NFD", row["name"].replace("đ", "d").replace("Đ", "D"))
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
        assert row["code"] in index.find(bare.upper())


def test_names_that_differ_only_in_spelling_are_the_only_ones_that_fall_together():
    keys: dict[str, set[str]] = {}
    for row in communes_of_today():
        keys.setdefault(name_key(row["name"]), set()).add(row["name"])
    for names in keys.values():
        assert len({name_key(_other_spelling(name)) for name in names}) == 1
        assert len({plain_key(name) for name in names}) == 1
