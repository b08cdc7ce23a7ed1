"""What of a page the gate is given to read."""

from __future__ import annotations

import pytest

from factories.portal import a_portal, an_article
from tiendo.portal.gate.manuscript import manuscript_of

pytestmark = pytest.mark.django_db
MARK = '<a linktype="so-lieu" kind="source" source="Chi cục Thuế">121 tỷ đồng</a>'


def test_every_kind_of_block_is_read_with_the_place_it_stands_in() -> None:
    table = {
        "caption": "Bảng thu",
        "columns": [{"type": "words", "heading": "Khoản"}, {"type": "number", "heading": "Thu"}],
        "rows": [{"values": ["Thuế", f"<p>{MARK}</p>"]}],
    }
    rows = [
        {"type": "heading", "value": "Thu ngân sách", "id": "h"},
        {"type": "text", "value": f"<p>Một.</p><p>Thu <b>được {MARK}</b>.</p>", "id": "t"},
        {"type": "quote", "value": {"quote": "Cố gắng", "who": "Bà Hoa"}, "id": "q"},
        {"type": "table", "value": table, "id": "b"},
        {"type": "board", "value": {"period": "2020-9M"}, "id": "d"},
    ]
    page = an_article(a_portal(), lead="Tóm tắt", body=rows)
    read = manuscript_of(page)
    assert [(one.place, one.kind, one.text) for one in read.passages] == [
        ("lead", "text", "Tóm tắt"),
        ("body.h", "heading", "Thu ngân sách"),
        ("body.t.0", "text", "Một."),
        ("body.t.1", "text", "Thu được 121 tỷ đồng."),
        ("body.q.quote", "quote", "Cố gắng"),
        ("body.q.who", "text", "Bà Hoa"),
        ("body.b.caption", "caption", "Bảng thu"),
        ("body.b.cot-0", "caption", "Khoản"),
        ("body.b.cot-1", "caption", "Thu"),
        ("body.b.0.0", "table", "Thuế"),
        ("body.b.0.1", "table", "121 tỷ đồng"),
    ]
    bound = read.passages[3]
    (one,) = bound.bindings
    assert (bound.text[one.start : one.end], one.kind, one.note) == (
        "121 tỷ đồng",
        "source",
        "Chi cục Thuế",
    )
    assert [(one.kind, one.is_empty) for one in read.widgets] == [("table", False), ("board", True)]


def test_a_link_to_a_page_that_is_not_public_is_broken() -> None:
    home = a_portal()
    draft = an_article(home, title="Nháp", live=False)
    text = f'<p><a linktype="page" id="{draft.pk}">bài</a> <a href="https://vbpl.vn/">luật</a></p>'
    read = manuscript_of(an_article(home, body=[("text", text)]))
    assert [(one.text, one.is_broken) for one in read.links] == [("bài", True), ("luật", False)]
