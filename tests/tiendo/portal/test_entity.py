"""Figures in the editor: what is kept comes back as it was, and the button is there."""

from __future__ import annotations

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from tiendo.portal.blocks.text import FEATURES
from tiendo.portal.composing.figures import Mark, elements, mark_of, parsed

pytestmark = pytest.mark.django_db
REFERENCE = "437@1992-03-02|KT.CN.01|2020-9M|estimate|1|437|value"
KEPT = (
    f'<p data-block-key="a1">Đạt <a kind="datum" linktype="so-lieu" reference="{REFERENCE}">864 tỷ '
    'đồng</a>, thu <a kind="source" linktype="so-lieu" source="Chi cục Thuế &quot;khu vực&quot;">'
    '121 tỷ</a>, gọi <a kind="not-figure" linktype="so-lieu">1900 1080</a>.</p>'
)


def test_a_text_with_figures_comes_back_from_the_editor_as_it_was() -> None:
    converter = ContentstateConverter(FEATURES)
    state = json.loads(converter.from_database_format(KEPT))
    entities = [state["entityMap"][str(number)] for number in range(3)]
    assert [(one["mutability"], one["data"]) for one in entities] == [
        ("IMMUTABLE", {"kind": "datum", "reference": REFERENCE}),
        ("MUTABLE", {"kind": "source", "source": 'Chi cục Thuế "khu vực"'}),
        ("MUTABLE", {"kind": "not-figure"}),
    ]
    again = converter.to_database_format(json.dumps(state))
    assert marks(again) == marks(KEPT)
    assert parsed(again).text_content() == parsed(KEPT).text_content()


def marks(text: str) -> list[Mark]:
    """The figures of a text, in their order."""
    return [mark_of(one) for one in elements(parsed(text))]


def test_markup_in_a_source_stays_words() -> None:
    state = {
        "blocks": [
            {
                "key": "a1",
                "type": "unstyled",
                "depth": 0,
                "text": "121 tỷ",
                "inlineStyleRanges": [],
                "entityRanges": [{"key": 0, "offset": 0, "length": 6}],
            }
        ],
        "entityMap": {
            "0": {
                "type": "SO-LIEU",
                "mutability": "MUTABLE",
                "data": {"kind": "source", "source": '"><script>x</script>', "onclick": "x()"},
            }
        },
    }
    kept = ContentstateConverter(FEATURES).to_database_format(json.dumps(state))
    assert "<script" not in kept
    assert "onclick" not in kept
