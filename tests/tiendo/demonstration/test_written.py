"""The prose of the demonstration's articles as blocks."""

from types import SimpleNamespace
from typing import Any

import pytest

from tiendo.demonstration.written import TEXTS, block_of
from tiendo_core.periods import Period

PERIOD = Period.parse("2020-9M")
LINK = '<a linktype="so-lieu" kind="source" source="Sở">'


class Said:
    """A datum that says the same of every part."""

    def part(self, name: str) -> Any:
        return SimpleNamespace(reference=f"ref:{name}", printed="864 tỷ đồng")


@pytest.mark.parametrize(
    ("part", "block"),
    [
        ("## Sản xuất", ("heading", "Sản xuất")),
        ("> Con số nào cũng có nguồn. | Ông A", ("quote", {"quote": "Con số nào cũng có nguồn.",
                                                           "who": "Ông A"})),
        ("{chart KT.CN.01}", ("chart", {"period": "2020-9M", "code": "KT.CN.01", "title": "",
                                        "series": "total"})),
        ("{board}", ("board", {"period": "2020-9M"})),
        ("Có {12 hộ|Sở}.", ("text", f"<p>Có {LINK}12 hộ</a>.</p>")),
    ],
)  # fmt: skip
def test_a_paragraph_is_the_block_it_says(part: str, block: Any) -> None:
    assert block_of(part, {}, PERIOD) == block


def test_a_big_number_is_a_datum_with_its_label() -> None:
    known: Any = {"KT.DN.01": Said()}
    kind, block = block_of("{figure KT.DN.01|Doanh nghiệp mới}", known, PERIOD)
    assert (kind, block["label"]) == ("figure", "Doanh nghiệp mới")
    assert 'reference="ref:value">864 tỷ đồng</a>' in block["number"]


def test_a_figure_that_nothing_says_is_refused() -> None:
    with pytest.raises(KeyError):
        block_of("Đạt {KT.CN.01}.", {}, PERIOD)


def test_what_was_said_is_marked_as_made_up() -> None:
    quotes = [
        line
        for text in TEXTS.glob("*.txt")
        for line in text.read_text(encoding="utf-8").splitlines()
        if line.startswith("> ")
    ]
    assert quotes
    assert all(line.endswith("(minh hoạ)") for line in quotes)
