"""A text read once: the records follow the contract, whatever the text."""

from __future__ import annotations

import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo_core.reading import attach, read, reader
from tiendo_core.reading.tokens import Mention

_SENTENCES = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"), parse_float=Decimal
)["sentence"]
_PIECES = (
    "Thu ngân sách", "đạt", "412", "1.892", "60,6,2%", "63,1%", "57/110", "tỷ đồng", "triệu", "ha",
    "công trình", "bằng", "kế hoạch năm", "dự toán", "tăng", "giảm", "so với cùng kỳ", "gấp", "lần",
    "trong đó", "gồm", "(", ")", ",", ";", ".", ":", "\n", "9 tháng", "năm 2020", "ngày 31/4/2023",
    "quý V", "tháng 13", "từ ngày 01/7/2025 đến ngày 20/11/20", "mức độ 3", "20-17", "1O5", "-",
    "\u00a0", "e\u0301", "\ud800", "điểm %", "nửa", "một nghìn", "ước", "trên", "99/99/9999", "0/0",
)  # fmt: skip


def _told(expected: dict[str, object]) -> dict[str, object]:
    """The expected keys; "null" stands for null, which TOML cannot write."""
    return {key: None if value == "null" else value for key, value in expected.items()}


@pytest.mark.parametrize("sentence", _SENTENCES, ids=lambda sentence: sentence["name"])
def test_a_sentence_gives_its_figures(sentence):
    records = read(sentence["text"], year=sentence.get("year")).records()
    expected = [_told(figure) for figure in sentence["figures"]]
    assert [
        {key: record[key] for key in figure}
        for record, figure in zip(records, expected, strict=False)
    ] == expected
    assert len(records) == len(expected)


@pytest.mark.parametrize("sentence", _SENTENCES, ids=lambda sentence: sentence["name"])
def test_a_decomposed_text_reads_as_the_composed_one(sentence):
    given_text = unicodedata.normalize("NFD", sentence["text"])
    year = sentence.get("year")
    composed = read(sentence["text"], year=year).records()
    decomposed = read(given_text, year=year).records()
    for one, other in zip(composed, decomposed, strict=True):
        assert unicodedata.normalize("NFC", str(other["quote"])) == one["quote"]
        places = {"quote", "start", "end", "repeat_of"}
        assert {k: v for k, v in other.items() if k not in places} == {
            k: v for k, v in one.items() if k not in places
        }


def test_an_empty_text_holds_nothing():
    reading = read("")
    assert (reading.figures, reading.tokens, reading.period) == ([], [], None)


def test_a_number_of_a_million_digits_is_left_alone_quickly():
    reading = read("Thu ngân sách đạt " + "1" * 1_000_000 + " tỷ đồng.")
    assert all(token.kind != "figure" for token in reading.tokens)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join))
def test_whatever_the_text_figures_and_tokens_lie_inside_it(text):
    reading = read(text)
    for figure in reading.figures:
        assert 0 <= figure.start < figure.end <= len(text)
    for token in reading.tokens:
        assert 0 <= token.start < token.end <= len(text)
    for record in reading.records():
        assert record["quote"] == text[record["start"] : record["end"]]
        if record["value"] is None:
            assert record["unit"] is None


def test_only_short_words_between_numbers_are_remembered():
    attach._remembered.cache_clear()
    read("Thu ngân sách đạt 412 tỷ đồng, bằng 78,5% dự toán.")
    short = attach._remembered.cache_info().currsize
    assert short > 0
    read("Thu ngân sách đạt " + "rất " * attach.LONGEST + "412 tỷ đồng, bằng 78,5% dự toán.")
    assert attach._remembered.cache_info().currsize == short


def test_of_two_numbers_that_overlap_the_first_is_kept():
    kept, lost, after = Mention(4, 13, "5"), Mention(9, 13, "1"), Mention(13, 15, "7")
    assert reader._merged([kept, after], [lost]) == [kept, after]
