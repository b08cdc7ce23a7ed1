"""A number that is just a value is bound at one press, wherever a number can be bound."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from factories.person import signed_in
from factories.portal import a_newsroom, a_page, an_article
from factories.published import industry
from factories.unit import a_town, an_officer
from tiendo.portal.models import ArticlePage, HomePage, LinksPage
from tiendo.portal.newsroom.places import holds_links, instead
from tiendo.publishing.queries import citable
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db
PRINTED = "864 tỷ đồng"
TABLE = {
    "caption": "Sản xuất",
    "columns": [{"type": "words", "heading": "Ngành"}, {"type": "number", "heading": "Giá trị"}],
    "rows": [
        {"values": ["Xây dựng", "<p>như trên</p>"]},
        {"values": ["Công nghiệp", "<p>864 tỷ đồng</p>"]},
    ],
}


@pytest.fixture
def home() -> HomePage:
    """The portal of the town with its seats."""
    town = a_town()
    industry(town)
    return a_newsroom(town)


@pytest.fixture
def editor(home: HomePage) -> Client:
    """An editor's browser."""
    return signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))


def draft(home: HomePage, body: list[Any], **fields: Any) -> ArticlePage:
    page = an_article(home, body=body, live=False, **fields)
    page.save_revision()
    return page


def rows(editor: Client, page: ArticlePage) -> list[dict[str, Any]]:
    return list(editor.get(reverse("newsroom_gate", args=[page.pk])).context["rows"])


def pressed(editor: Client, page: ArticlePage) -> ArticlePage:
    """Press the one button that is offered; the draft that was made of it."""
    (row,) = (one for one in rows(editor, page) if one["offers"])
    assert row["instead"] == ""
    asked = {"do": "bind", "place": row["at"].place, "start": row["at"].start}
    said = asked | {"reference": row["offers"][0]["reference"]}
    editor.post(reverse("newsroom_gate", args=[page.pk]), said)
    made: ArticlePage = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return made


def link(home: HomePage) -> str:
    reference = citable(home.unit, "san xuat", "2020-9M")[0].reference
    return f'<a linktype="so-lieu" kind="datum" reference="{reference}">{PRINTED}</a>'


def test_in_a_big_number(home: HomePage, editor: Client) -> None:
    block = {"label": "Giá trị sản xuất", "number": f"<p>{PRINTED}</p>"}
    made = pressed(editor, draft(home, [("figure", block)]))
    assert made.body[0].value["number"].source == f"<p>{link(home)}</p>"
    assert rows(editor, made) == []


def test_in_a_cell_of_a_table(home: HomePage, editor: Client) -> None:
    page = an_article(home, live=False)
    page.body = page.body.stream_block.to_python([{"type": "table", "value": TABLE, "id": "t"}])
    page.save_revision()
    made = pressed(editor, page)
    cells = [row["values"][1].source for row in made.body[0].value.row_data]
    assert cells == ["<p>như trên</p>", f"<p>{link(home)}</p>"]
    assert made.body[0].value.row_data[1]["values"][0] == "Công nghiệp"


def test_in_a_later_paragraph_and_in_a_list(home: HomePage, editor: Client) -> None:
    text = "<p>Một.</p><ul><li>Hai.</li><li>Đạt 864 tỷ đồng.</li></ul>"
    made = pressed(editor, draft(home, [("text", text)]))
    assert made.body[0].value.source == (
        f"<p>Một.</p><ul><li>Hai.</li><li>Đạt {link(home)}.</li></ul>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt <b>864</b> tỷ đồng, <b>tăng</b>.", "Đạt {}, <b>tăng</b>."),
        ("<b>Đạt 864 tỷ</b> đồng.", "Đạt {}."),
        ("<b>Đạt 864 tỷ đồng, vui</b>.", "<b>Đạt {}, vui</b>."),
        ("<i>Đạt <b>864</b> tỷ đồng</i>.", "<i>Đạt {}</i>."),
    ],
)
def test_bold_that_begins_or_ends_within_the_number_is_taken_off(
    home: HomePage, editor: Client, text: str, expected: str
) -> None:
    made = pressed(editor, draft(home, [("text", f"<p>{text}</p>")]))
    assert made.body[0].value.source == f"<p>{expected.format(link(home))}</p>"


def test_words_that_hold_no_figure_say_what_to_do_instead(home: HomePage, editor: Client) -> None:
    page = an_article(home, title="Sản xuất đạt 864 tỷ đồng", live=False)
    page.lead = "Đạt 864 tỷ đồng trong chín tháng."
    table = TABLE | {"rows": [{"values": ["Đạt 864 tỷ đồng", ""]}]}
    quote = {"quote": "Chúng tôi đạt 864 tỷ đồng.", "who": "Ông Hùng"}
    page.body = page.body.stream_block.to_python(
        [{"type": "quote", "value": quote, "id": "q"}, {"type": "table", "value": table, "id": "t"}]
    )
    page.save_revision()
    found = {one["at"].place: one for one in rows(editor, page)}
    assert found.keys() == {"title", "lead", "body.q.quote", "body.t.0.0"}
    assert all(one["offers"] == [] for one in found.values())
    for place in ("title", "lead", "body.q.quote"):
        assert "Số nổi bật" in found[place]["instead"]
    assert "Cột này" in found["body.t.0.0"]["instead"]
    html = editor.get(reverse("newsroom_gate", args=[page.pk])).content.decode()
    assert html.count('class="gate-instead"') == 4


def test_what_is_said_to_do_instead_helps(home: HomePage, editor: Client) -> None:
    page = draft(home, [("text", f"<p>{PRINTED}</p>")], title="Sản xuất đạt 864 tỷ đồng")
    assert len(rows(editor, page)) == 2
    assert rows(editor, pressed(editor, page)) == []


def test_a_page_without_text_says_so(home: HomePage) -> None:
    page = a_page(home, LinksPage)
    said = instead(page, "title")
    has_text = holds_links(page, "title")
    assert said and not has_text


@pytest.mark.parametrize(
    "place",
    ["title", "body", "body.x", "body.f", "body.f.label", "body.f.number.9", "body.t.9.9", "nix.1"],
)
def test_a_place_that_is_not_there_binds_nothing(
    home: HomePage, editor: Client, place: str
) -> None:
    block = {"label": "Sản xuất", "number": f"<p>{PRINTED}</p>"}
    page = an_article(home, live=False)
    page.body = page.body.stream_block.to_python(
        [
            {"type": "figure", "value": block, "id": "f"},
            {"type": "table", "value": TABLE, "id": "t"},
        ]
    )
    page.save_revision()
    before = page.revisions.count()
    reference = str(citable(home.unit, "san xuat", "2020-9M")[0].reference)
    asked = {"do": "bind", "place": place, "start": "0", "reference": reference}
    assert editor.post(reverse("newsroom_gate", args=[page.pk]), asked).status_code == 302
    assert page.revisions.count() == before
