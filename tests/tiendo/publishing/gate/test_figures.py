"""The rules about numbers: what is malformed, contradicts, is unbound or is not its datum."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.manuscript import a_manuscript, bound, codes, judged
from factories.published import industry
from factories.unit import a_town
from factories.value import a_value
from tiendo.indicators.models import Indicator
from tiendo.publishing.gate import LONGEST, Binding, Objection, Passage, TooLong
from tiendo.publishing.gate.manuscript import Manuscript
from tiendo.publishing.queries import Citable, citable
from tiendo.publishing.sentences import sentence
from tiendo.units.models import Unit

GOLD = Path(__file__).parents[3] / "gold"
SEED = (GOLD / "seed.txt").read_text(encoding="utf-8")


@pytest.fixture
def town(db: None) -> Unit:
    """The former town, with the industry of the seed page."""
    unit = a_town()
    industry(unit)
    return unit


@pytest.fixture
def datum(town: Unit) -> Citable:
    """864 tỷ đồng, with plan, per cent of plan and growth."""
    return citable(town, "sản xuất", "2020-9M")[0]


def in_text(text: str, quote: str, datum: Citable, part: str = "value") -> Manuscript:
    """A paragraph in which the quote is bound to a part of a datum."""
    said = datum.part(part)
    assert said is not None
    start = text.index(quote)
    binding = Binding(start, start + len(quote), "datum", str(said.reference))
    return a_manuscript(text, bindings=(binding,))


def test_the_malformed_number_of_the_seed_page_stops_and_the_rest_once_bound_does_not(town: Unit):
    found = judged(town, bound(SEED, town))
    assert [one.quote for one in found if one.stops] == ["60,6,2%"]
    assert "60,6,2%" in sentence(found[codes(found).index("malformed")], "vi")


def test_marking_a_malformed_number_as_no_figure_does_not_let_it_through(town: Unit):
    text = "Bằng 60,6,2% kế hoạch."
    marks = (Binding(5, 12, "not-figure"),)
    assert codes(judged(town, a_manuscript(text, bindings=marks))) == ["malformed"]


def test_every_figure_of_the_seed_page_needs_a_binding_and_nothing_else_does(town: Unit):
    found = [one for one in judged(town, a_manuscript(*SEED.split("\n"))) if one.stops]
    quotes = [one.quote for one in found if one.code == "unbound"]
    assert quotes == [
        *("864 tỷ đồng", "63,1%", "7,2%", "1.892 tỷ đồng", "28", "04", "01", "07"),
        *("1.584 tỷ đồng", "110", "88/110", "57/110", "51,8%", "36/57", "23"),
    ]
    assert {one.code for one in found} == {"unbound", "malformed"}


def gold_errors(name: str) -> dict[str, set[str]]:
    """The quotes of the errors somebody marked in each text."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return {
        record["id"]: {error["quote"] for error in record.get("errors", ())}
        for record in map(json.loads, lines)
    }


def test_of_the_gold_texts_only_those_stop_that_contradict_themselves(town: Unit):
    """Thirty-six published texts, their figures bound: five hold numbers that cannot be true."""
    stopped: dict[str, list[str]] = {}
    for line in (GOLD / "texts.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)
        found = [one for one in judged(town, bound(text["text"], town)) if one.stops]
        numbers = [one for one in found if one.code in ("malformed", "contradictory", "unbound")]
        if numbers:
            stopped[text["id"]] = [one.quote for one in numbers]
    assert stopped == {
        "A22": ["10/16", "29/41"],
        "A25": ["16,2%"],
        "A27": ["20-17"],
        "A28": ["84,6 ha"],
        "A32": ["1.020"],
    }


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Giải ngân 57/110 công trình, đạt 61,8%.", "57/110"),
        ("Có 48/60 trường đạt chuẩn quốc gia, đạt 85%.", "48/60"),
    ],
)
def test_a_share_that_does_not_follow_from_its_pair_stops(town: Unit, text: str, quote: str):
    found = judged(town, bound(text, town))
    assert [(one.code, one.quote) for one in found if one.stops] == [("contradictory", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị quyết số 55/NQ-HĐND ngày 20/12/2019, Điều 7 khoản 2.",
        "Ngày 14/9/2026, lúc 17 giờ 30, hội nghị lần thứ 5 khóa VII khai mạc tại tổ dân phố 3.",
        "Đường dây nóng 1900 1234 hoạt động từ năm 2025.",
        "Dịch vụ công mức độ 3, mức độ 4.",
        "Nhà văn hóa tại số nhà 12, đường 3/2, mở cửa từ tháng 5.",
    ],
)
def test_dates_ordinals_and_document_numbers_need_no_binding(town: Unit, text: str):
    assert codes(judged(town, a_manuscript(text))) == []


def test_a_number_in_words_is_a_warning_and_a_target_too(town: Unit):
    found = judged(town, a_manuscript("Phấn đấu đến năm 2030 đạt trên 80% dân số."))
    assert all(not one.stops for one in found)


@pytest.mark.parametrize("kind", ["source", "not-figure"])
def test_a_number_of_a_named_source_or_marked_as_no_figure_passes(town: Unit, kind: str):
    text = "Thu ngân sách đạt 512 tỷ đồng."
    marks = (Binding(18, 29, kind, note="Chi cục Thuế khu vực"),)
    assert codes(judged(town, a_manuscript(text, bindings=marks))) == []


def test_an_outside_source_has_a_name(town: Unit):
    text = "Thu ngân sách đạt 512 tỷ đồng."
    found = judged(town, a_manuscript(text, bindings=(Binding(18, 29, "source", note=" "),)))
    assert codes(found) == ["source-unnamed"]


@pytest.mark.parametrize(
    ("printed", "part"),
    [
        ("864 tỷ đồng", "value"),
        ("864.000 triệu đồng", "value"),
        ("0,86 nghìn tỷ đồng", "value"),
        ("864", "value"),
        ("1.369,3 tỷ đồng", "plan"),
        ("1.369 tỷ đồng", "plan"),
        ("63,1%", "attained"),
        ("63%", "attained"),
        ("7,2%", "change"),
    ],
)
def test_a_number_that_prints_its_datum_passes(datum: Citable, town: Unit, printed: str, part: str):
    text = f"Giá trị sản xuất là {printed}."
    assert codes(judged(town, in_text(text, printed, datum, part))) == []


@pytest.mark.parametrize(
    ("printed", "part"),
    [
        ("846 tỷ đồng", "value"),
        ("864 triệu đồng", "value"),
        ("864 ha", "value"),
        ("864%", "value"),
        ("863 tỷ đồng", "value"),
        ("63,2%", "attained"),
        ("63,1 tỷ đồng", "attained"),
        ("2,7%", "change"),
        ("1.396,3 tỷ đồng", "plan"),
    ],
)
def test_a_number_that_does_not_print_its_datum_stops(
    datum: Citable, town: Unit, printed: str, part: str
):
    text = f"Giá trị sản xuất là {printed}."
    found = [one for one in judged(town, in_text(text, printed, datum, part)) if one.stops]
    assert codes(found) == ["disagrees"]
    assert found[0].quote == printed
    said = datum.part(part)
    assert said is not None and said.printed in sentence(found[0], "vi")


@pytest.mark.parametrize(("words", "passes"), [("gần 900", True), ("gần 990", False)])
def test_a_loose_word_allows_a_round_number_nearby(
    datum: Citable, town: Unit, words: str, passes: bool
):
    number = words.split()[1] + " tỷ đồng"
    text = f"Giá trị sản xuất đạt {words} tỷ đồng."
    found = [one for one in judged(town, in_text(text, number, datum)) if one.stops]
    assert codes(found) == ([] if passes else ["disagrees"])


def test_an_earlier_version_is_a_warning(datum: Citable, town: Unit):
    a_value(town, Indicator.objects.get(code="KT.CN.01"), "2020-9M", 870)
    text = "Giá trị sản xuất là 864 tỷ đồng."
    assert codes(judged(town, in_text(text, "864 tỷ đồng", datum))) == ["superseded?"]


@pytest.mark.parametrize(
    ("words", "said"),
    [("9 tháng đầu năm 2020", []), ("6 tháng đầu năm 2020", ["other-period?"]), ("", [])],
)
def test_a_datum_of_another_period_than_the_text_tells_is_a_warning(
    datum: Citable, town: Unit, words: str, said: list[str]
):
    text = f"Giá trị sản xuất {words} ước đạt 864 tỷ đồng."
    assert codes(judged(town, in_text(text, "864 tỷ đồng", datum), date(2020, 10, 1))) == said


@pytest.mark.parametrize(
    "reference", ["", "x", "437@1992-03-02|KHONG|2020-9M|estimate|1|437|value"]
)
def test_a_binding_to_nothing_stops(town: Unit, reference: str):
    text = "Đạt 864 tỷ đồng."
    marks = (Binding(4, 15, "datum", reference),)
    found = judged(town, a_manuscript(text, bindings=marks))
    assert codes(found) == ["no-such-datum"]


def test_a_binding_that_lost_its_number_stops(datum: Citable, town: Unit):
    marks = (Binding(0, 3, "datum", str(datum.reference)),)
    found = judged(town, a_manuscript("Đạt kế hoạch.", bindings=marks))
    assert codes(found) == ["bound-to-no-number", "disagrees"]


def test_captions_tables_and_the_title_are_read_too(town: Unit):
    passages = (
        Passage("anh-1", "caption", "Công trình 110 tỷ đồng"),
        Passage("bang-1", "table", "Thu ngân sách\t512 tỷ đồng\t60,6,2%"),
    )
    found = judged(town, Manuscript("Thu 318,2 tỷ đồng", passages))
    assert [(one.place, one.quote) for one in found] == [
        ("title", "318,2 tỷ đồng"),
        ("anh-1", "110 tỷ đồng"),
        ("bang-1", "512 tỷ đồng"),
        ("bang-1", "60,6,2%"),
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Sản xuất đạt 864 tỷ đồng", []),
        ("Sản xuất đạt 864\xa0tỷ đồng", []),
        ("Sản xuất đạt 846 tỷ đồng", ["unbound"]),
        ("Sản xuất đạt 864 triệu đồng", ["unbound"]),
    ],
)
def test_a_headline_may_tell_again_what_is_bound_in_the_text(
    datum: Citable, town: Unit, title: str, said: list[str]
):
    text = in_text("Giá trị sản xuất là 864 tỷ đồng.", "864 tỷ đồng", datum)
    found = judged(town, Manuscript(title, text.passages))
    assert [one.code for one in found if one.place == "title" and one.code == "unbound"] == said


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Danh mục có 110 công trình, 23 công trình đã hoàn thành", []),
        ("Danh mục có 111 công trình, 23 công trình đã hoàn thành", ["111"]),
        ("Danh mục có 110 dự án, 23 công trình đã hoàn thành", ["110"]),
    ],
)
def test_a_number_is_told_again_with_what_it_counts(town: Unit, caption: str, said: list[str]):
    text = "Đến nay có 110 công trình, trong đó 23 công trình đã xong."
    marks = tuple(
        Binding(text.index(one), text.index(one) + len(one), "source", note="Phòng Kinh tế")
        for one in ("110 công trình", "23 công trình")
    )
    again = Passage("c", "caption", caption, is_plain=True)
    passages = (Passage("p1", "text", text, bindings=marks), again)
    found = judged(town, Manuscript("Chỉnh trang đô thị", passages))
    assert [one.quote for one in found if one.place == "c" and one.code == "unbound"] == said


def test_objections_quote_the_letters_they_name(town: Unit):
    texts = SEED.split("\n")
    for one in judged(town, a_manuscript(*texts)):
        if one.start is not None:
            passage = texts[int(one.place[1:]) - 1]
            assert passage[one.start : one.end] == one.quote


def test_the_gate_asks_the_database_as_often_for_many_figures_as_for_one(
    datum: Citable, town: Unit
):
    counted = []
    for number in (1, 25):
        text = " ".join(["Đạt 864 tỷ đồng."] * number)
        places = [at for at in range(len(text)) if text.startswith("864", at)]
        marks = tuple(Binding(at, at + 11, "datum", str(datum.reference)) for at in places)
        with CaptureQueriesContext(connection) as captured:
            judged(town, a_manuscript(text, bindings=marks))
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_a_text_longer_than_the_gate_reads_is_refused(town: Unit):
    with pytest.raises(TooLong):
        judged(town, a_manuscript("a" * (LONGEST + 1)))


def test_a_long_text_is_read_in_a_process_of_its_own_and_says_the_same(town: Unit):
    lines = ["Thu ngân sách đạt kết quả tốt trong kỳ báo cáo."] * 1000 + ["Bằng 60,6,2% kế hoạch."]
    assert codes(judged(town, a_manuscript(*lines))) == ["malformed"]


def test_a_text_that_takes_too_long_is_refused(town: Unit, settings: Any):
    settings.READING_SECONDS = 0.01
    with pytest.raises(TooLong):
        judged(town, a_manuscript("Thu 5 tỷ đồng. " * 4000))


def test_every_objection_has_a_sentence_in_both_languages(town: Unit):
    one = Objection("disagrees", "p1", 0, 3, "846", ("864 tỷ đồng", "GTSX"))
    assert "864 tỷ đồng" in sentence(one, "vi")
    assert sentence(one, "vi") != sentence(one, "en")
