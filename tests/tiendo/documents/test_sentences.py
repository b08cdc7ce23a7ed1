"""Every finding, refusal and note has its sentence, in Vietnamese and in English."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

import tiendo
from tiendo.common import file_faults
from tiendo.documents import sentences, wording
from tiendo.documents.readers.document import DocumentError, Note, Place
from tiendo.documents.sentences import sentence
from tiendo_core.checks.findings import KINDS, Finding, Quote
from tiendo_core.checks.registry import RULES

SOURCES = Path(tiendo.__file__).parent
TEXT = "Thu đạt 864 tỷ đồng, bằng 57,9% kế hoạch; 57/110 xã."
MESSAGES = {**sentences.FINDINGS, **sentences.SPECIAL, **file_faults.ERRORS, **wording.NOTES}
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en"])


def finding(code: str, grade: str = "inconsistent", **more: object) -> Finding:
    """A finding on 57,9% and 57/110."""
    quotes = tuple(Quote(TEXT.index(w), TEXT.index(w) + len(w)) for w in ("57,9%", "57/110"))
    return Finding(code, KINDS.get(code, ""), grade, quotes, **more)  # type: ignore[arg-type]


@LANGUAGES
@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES} | set(KINDS)))
@pytest.mark.parametrize("grade", ["error", "inconsistent", "truncated", "note"])
def test_every_code_has_a_sentence_in_every_grade(code: str, grade: str, language: str) -> None:
    for suggestions in ((), ("57,8",)):
        said = sentence(finding(code, grade, suggestions=suggestions), TEXT, language)
        assert len(said) > 15 and "%(" not in said


@pytest.mark.parametrize("message", sorted(MESSAGES.values()))
def test_vietnamese_names_the_same_values_as_english(message: str) -> None:
    speak = file_faults.translation("vi").gettext
    if not (file_faults.LOCALE / "vi" / "LC_MESSAGES" / "django.mo").exists():
        pytest.fail("the catalogue is not compiled: python3 dev messages")
    names = re.compile(r"%\((\w+)\)s")
    assert speak(message) != message
    assert set(names.findall(speak(message))) == set(names.findall(message))


@LANGUAGES
def test_every_code_a_reader_refuses_with_has_a_sentence(language: str) -> None:
    refused = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "DocumentError":
                refused |= {
                    one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)
                }
    assert {"broken", "encrypted", "scanned", "bomb"} <= refused <= set(file_faults.ERRORS)
    values = {
        "size": 99 << 20,
        "limit": 64 << 20,
        "pages": 3,
        "kind": "RTF",
        "sheet": "A",
        "rows": 9,
        "seconds": 20,
    }
    for code in file_faults.ERRORS:
        said = file_faults.error_sentence(DocumentError(code, **values), language)
        assert said and "%(" not in said


@LANGUAGES
@pytest.mark.parametrize("code", sorted(wording.NOTES))
def test_every_note_has_a_sentence(code: str, language: str) -> None:
    said = wording.note_sentence(Note(code, 0, 3, ("tcvn3",)), TEXT, language)
    assert said and "%(" not in said


def test_a_sentence_tells_what_is_printed_what_follows_and_how_far_apart() -> None:
    said = sentence(
        finding(
            "pair-percent",
            printed=(Decimal("57.85"), Decimal("57.95")),
            computed=(Decimal("51.8181818"), Decimal("51.8181818")),
            distance=Decimal("60.318"),
        ),
        TEXT,
        "en",
    )
    assert said.startswith("“57,9%” does not fit its pair: “57/110” make 51,82%.")
    assert said.endswith("They are about 6,1 percentage points apart.")


def test_a_malformed_number_offers_candidates_with_their_plans_and_chooses_none() -> None:
    bad = finding(
        "malformed-number",
        "error",
        suggestions=("57,9", "5,79"),
        values=(Decimal("1492.2"), Decimal("14922")),
    )
    said = sentence(bad, TEXT, "en")
    assert "57,9% · 5,79%" in said and "1.492,2 · 14.922" in said and "none is chosen" in said


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            finding("pace", "note", values=tuple(map(Decimal, ("63.1", "9", "75", "-11.9")))),
            "11,9 points below",
        ),
        (
            finding("pace", "note", values=tuple(map(Decimal, ("80", "9", "75", "5")))),
            "5 points above",
        ),
        (
            finding("pace", "note", values=tuple(map(Decimal, ("75", "9", "75", "0")))),
            "an even pace would be 75%",
        ),
        (finding("parts-total"), "is larger than the whole"),
        (finding("percentage-points"), "belong to a percentage"),
        (finding("impossible-value"), "A share of a whole cannot be"),
        (finding("impossible-value", "note"), "unusually much"),
        (finding("delta-values"), "contradict each other"),
        (finding("period", suggestions=("2019",)), "should be 2019"),
        (
            finding(
                "growth",
                printed=(Decimal("7.15"), Decimal("7.25")),
                computed=(Decimal("-8.5"), Decimal("-3")),
            ),
            "\u22128,5 to \u22123%",
        ),
    ],
)
def test_special_cases_are_told_as_what_they_are(found: Finding, words: str) -> None:
    assert words in sentence(found, TEXT, "en")


@pytest.mark.parametrize("day", ["31/4/2020", "tháng 13"])
def test_a_day_that_is_not_in_the_calendar_is_told_so(day: str) -> None:
    odd = Finding("impossible-value", "arithmetic", "inconsistent", (Quote(0, len(day)),))
    assert "not in the calendar" in sentence(odd, day, "en")


@pytest.mark.parametrize(
    ("text", "suggestions", "words"),
    [
        ("sơ kết, sơ kết", ("sơ kết",), "twice in a row"),
        ("hực hiện", ("Thực hiện",), "slip of typing for “Thực hiện”"),
        ("trình).Văn", (), "space is missing"),
    ],
)
def test_slips_of_typing_are_told_apart(
    text: str, suggestions: tuple[str, ...], words: str
) -> None:
    slip = Finding("typo", "typo", "note", (Quote(0, len(text)),), suggestions=suggestions)
    assert words in sentence(slip, text, "en")


def test_findings_between_documents_name_the_document() -> None:
    texts = {"a.txt": "864 tỷ", "b.txt": "846 tỷ"}
    clash = Finding(
        "same-fact", "inconsistent", "inconsistent", (Quote(0, 6, "a.txt"), Quote(0, 6, "b.txt"))
    )
    said = sentence(clash, texts, "en")
    assert "864 tỷ (a.txt)" in said and "846 tỷ (b.txt)" in said


def test_a_long_quote_is_shortened() -> None:
    long = Finding("typo", "typo", "note", (Quote(0, 900),))
    assert (
        "…" in sentence(long, "chữ " * 225, "en") and len(sentence(long, "chữ " * 225, "en")) < 250
    )


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANGUAGE": "vi:en", "LANG": "en_US.UTF-8"}, "vi"),
        ({"LANGUAGE": "fr:vi"}, "vi"),
        ({"LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LC_ALL": "C.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LANG": "vi_VN"}, "vi"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert wording.language_of_locale(environment) == language


def test_a_place_is_told_from_the_large_to_the_small() -> None:
    assert wording.place_words(Place(page=3, paragraph=2), "en") == "page 3, paragraph 2"
    place = Place(sheet="Phụ lục", row=4, column=2)
    assert wording.place_words(place, "en") == "sheet Phụ lục, row 4, column 2"
    assert wording.place_words(Place(), "en") == ""
