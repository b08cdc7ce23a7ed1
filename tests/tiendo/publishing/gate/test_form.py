"""The rules about form: headings, alternative texts, links, widgets, recordings."""

from __future__ import annotations

import pytest

from factories.manuscript import a_manuscript, codes, judged
from factories.unit import a_ward
from tiendo.publishing.gate import Link, Manuscript, Passage, Picture, Recording, Widget
from tiendo.publishing.gate.rules.links import fault_of
from tiendo.publishing.sentences import SENTENCES, sentence
from tiendo.units.models import Unit


@pytest.fixture
def ward(db: None) -> Unit:
    """A ward without a register."""
    return a_ward()


def headings(*levels: int) -> Manuscript:
    """An article of headings alone."""
    return Manuscript(
        "Tin",
        tuple(Passage(f"h{at}", "heading", "Mục", level) for at, level in enumerate(levels)),
    )


def test_headings_that_go_down_step_by_step_pass(ward: Unit):
    assert codes(judged(ward, headings(2, 3, 4, 2, 3, 2))) == []


def test_a_skipped_level_is_a_warning_and_a_second_title_stops(ward: Unit):
    assert codes(judged(ward, headings(2, 4))) == ["skipped-level?"]
    assert codes(judged(ward, headings(3))) == ["skipped-level?"]
    assert codes(judged(ward, headings(1))) == ["second-title"]


def test_an_empty_heading_and_an_empty_title_stop(ward: Unit):
    empty = Manuscript(" ", (Passage("h1", "heading", "\xa0", 2),))
    assert codes(judged(ward, empty)) == ["empty-heading", "empty-heading"]


@pytest.mark.parametrize(
    ("alt", "file_name", "said"),
    [
        ("", "a.jpg", ["no-alternative-text"]),
        ("  ", "a.jpg", ["no-alternative-text"]),
        ("IMG_2031.JPG", "x.jpg", ["file-name-as-text"]),
        ("DSC 0012", "x.jpg", ["file-name-as-text"]),
        ("hoi-nghi-9-thang", "hoi-nghi-9-thang.jpg", ["file-name-as-text"]),
        ("hoi nghi 9 thang", "hoi-nghi-9-thang.jpg", []),
        ("ảnh minh họa", "x.jpg", ["empty-alternative-text?"]),
        ("Lễ khởi công cầu Bắc Hồng", "Lễ khởi công cầu Bắc Hồng.jpg", []),
        ("Hội nghị sơ kết 9 tháng tại hội trường phường", "x.jpg", []),
    ],
)
def test_pictures_say_in_words_what_they_show(
    ward: Unit, alt: str, file_name: str, said: list[str]
):
    pictures = (Picture("anh-1", alt, file_name=file_name),)
    assert codes(judged(ward, a_manuscript(pictures=pictures))) == said


def test_a_decoration_needs_no_words(ward: Unit):
    pictures = (Picture("anh-1", "", is_decorative=True, file_name="hoa-van.png"),)
    assert codes(judged(ward, a_manuscript(pictures=pictures))) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://hatinh.gov.vn/tin/1?trang=2#muc-3",
        "http://example.com:8080/",
        "//cdn.example.com/a.pdf",
        "/bac-hong-linh/tin-tuc/",
        "#muc-2",
        "?trang=2",
        "van-ban/12/",
        "mailto:vanphong@hatinh.gov.vn",
        "tel:+842393835123",
        "https://8.8.8.8/",
        "https://vi.wikipedia.org/wiki/Hồng_Lĩnh",
    ],
)
def test_ordinary_addresses_pass(address: str):
    assert fault_of(address) is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "dangerous-link"),
        ("JaVaScRiPt:alert(1)", "dangerous-link"),
        ("java\tscript:alert(1)", "dangerous-link"),
        (" javascript:alert(1)", "dangerous-link"),
        ("\u200bjavascript:alert(1)", "dangerous-link"),
        ("data:text/html;base64,PHNjcmlwdD4=", "dangerous-link"),
        ("vbscript:x", "dangerous-link"),
        ("file:///etc/passwd", "dangerous-link"),
        ("ftp://example.com/a", "dangerous-link"),
        ("https://hatinh.gov.vn@evil.example/", "dangerous-link"),
        ("https:\\\\evil.example", "dangerous-link"),
        ("http://localhost/", "private-link"),
        ("http://localhost:8000/toa-soan/", "private-link"),
        ("http://127.0.0.1/", "private-link"),
        ("http://127.1/", "private-link"),
        ("http://2130706433/", "private-link"),
        ("http://0x7f.0.0.1/", "private-link"),
        ("http://10.0.0.5/", "private-link"),
        ("http://172.16.3.4/", "private-link"),
        ("http://192.168.1.1/", "private-link"),
        ("http://169.254.169.254/", "private-link"),
        ("http://[::1]/", "private-link"),
        ("http://[fd00::1]/", "private-link"),
        ("http://[::ffff:127.0.0.1]/", "private-link"),
        ("http://may-chu/", "private-link"),
        ("http://noi-bo.local/", "private-link"),
        ("http://localhost./", "private-link"),
        ("//192.168.1.1/a", "private-link"),
        ("", "broken-link"),
        ("https://", "broken-link"),
        ("https://exa mple.com/", "broken-link"),
        ("http://[::1/", "broken-link"),
        ("https://a..b/", "broken-link"),
        ("mailto:", "broken-link"),
    ],
)
def test_dangerous_private_and_broken_addresses_stop(ward: Unit, address: str, code: str):
    found = judged(ward, a_manuscript(links=(Link("p1", "Văn bản kèm theo", address),)))
    assert codes(found) == [code]


def test_a_link_to_a_page_that_is_not_there_stops(ward: Unit):
    link = Link("p1", "Kế hoạch năm", "/hong-linh/ke-hoach/", is_broken=True)
    assert codes(judged(ward, a_manuscript(links=(link,)))) == ["broken-link"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", ["link-without-words"]),
        ("tại đây", ["vague-link?"]),
        ("Xem thêm…", ["vague-link?"]),
        ("Nghị quyết số 55/NQ-HĐND", []),
    ],
)
def test_links_say_where_they_lead(ward: Unit, words: str, said: list[str]):
    link = Link("p1", words, "https://hatinh.gov.vn/")
    assert codes(judged(ward, a_manuscript(links=(link,)))) == said


def test_an_empty_block_stops_and_a_full_one_does_not(ward: Unit):
    widgets = (Widget("b1", "rating", True), Widget("b2", "gallery", False))
    found = judged(ward, a_manuscript(widgets=widgets))
    assert [(one.code, one.place) for one in found] == [("empty-widget", "b1")]


@pytest.mark.parametrize(
    ("recording", "said"),
    [
        (Recording("m1", "audio", has_rights=True), ["no-transcript"]),
        (Recording("m1", "audio", has_captions=True, has_rights=True), ["no-transcript"]),
        (Recording("m1", "audio", has_transcript=True), ["no-rights"]),
        (Recording("m1", "video"), ["no-rights", "no-transcript"]),
        (Recording("m1", "video", has_captions=True, has_rights=True), []),
        (Recording("m1", "video", has_transcript=True, has_rights=True), []),
        (Recording("m1", "audio", has_transcript=True, has_rights=True), []),
    ],
)
def test_recordings_have_words_beside_them_and_a_rights_note(
    ward: Unit, recording: Recording, said: list[str]
):
    assert codes(judged(ward, a_manuscript(recordings=(recording,)))) == said


def test_every_code_the_rules_use_has_a_sentence(ward: Unit):
    everything = Manuscript(
        "",
        (Passage("h", "heading", "Mục", 4), Passage("h1", "heading", "Mục", 1)),
        (Picture("a", ""), Picture("b", "anh"), Picture("c", "a.jpg")),
        (Recording("m", "video"),),
        (Link("l", "", "javascript:x"), Link("l", "đây", "http://a/"), Link("l", "x", "")),
        (Widget("w", "map", True),),
    )
    found = judged(ward, everything)
    assert {one.code for one in found} <= set(SENTENCES)
    assert len({one.code for one in found}) == 14
    assert all(sentence(one, language) for one in found for language in ("vi", "en"))
