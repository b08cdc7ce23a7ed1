"""Attach numbers to figures: clause by clause, cue by cue.

A figure is opened by a noun phrase and a value; later numbers of the clause join it as plan, growth,
share or change (``joining``); parentheses return to their parent; "trong đó" makes children.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from tiendo_core.reading import joining, naming
from tiendo_core.reading.clues import Clue, Side
from tiendo_core.reading.context import Scanned
from tiendo_core.reading.figures import Figure, Number, Remark, Token
from tiendo_core.reading.gaps import Gap, spell
from tiendo_core.reading.normalise import Normal
from tiendo_core.reading.segment import Sentence
from tiendo_core.reading.tokens import LINKED, Mention, mantissa
from tiendo_core.reading.turns import Turn, turn
from tiendo_core.reading.units import is_measure, measure_named, power_of

ZERO = Decimal(0)
RATE = re.compile(
    r"(?:^| )(?:tỷ lệ|tỉ lệ|độ che phủ|hộ nghèo|hộ cận nghèo|tỷ trọng|tỉ trọng|tỷ suất|tốc độ|cơ cấu|số vụ|bao phủ|"
    r"che phủ|tăng trưởng|mức tăng|suất|mức độ|phủ|hài lòng|thị phần|công suất|đúng hạn|trước hạn)"
)
GROWTH_RATE = re.compile(r"tốc độ|tăng trưởng|mức tăng|nhịp độ")
PLANNED = re.compile(r"(?:^(?:kế hoạch|dự toán|chỉ tiêu|tổng kế hoạch|kh|dt)(?: |$))|(?:được|tỉnh|huyện|trên|thành phố|thị xã|trung ương|ubnd|hđnd) giao$", re.I)
SLASH = re.compile(r"[^\d/]{0,60}/ ?")
OVER = frozenset({" trên ", " trên tổng số ", " trong tổng số ", " trong số ", " trên tổng ", "/tổng số "})
QUANTITY = re.compile(
    r"^(?:tổng )?(?:thu|chi|giá trị|sản lượng|diện tích|doanh thu|kim ngạch|giải ngân|vốn|kết nạp|huy động|phát triển|chỉ tiêu|gtsx|"
    r"kế hoạch|xuất khẩu|sản xuất|thương mại|công nghiệp|dịch vụ|nông nghiệp|trồng|gieo|đóng nộp|tổng mức)"
)
OLD_YEAR = re.compile(r"(?:so với |so |với )?(?:cuối |đầu )?năm ([0-9]{4})$")
ABOUT = re.compile(r"(?:về|số|cả) ")
MONEYED = re.compile(r"tiền|vốn|thu|chi|kinh phí|giá trị|trị giá|doanh|nợ|quỹ|đầu tư|ngân sách|phạt|lương|thuế|phí|hỗ trợ|giải ngân")
PRICES = ("đồng/kg", "đồng/kwh", "đồng/lít", "đồng/m3", "đồng/m2", "đồng/suất", "đồng/công")
MONEY_NOUN = re.compile(r"(?:số )?tiền|kinh phí|trị giá|giá trị|tổng|vốn|số vốn|phạt|dài|thiệt hại|trọng lượng")
STATED_UNIT = re.compile(r"(?:đvt|đơn vị(?: tính)?) ?: ?((?:triệu|nghìn|tỷ|tỉ) đồng|đồng|tr\.đ|trđ|tấn|ha|triệu usd)(?![^\W_])")


@lru_cache(maxsize=1 << 15)
def measured(head: str, scale: int, more: tuple[tuple[str, int], ...]) -> tuple[Decimal, Decimal, bool]:
    """The value and step of a printed number at its scale, and whether it is a plain whole number."""
    value, decimals = mantissa(head) or (ZERO, 0)
    for digits, power in more:
        part, _ = mantissa(digits) or (ZERO, 0)
        value += part.scaleb(power)
        decimals = -power
    if scale:
        value = value.scaleb(scale)
    return value, Decimal((0, (1,), scale - decimals)), decimals == 0 and scale == 0


def _worked_out(words: str, edges: tuple[bool, bool]) -> tuple[Gap, Turn]:
    """The words between two numbers, spelled and worked out."""
    gap = spell(words)
    return gap, turn(gap.shape, *edges)


MIDDLE = (False, False)
_KNOWN: dict[str, tuple[Gap, Turn]] = {}


class Leans:
    """What a share that names no basis leans on: the bases told before it, in their order.

    "tăng 2,4% so với tháng trước và tăng 7,2% so với cùng kỳ; khai khoáng giảm 4,6% và giảm 11,2%":
    the first bare growth leans on the month before, the second on the year before. ``bare`` holds the
    growths of the clause that still lean, for a basis that comes after them.
    """

    __slots__ = ("bases", "owner", "level", "bare")

    def __init__(self) -> None:
        self.bases = ["Y"]
        self.owner: Figure | None = None
        self.level = ""
        self.bare: list[joining.Bare] = []

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
        grown = (figure.growth is not None or figure.change is not None) + (figure.delta_share is not None)
        return self.bases[min(grown, len(self.bases) - 1)]


class Attacher:
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
        self.targeting = False
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

    # -- a sentence -------------------------------------------------------------------------
    def sentence(self, sentence: Sentence, mentions: list[Mention], index: int, target: bool) -> None:
        """Read the mentions of one sentence."""
        self.open = self.parent = None
        self.stack = []
        self.last_subject = self.subject or self.last_subject
        self.topic = self.subject = self.was = ""
        self.planned = self.sharing = False
        self.targeting = target
        self.index = index
        self.first = len(self.figures)
        if sentence.line != self.line:
            self.item, self.line = [], sentence.line
            self.last_subject = ""
        mentions = self._link(mentions)
        left = self._side(sentence.start, mentions[0].start, (True, False))
        if not left.gap.shape.startswith("c"):
            self.leans = Leans()
        elif self.item:
            self.parent = next((f for f in self.item if f.sentence == self.item[-1].sentence and f.parent is None), None)
        if left.turn.since:
            self.leans.bases = [left.turn.since] if left.turn.since != "P" else ["Y"]
            self.leans.level = left.turn.since
            self.planned = left.turn.since == "P"
        for i, mention in enumerate(mentions):
            final = i + 1 == len(mentions)
            stop = sentence.end if final else mentions[i + 1].start
            right = self._side(mention.end, stop, (False, True) if final else MIDDLE)
            clue = Clue(self.text, mention, left, right)
            if clue.noun and not final and mention.unit is None and self._within(clue, mentions[i + 1]):
                self.token(mention, "property")
                left = self._side(left.start, stop, (left.start == sentence.start, False))
                continue
            if left.turn.marks or left.gap.timed >= 0:
                self._follow(left)
            self._one(clue)
            left = right

    def _within(self, clue: Clue, following: Mention) -> bool:
        """ "tỷ lệ người được tiêm ít nhất 1 mũi là 24,7%": a count inside the name of a rate."""
        mention = clue.mention
        if mention.unit or mention.second or not following.percent or clue.right.turn.sep:
            return False
        return clue.noun.lower().startswith(("tỷ lệ", "tỉ lệ"))

    def _link(self, mentions: list[Mention]) -> list[Mention]:
        """Numbers that belong together: ranges ("8,5 - 9,2 triệu") and pairs in words ("35 trên tổng số 72")."""
        linked: list[Mention] = []
        for mention in mentions:
            last = linked[-1] if linked else None
            if last is not None and mention.start - last.end < 20 and mention.second is None and last.second is None:
                between = self.low[last.end : mention.start]
                if between in LINKED:
                    last.kind = mention.kind = "range"
                elif last.unit is None and between in OVER and not mention.percent:
                    last.second, last.end, last.unit, last.scale = mention.head, mention.end, mention.unit, mention.scale
                    continue
            linked.append(mention)
        return linked

    def _side(self, start: int, stop: int, edges: tuple[bool, bool]) -> Side:
        words = self.low[start:stop]
        if edges is MIDDLE:
            known = _KNOWN.get(words)
            if known is None:
                if len(_KNOWN) > 1 << 15:
                    _KNOWN.clear()
                known = _KNOWN[words] = _worked_out(words, edges)
        else:
            known = _worked_out(words, edges)
        return Side(known[0], start, known[1])

    def _follow(self, side: Side) -> None:
        """Follow parentheses, "trong đó", targets and topics through the words before a number."""
        if side.turn.target:
            self.targeting = True
        elif side.gap.timed >= 0 and "a" in side.gap.shape:
            lead = self.low[side.start : side.start + side.gap.timed]
            self.targeting = self.targeting or "dự kiến" in lead
        shape = side.gap.shape
        if ";" in shape:
            self.leans.bare.clear()
        for i, letter in enumerate(shape):
            if letter == "(":
                self.stack.append((self.open, self.parent))
                self.parent = self.open or self.parent
            elif letter == ")" and self.stack:
                self.open, self.parent = self.stack.pop()
            elif letter == "c":
                self.parent = self.open or self.parent
            elif letter == ":" and self.open is not None and self.open.amount is not None and not is_measure(self.open.unit):
                self.parent = self.open
            elif letter == ":" and i and shape[i - 1] == "N" and (self.open is None or ";" in shape[:i]):
                chunk = side.gap.chunks[i - 1]
                self.topic = naming.clean(self.text[side.start + chunk.start : side.start + chunk.end])

    # -- a number ---------------------------------------------------------------------------
    def _one(self, clue: Clue) -> None:
        """Decide what one number is: part of the open figure, or the value of a new one."""
        mention = clue.mention
        if clue.basis == "Y" and self.year is not None:
            old = OLD_YEAR.match(clue.words.lower())
            if old and int(old.group(1)) < self.year - 1:
                clue.basis = "D"
        if self.targeting:
            self.token(mention, "target")
        elif mention.kind == "range" or clue.left.turn.limit or clue.right.turn.speaks:
            self.token(mention, mention.kind or ("limit" if clue.left.turn.limit else "target"))
        elif self._bounds(clue):
            return
        elif clue.left.turn.starts and clue.cue != "g" and self._starts(clue):
            return
        elif mention.kind == "malformed" or mantissa(mention.head) is None:
            self._malformed(clue)
        elif self.was == "V" and self.open is not None and self._completes(clue, self.open):
            return
        elif mention.percent:
            self._percent(clue)
        elif mention.unit == "lần" or (mention.unit or "").startswith("điểm"):
            self._ratio(clue)
        else:
            self._amount(clue)

    def _bounds(self, clue: Clue) -> bool:
        """ "từ 6 đến 11 tuổi", "6 xã đạt 19/19 tiêu chí": a bound or a level, no value."""
        mention = clue.mention
        if clue.left.turn.starts and self.low.startswith((" đến ", " tới ", " - ", "-"), mention.end):
            self.token(mention, "range")
            return True
        if self.was == "V" and clue.sep == "" and clue.cue == "e" and clue.own.lower().startswith("tiêu chí"):
            self.token(mention, "property")
            return True
        return False

    def _starts(self, clue: Clue) -> bool:
        """ "giảm từ 12,3% xuống còn 9,58%": the first number is the base of the second."""
        gap, start, turn = clue.right
        lead = self.low[start : start + (gap.chunks[-1].end if gap.chunks else 0)]
        if turn.ends or not re.search(r"(?:^|\s)(?:lên|xuống|còn)(?:\s|$)", lead[-24:]):
            return False
        figure = self.open
        if figure is None or clue.noun and not self._tied(clue):
            if not clue.noun:
                return False
            figure = self.new(clue, clue.noun)
        figure.base = self.number(clue.mention, None)
        self.token(clue.mention, "base")
        self.was = "F"
        return True

    def _completes(self, clue: Clue, figure: Figure) -> bool:
        """ "412,6 ha/420 ha", "35 trên tổng số 72 trường": the second half of a pair."""
        mention = clue.mention
        if mention.start and self.low[mention.start - 1] not in "/ ":
            return False
        left = self.low[clue.left.start : mention.start]
        if figure.whole is not None or mention.percent or mention.second or not (left.rstrip()[-1:] == "/" and SLASH.fullmatch(left) or left in OVER):
            return False
        unit = self._unit(clue)
        if unit is None or figure.unit is None:
            unit = unit or figure.unit
        elif unit != figure.unit:
            return False
        figure.unit = unit
        figure.whole = self.number(mention, None)._replace(exact=True)
        if left.lstrip().startswith(")") and self.stack:
            self.open, self.parent = self.stack.pop()
        if clue.own and not is_measure(unit):
            figure.indicator = naming.compose(figure.indicator if left in OVER else "", clue.own, figure.indicator, unit)
        self.done(mention, "V", figure)
        return True

    def _tied(self, clue: Clue) -> bool:
        """Whether a share or a change leans on the open figure instead of a noun of its own."""
        if self.open is None:
            return False
        if self._another_period(clue, self.open):
            return False
        if not clue.noun or clue.sep == "":
            return True
        return clue.left.turn.loose and ";" not in clue.sep and "c" not in clue.sep

    def _another_period(self, clue: Clue, figure: Figure) -> bool:
        """ "tháng 9 tăng 12,4%; lũy kế 9 tháng tăng 10,64%": the same indicator in another period."""
        gap, _, turn = clue.left
        if gap.timed < 0 or clue.noun or not (";" in clue.sep or "," in clue.sep):
            return False
        if turn.after and gap.timed < gap.chunks[turn.after - 1].end:
            return False
        if not clue.noun:
            clue.noun = figure.indicator
        return True

    # -- percentages --------------------------------------------------------------------------
    def _percent(self, clue: Clue) -> None:
        tied = self._tied(clue)
        if tied and self._is_property(clue):
            self.token(clue.mention, "property")
            return
        if clue.basis == "P":
            self.planned = True
        number = self.number(clue.mention, clue.approx())
        figure = self.open
        if clue.left.turn.plans and not clue.right.turn.basis_after and clue.cue == "" and "v" not in clue.shape[clue.left.turn.lead :]:
            if figure is None or not tied:
                figure = self.new(clue, clue.noun or self.topic or clue.words)
                figure.role = "plan"
            joining.plan_amount(self, figure, clue, "%")
            return
        if tied and figure is not None and figure.amount is not None and clue.left.turn.plain_plan and not clue.right.turn.basis_after:
            joining.plan_amount(self, figure, clue, "%")
            return
        if tied and clue.own and not clue.cue and not clue.basis and clue.sep in (",", ";", "&", ",&", ",c", "c") and not ABOUT.match(clue.own.lower()):
            tied = False
        if tied and figure is not None and clue.left.turn.plain_base and self.was in ("G", "%") and clue.cue not in ("u", "d", "x", "g"):
            figure.base = figure.base or number
            self.token(clue.mention, "base")
            return
        if tied and figure is not None and figure.role == "plan" and clue.cue == "e" and not clue.basis and figure.amount:
            figure = self._spent(clue, figure)
        if not tied or figure is None:
            figure = self._rate(clue, number)
            if figure is None:
                return
        joining.percent(self, figure, clue, number)

    def _spent(self, clue: Clue, plan: Figure) -> Figure:
        """ "Vốn được giao 2.940 tỷ đồng, tiêu được 68%": a result told only by its share of a plan."""
        figure = self.new(clue, plan.indicator)
        figure.plan_amount, figure.plan_basis = plan.amount, plan.indicator
        figure.whole = figure.amount = None
        figure.unit = plan.unit
        self.planned = True
        return figure

    def _is_property(self, clue: Clue) -> bool:
        """ "4 trường đỗ 100%": the share describes the things counted, it is no figure."""
        figure = self.open
        if figure is None or self.was != "V" or clue.sep or is_measure(figure.unit):
            return False
        if clue.shape[:1] != "N" or clue.cue not in ("", "e"):
            return False
        if clue.basis:
            return clue.approx() in ("trên", "dưới", "từ")
        return clue.cue == "" or bool(clue.own) or clue.mention.head == "100" and "=" not in self.low[clue.left.start : clue.mention.start]

    def _rate(self, clue: Clue, number: Number) -> Figure | None:
        """Open a figure for a percentage with a noun of its own; None when nothing is left to join."""
        parent = self.parent
        name = clue.noun or clue.own or self.topic or (parent.indicator if parent else "")
        if clue.noun and clue.own and len(clue.noun.split()) < 4:
            name = f"{clue.noun} {clue.own}"
        if not name and clue.left.gap.timed >= 0:
            name = self.last_subject
        if not name:
            self.token(clue.mention, "unattached")
            return None
        figure = self.new(clue, name)
        low = name.lower()
        if clue.cue == "h" and not clue.basis:
            self.sharing = True
        value_like = clue.cue in ("", "e") and (not clue.basis or clue.basis == "Y" and GROWTH_RATE.search(low))
        if not value_like:
            return figure
        rate = RATE.search(low)
        if self.leans.level in ("Y", "D") and joining.says_equal(self, clue) and not rate:
            joining.percent(self, figure, clue, number)
            return None
        if self.sharing and not clue.cue and not rate:
            figure.share = number
        elif not rate and (self.planned or QUANTITY.search(low) and clue.cue == "e"):
            figure.plan_share = number
            self.planned = True
        else:
            figure.amount, figure.unit = number, "%"
        figure.approx = number.approx
        self.done(clue.mention, "R", figure)
        return None

    def _ratio(self, clue: Clue) -> None:
        """Percentage points and "gấp N lần"; "kiểm tra 3 lần" is neither."""
        figure = self.open
        if clue.mention.unit == "lần" and clue.cue == "" and not clue.basis:
            self.token(clue.mention, "times")
            return
        if not self._tied(clue) or figure is None:
            name = clue.noun or self.topic
            if not name:
                self.token(clue.mention, "unattached")
                return
            figure = self.new(clue, name)
        if clue.mention.unit == "lần":
            joining.times(self, figure, clue)
        else:
            joining.points(self, figure, clue)

    # -- amounts ------------------------------------------------------------------------------
    def _amount(self, clue: Clue) -> None:
        mention = clue.mention
        figure = self.open
        unit = self._unit(clue)
        if unit == "lượt" and clue.own.lower().startswith(("lượt xem", "lượt truy cập")):
            self.token(mention, "counter")
            return
        if unit is not None and "/" in unit and self._is_price(clue, unit):
            self.token(mention, "price")
            return
        pair = mention.second is not None
        change = clue.cue in ("u", "d", "x") and not pair
        if change and self._tied(clue) and figure is not None:
            figure = joining.changed(self, figure, clue, unit)
            if joining.alike(figure.unit, unit):
                joining.change(self, figure, clue, unit)
            else:
                self.token(mention, "unattached")
            return
        if change and self._changes_alone(clue, unit):
            return
        tied = figure is not None and not clue.noun
        if tied and not pair and figure is not None and self._joins(figure, clue, unit):
            return
        if pair and tied and figure is not None and figure.unit == "%" and clue.shape[-1:] == "(" and figure.whole is None:
            figure.share, figure.unit = figure.amount, None
            self._fill(figure, clue, unit or self._implied_unit(clue) or "%")
            return
        if clue.left.turn.plans and (clue.noun or not tied):
            self._plan_first(clue, unit)
            return
        if unit is None:
            unit = self._implied_unit(clue)
            if unit is None:
                self.token(mention, "unattached")
                return
        if tied and figure is not None and figure.amount is None and (not clue.own or clue.sep[-1:] == "(") and self._fills(figure):
            self._fill(figure, clue, unit)
            return
        subject = self._subject(clue)
        name = naming.compose(clue.noun, clue.own, subject, unit, bool(subject) and subject == self.topic)
        if not name:
            self.token(mention, "unattached")
            return
        if change and clue.noun and figure is None and clue.basis:
            joining.change(self, self.new(clue, name), clue, unit)
            return
        self._fill(self.new(clue, name), clue, unit)

    def _is_price(self, clue: Clue, unit: str) -> bool:
        """ "(25 nghìn đồng/kg)": what one unit costs, unless a price is what is spoken of."""
        return unit.endswith(PRICES) and "giá" not in clue.noun.lower()

    def _changes_alone(self, clue: Clue, unit: str | None) -> bool:
        """ "số vụ cháy giảm 6 vụ": a change with no value, of a noun or of a figure told before."""
        lead = self.low[clue.left.start : clue.mention.start]
        if not re.search(r"tăng(?! thêm)|giảm|vượt|hụt|cao hơn|thấp hơn", lead[-24:]):
            return False
        if clue.noun and not clue.left.turn.loose:
            joining.change(self, self.new(clue, clue.noun), clue, unit)
            return True
        follows = clue.basis or self.open is not None or clue.left.turn.since or clue.shape[:1] in ("u", "d")
        for figure in self.item[-6:]:
            if figure.change is None and unit is not None and joining.alike(figure.unit, unit) and follows:
                self.open = figure
                joining.change(self, figure, clue, unit)
                return True
        return False

    def _joins(self, figure: Figure, clue: Clue, unit: str | None) -> bool:
        """An amount that belongs to the open figure: its plan, its base, its change told again."""
        shape = clue.shape
        if self.was == "G" and shape in (",", "&", ",&") and clue.own.lower() == unit and not clue.basis:
            told = [f for f in self.item[-6:] if f.unit == unit and f.change is None and f is not figure]
            if told:
                clue.cue = self.sign
                joining.change(self, told[-1], clue, unit)
                return True
        if figure.amount is not None and clue.left.turn.plain_plan:
            joining.plan_amount(self, figure, clue, unit)
        elif clue.left.turn.plain_base and (self.was in ("%", "G") or "Y" in shape):
            joining.base(self, figure, clue, unit)
        elif self.was == "S" and shape in ("N(", "(") and figure.share is not None and figure.whole is None and joining.alike(figure.unit, unit):
            figure.whole = self.number(clue.mention, None)._replace(exact=True)
            self.done(clue.mention, "V", figure)
        elif (
            self.was == "G"
            and figure.growth is not None
            and figure.change is None
            and clue.left.turn.again
            and (joining.says_same(self, clue) or shape in ("e", ",e") and joining.says_equal(self, clue))
            and (figure.unit is None or joining.alike(figure.unit, unit))
        ):
            clue.cue = "d" if figure.growth.value < 0 else "u"
            joining.change(self, figure, clue, unit)
        elif clue.left.turn.plans:
            joining.plan_amount(self, figure, clue, unit)
        else:
            return False
        return True

    def _plan_first(self, clue: Clue, unit: str | None) -> None:
        """A plan told before its result."""
        name = clue.noun or self.topic or clue.own or clue.words
        figure = self.new(clue, name)
        figure.role = "plan"
        joining.plan_amount(self, figure, clue, unit)

    def _fills(self, figure: Figure) -> bool:
        return bool(figure.plan_share or figure.growth or figure.plan_amount or figure.share or figure.base)

    def _fill(self, figure: Figure, clue: Clue, unit: str) -> None:
        """Give a figure its value, and the whole of its pair."""
        mention = clue.mention
        approx = clue.approx()
        figure.amount = self.number(mention, approx)
        if figure.plan_amount is not None and figure.unit is not None:
            figure.plan_amount = joining.converted(figure.plan_amount, figure.unit, unit)
        figure.unit = unit
        figure.role = "result"
        figure.approx = approx or figure.approx
        if mention.second is not None:
            whole = mantissa(mention.second)
            if whole is not None:
                step = Decimal((0, (1,), mention.scale - whole[1]))
                value = whole[0].scaleb(mention.scale) if mention.scale else whole[0]
                figure.whole = Number(value, step, mention.start, mention.end, True)
        given = figure.parent is not None and figure.parent.role == "plan" and figure.whole is None
        if not (figure.plan_share or figure.growth or figure.plan_amount or figure.share) and (given or PLANNED.search(clue.noun)):
            figure.role = "plan"
        self.done(mention, "V", figure)
        if clue.own:
            figure.end = max(figure.end, clue.own_end)

    def _unit(self, clue: Clue) -> str | None:
        """The unit of an amount: as printed, else the noun it counts."""
        mention = clue.mention
        if mention.unit and mention.kind != "bare scale":
            return mention.unit
        noun = naming.counted(clue.own) if clue.own else None
        parent = self.parent
        if noun and noun == clue.own.lower() and " " not in noun and not naming.bare(noun) and parent is not None:
            if parent.unit and parent.amount and not is_measure(parent.unit):
                return parent.unit
        return self._scaled(clue, noun) if mention.kind == "bare scale" else noun

    def _scaled(self, clue: Clue, noun: str | None) -> str | None:
        """The unit of "12,6 nghìn cây" (things) or "3.307 tỷ" (money that leaves out its đồng)."""
        mention = clue.mention
        word = (mention.unit or "").split()[0]
        money = power_of(word) >= 9 or power_of(word) == 6 and (MONEYED.search(f"{clue.noun} {self.topic}".lower()) or noun is None)
        if noun is None and not money:
            noun = self._implied_unit(clue) or naming.inner(clue.noun)
        if noun is None or money and not naming.known(clue.own.lower()):
            return mention.unit if money else None
        mention.scale += power_of(word)
        mention.kind = ""
        return noun

    def _implied_unit(self, clue: Clue) -> str | None:
        """The unit of a number that prints none: its noun's, its parent's or its pair's."""
        pair = clue.mention.second is not None
        if self.unit and not pair and (clue.noun or self.topic) and (":" in clue.shape or clue.cue == "e" or not clue.own):
            return self.unit
        named = clue.noun or (self.topic if pair else "")
        alone = not clue.own
        if named and (pair or clue.cue == "e"):
            noun = naming.inner(named)
            if noun:
                return noun
        for holder in (self.parent, self.open if pair or self._listed(clue) else None):
            if holder is not None and holder.unit and (clue.noun or pair) and holder.amount and not is_measure(holder.unit):
                return holder.unit
        return None

    def _listed(self, clue: Clue) -> bool:
        """ "khai sinh 112, khai tử 41": a short noun and its bare number in a list."""
        if clue.own or clue.sep not in (",", "(") or len(clue.noun.split()) > 4:
            return False
        return clue.right.turn.ends and not clue.right.gap.shape or clue.right.gap.shape[:1] in (",", ";", ")", "(")

    def _subject(self, clue: Clue) -> str:
        """What an elided subject stands for."""
        if self.open is not None and ("w" in clue.shape or MONEY_NOUN.match(clue.noun.lower())):
            return self.open.indicator
        return self.topic or (self.parent.indicator if self.parent else "") or self.subject or self.last_subject

    # -- building -----------------------------------------------------------------------------
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

    def _malformed(self, clue: Clue) -> None:
        """A number that cannot be read: the figure keeps its words, the value stays null."""
        mention = clue.mention
        self.token(mention, "malformed")
        if mention.percent and self._tied(clue) and self.open is not None:
            if clue.basis == "P" and self.open.plan_basis is None:
                self.open.plan_basis = clue.words
            self.open.end = max(self.open.end, mention.end)
        elif clue.noun and not mention.percent:
            self.new(clue, naming.compose(clue.noun, clue.own, "", None))

    def done(self, mention: Mention, kind: str, figure: Figure) -> None:
        """A number found its place; ``kind`` tells the next number what it follows."""
        self.was = kind
        if mention.end > figure.end:
            figure.end = mention.end
        self.tokens.append(Token(mention.start, mention.end, self.text[mention.start : mention.end], "figure"))

    def token(self, mention: Mention, kind: str) -> None:
        """A number that is no part of a figure."""
        self.tokens.append(Token(mention.start, mention.end, self.text[mention.start : mention.end], kind))
