"""What is known while the sentences of a text are read: the open figure, its parent, what shares
lean on.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tiendo_core.reading.clues import Clue
from tiendo_core.reading.context import Scanned
from tiendo_core.reading.figures import Figure, Number, Remark, Token
from tiendo_core.reading.normalise import Normal
from tiendo_core.reading.tokens import Mention, mantissa
from tiendo_core.reading.units import measure_named

ZERO = Decimal(0)
STATED_UNIT = re.compile(
    r"(?:đvt|đơn vị(?: tính)?) ?: ?((?:triệu|nghìn|tỷ|tỉ) đồng|đồng|tr\.đ|trđ|tấn|ha|"
    r"triệu usd)(?![^\W_])"
)


@lru_cache(maxsize=1 << 15)
def measured(
    head: str, scale: int, more: tuple[tuple[str, int], ...]
) -> tuple[Decimal, Decimal, bool]:
    """The value and step of a printed number at its scale; whether it is a plain whole one."""
    value, decimals = mantissa(head) or (ZERO, 0)
    for digits, power in more:
        part, _ = mantissa(digits) or (ZERO, 0)
        value += part.scaleb(power)
        decimals = -power
    if scale:
        value = value.scaleb(scale)
    return value, Decimal((0, (1,), scale - decimals)), decimals == 0 and scale == 0


class Bare(NamedTuple):
    """A number that joined its figure without naming a basis."""

    figure: Figure
    slot: str
    number: Number


class Leans:
    """What a share that names no basis leans on: the bases told before it, in their order.

    "tăng 2,4% so với tháng trước và tăng 7,2% so với cùng kỳ; khai khoáng giảm 4,6% và giảm 11,2%":
    the first bare growth leans on the month before, the second on the year before. ``bare`` holds
    the
    growths of the clause that still lean, for a basis that comes after them.
    """

    __slots__ = ("bare", "bases", "level", "owner", "words")

    def __init__(self) -> None:
        self.bases = ["Y"]
        self.owner: Figure | None = None
        self.level = ""
        self.bare: list[Bare] = []
        self.words: dict[str, str] = {}

    def told(self, figure: Figure, basis: str) -> None:
        """A growth named its basis."""
        if self.owner is figure:
            self.bases.append(basis)
        else:
            self.owner, self.bases = figure, [basis]

    def basis(self, figure: Figure) -> str:
        """The basis of a bare growth of a figure."""
        if self.owner is figure:
            return self.bases[-1]
        grown = (figure.growth is not None or figure.change is not None) + (
            figure.delta_share is not None
        )
        return self.bases[min(grown, len(self.bases) - 1)]


class State:
    """The state while the sentences of one text are read."""

    def __init__(self, normal: Normal, scanned: Scanned, year: int | None) -> None:
        self.year = year
        self.text = normal.text
        self.low = normal.low
        self.figures: list[Figure] = []
        self.tokens: list[Token] = scanned.tokens
        self.remarks: list[Remark] = []
        self.index = 0
        self.first = 0
        self.open: Figure | None = None
        self.parent: Figure | None = None
        self.stack: list[tuple[Figure | None, Figure | None]] = []
        self.topic = ""
        self.subject = ""
        self.leans = Leans()
        self.planned = False
        self.plan_words = ""
        self.targeting = False
        self.aside = len(normal.low) + 1
        self.was = ""
        self.item: list[Figure] = []
        self.line = -1
        self.sharing = False
        self.last_subject = ""
        self.sign = ""
        self.rated = False
        self.second: Figure | None = None
        stated = STATED_UNIT.search(normal.low)
        self.unit = measure_named(stated.group(1)) if stated else None

    def number(self, mention: Mention, approx: str | None) -> Number:
        """The number of a mention, in its unit."""
        value, step, whole = measured(mention.head, mention.scale, tuple(mention.more))
        count = whole and not mention.percent and mention.unit is None
        return Number(value, step, mention.start, mention.end, count, approx)

    def new(self, clue: Clue, name: str) -> Figure:
        """Open a figure."""
        start = clue.noun_start if clue.noun else clue.mention.start
        figure = Figure(start, clue.mention.end, name)
        figure.sentence = self.index
        figure.at = clue.mention.start
        figure.parent = self.parent
        self.figures.append(figure)
        self.item.append(figure)
        self.open = figure
        if not self.subject:
            self.subject = name
        return figure

    def done(self, mention: Mention, kind: str, figure: Figure) -> None:
        """A number found its place; ``kind`` tells the next number what it follows."""
        self.was = kind
        if mention.end > figure.end:
            figure.end = mention.end
        self.tokens.append(
            Token(mention.start, mention.end, self.text[mention.start : mention.end], "figure")
        )

    def token(self, mention: Mention, kind: str) -> None:
        """A number that is no part of a figure."""
        self.tokens.append(
            Token(mention.start, mention.end, self.text[mention.start : mention.end], kind)
        )
