"""Amounts and counts: the value of a new figure, or a number that joins the open one."""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.reading import joining, measuring, naming, percents
from tiendo_core.reading.clues import Clue
from tiendo_core.reading.figures import Figure, Number
from tiendo_core.reading.state import State
from tiendo_core.reading.tokens import mantissa
from tiendo_core.reading.units import is_measure
from tiendo_core.reading.wholes import alike

PLANS = ("kế hoạch ", "dự toán ", "chỉ tiêu ", "tổng kế hoạch ", "kh ", "dt ")
GIVEN = (
    "được giao",
    "tỉnh giao",
    "huyện giao",
    "trên giao",
    "thành phố giao",
    "thị xã giao",
    "trung ương giao",
    "ubnd giao",
    "hđnd giao",
)
MOVED = re.compile(r"tăng(?! thêm)|giảm|vượt|hụt|cao hơn|thấp hơn")
GRANTED = re.compile(r"được (?:hỗ trợ|vay|thưởng|cấp|nhận)")
RULED = re.compile(
    r"mức (?:chuẩn|hỗ trợ|thưởng|vay|cho vay|đóng|phạt|chi|trợ cấp|thu|quà)(?![^\W_])"
)
SOME = re.compile(
    r"(?:^|[,;.:(])\s*(?:nhiều|có|một số|không ít) (?:hộ|gia đình|người|nhà|nơi)[^,;0-9]*$"
)
CLASS = re.compile(
    r"(?:có|đạt|nộp) (?:tổng )?(?:doanh thu|vốn|thu nhập|lãi|lợi nhuận|mức|ngân sách|thuế|"
    r"diện tích|quy mô|số nợ|nợ|giá trị)"
)
PAPERS = re.compile(
    r"(?:thông qua|biểu quyết|xem xét|trình|nghe|cho ý kiến|thảo luận)(?:[^.,;:0-9]{0,24})$"
)
PAPER_NOUNS = ("báo cáo", "dự thảo", "văn kiện", "nội dung", "đề án", "nghị quyết", "tờ trình")
PLACES = re.compile(r"(?:tăng|giảm) (?:ở|tại) $")
PART_OF = ("của ", "thuộc ", "đến từ ")
"""Before the number of offices or places it tells whose a figure is, no figure of its own."""
HOLDERS = frozenset(
    {
        "sở",
        "ban",
        "bộ",
        "cơ quan",
        "huyện",
        "quận",
        "xã",
        "phường",
        "thị xã",
        "tỉnh",
        "thôn",
        "thành phố",
    }
)
LENGTHS = frozenset({"mm", "cm", "m", "km"})
SIZE = re.compile(
    r"cách|mưa|lũ|mặt đường|triều|nhiệt độ|báo động|(?:rộng|cao|sâu|dày)$|"
    r"^(?:tuyến|dự án|cầu|đoạn|con đường|đường|quốc lộ|tỉnh lộ|kè|đê)[^,]* dài$"
)
SIZED = re.compile(r" (?:dài|rộng|cao|sâu|dày|cách .*)$")
LOOSE = 40  # a longer phrase with a comma before its verb is a clause, no name
FINISHED = re.compile(r"(đã hoàn thành|hoàn thành|còn lại|chưa hoàn thành)\s*$")
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
PRICES = ("đồng/kg", "đồng/kwh", "đồng/lít", "đồng/m3", "đồng/m2", "đồng/suất", "đồng/công")


def amount(state: State, clue: Clue) -> None:
    """Take in an amount or a count: part of the open figure, or the value of a new one."""
    figure = state.open
    unit = measuring.unit_of(state, clue)
    reason = _no_figure(state, clue, unit) or (
        "property" if _describes(state, clue, unit) else None
    )
    if reason:
        state.token(clue.mention, reason)
        if clue.noun:
            state.open = None
            state.subject = state.subject or SIZED.sub("", clue.noun)
        return
    pair = clue.mention.second is not None
    change = clue.cue in ("u", "d", "x") and not pair
    if change and (_changes(state, clue, unit) or _changes_alone(state, clue, unit)):
        return
    tied = figure is not None and not clue.noun
    if tied and figure is not None:
        if not pair and _joins(state, figure, clue, unit):
            return
        if pair and figure.unit == "%" and clue.shape[-1:] == "(" and figure.whole is None:
            figure.share, figure.unit = figure.amount, None
            fill(state, figure, clue, unit or measuring.implied_unit(state, clue) or "%")
            return
    if clue.left.turn.plans and (clue.noun or not tied):
        _plan_first(state, clue, unit)
        return
    unit = unit or measuring.implied_unit(state, clue)
    if unit is None:
        state.token(clue.mention, "unattached")
    elif tied and figure is not None and _waits(figure, clue):
        fill(state, figure, clue, unit)
    else:
        _open(state, clue, unit)


def _no_figure(state: State, clue: Clue, unit: str | None) -> str | None:
    """Why an amount is no figure: a counter of readers, or a price."""
    if unit == "lượt" and clue.own.lower().startswith(("lượt xem", "lượt truy cập")):
        return "counter"
    own = clue.own.lower()
    if own.startswith(PAPER_NOUNS) and PAPERS.search(clue.lead().lower()):
        return "resolution"
    if own.startswith("tổ") and clue.lead().lower().endswith(("thảo luận tại ", "thảo luận ở ")):
        return "furniture"
    if clue.cue in ("u", "d") and PLACES.search(clue.lead().lower()):
        return "property"
    if unit is not None and unit.split(",")[0] in HOLDERS and clue.lead().lower().endswith(PART_OF):
        return "property"
    if unit is None or not is_measure(unit):
        return "size" if unit == "độ c" else None
    low = clue.noun.lower()
    lead = state.low[clue.left.start : clue.mention.start]
    if " hộ" in lead and "đồng" in unit and SOME.search(lead):
        return "example"
    if low and ((low.startswith("mỗi ") and GRANTED.search(low)) or RULED.match(low)):
        return "norm"
    first = unit.partition("/")[0]
    if first in LENGTHS:
        if state.was == "V" and not clue.sep and low.endswith(" dài"):
            return None
        weather = first == "mm" or SIZE.search(low) or "báo động" in lead
        return "size" if weather else None
    return "price" if first == "đồng" and _is_price(low, unit) else None


def _describes(state: State, clue: Clue, unit: str | None) -> bool:
    """ "3 doanh nghiệp có doanh thu trên 100 tỷ đồng": a bound that describes what is counted."""
    figure = state.open
    return (
        figure is not None
        and state.was == "V"
        and not clue.sep
        and clue.shape[-1:] == "a"
        and is_measure(unit)
        and not is_measure(figure.unit)
        and state.low.endswith((" trên ", " dưới ", " từ "), 0, clue.mention.start)
        and CLASS.search(clue.lead().lower()) is not None
    )


def _changes(state: State, clue: Clue, unit: str | None) -> bool:
    """An amount that the open figure, or one of its sentence, rose or fell by."""
    figure = state.open
    if figure is None or not percents.leans_on_open(state, clue):
        return False
    figure = joining.changed(state, figure, clue, unit)
    if ";" in clue.sep and clue.own and not alike(figure.unit, unit):
        return False
    if alike(figure.unit, unit):
        joining.change(state, figure, clue, unit)
    else:
        state.token(clue.mention, "unattached")
    return True


def _waits(figure: Figure, clue: Clue) -> bool:
    """Whether a figure told by its share or growth still waits for this value."""
    return figure.amount is None and (not clue.own or clue.sep[-1:] == "(") and _fills(figure)


def _open(state: State, clue: Clue, unit: str) -> None:
    """Open a figure for an amount."""
    subject = measuring.subject_of(state, clue)
    labelled = bool(subject) and subject == state.topic
    told = (
        ""
        if clue.own and clue.own.lower() != unit and clue.left.turn.loose and len(clue.noun) > LOOSE
        else clue.noun
    )
    name = naming.compose(told, clue.own, subject if told == clue.noun else "", unit, labelled)
    if name == clue.own and not told:
        verb = FINISHED.search(clue.lead().lower())
        name = f"{name} {verb.group(1)}" if verb else name
    if not name:
        state.token(clue.mention, "unattached")
    else:
        fill(state, state.new(clue, name), clue, unit)


def _is_price(noun: str, unit: str) -> bool:
    """ "(25 nghìn đồng/kg)", "giá lợn hơi 66.000 đồng/kg": what one unit costs; an average price
    is a
    figure.
    """
    if noun.startswith(("giá ", "vé ", "đơn giá ", "tỷ giá")):
        return not noun.startswith("giá trị") and "bình quân" not in noun
    return unit.endswith(PRICES) and "giá" not in noun


def _changes_alone(state: State, clue: Clue, unit: str | None) -> bool:
    """ "số vụ cháy giảm 6 vụ": a change with no value, of a noun or of a figure told before."""
    lead = state.low[clue.left.start : clue.mention.start]
    if not MOVED.search(lead[-24:]):
        return False
    if clue.noun and not clue.left.turn.loose:
        joining.change(state, state.new(clue, clue.noun), clue, unit)
        return True
    follows = (
        clue.basis or state.open is not None or clue.left.turn.since or clue.shape[:1] in ("u", "d")
    )
    for figure in state.item[-6:]:
        if figure.change is None and unit is not None and alike(figure.unit, unit) and follows:
            state.open = figure
            joining.change(state, figure, clue, unit)
            return True
    return False


def _joins(state: State, figure: Figure, clue: Clue, unit: str | None) -> bool:
    """An amount that belongs to the open figure: its plan, its base, its change told again."""
    shape = clue.shape
    if (
        state.was == "G"
        and shape in (",", "&", ",&")
        and clue.own.lower() == unit
        and not clue.basis
    ):
        told = [
            f for f in state.item[-6:] if f.unit == unit and f.change is None and f is not figure
        ]
        if told:
            clue.cue = state.sign
            joining.change(state, told[-1], clue, unit)
            return True
    if figure.amount is not None and clue.left.turn.plain_plan:
        joining.plan_amount(state, figure, clue, unit)
    elif ("(" in shape and clue.left.gap.timed >= 0 and _was_before(state, clue)) or (
        clue.left.turn.plain_base and (state.was in ("%", "G") or "Y" in shape)
    ):
        joining.base(state, figure, clue, unit)
    elif (
        state.was == "S"
        and shape in ("N(", "(")
        and figure.share is not None
        and figure.whole is None
        and alike(figure.unit, unit)
    ):
        figure.whole = state.number(clue.mention, None)._replace(exact=True)
        state.done(clue.mention, "V", figure)
    elif (
        state.was == "G"
        and figure.growth is not None
        and figure.change is None
        and clue.left.turn.again
        and (
            joining.says_same(state, clue)
            or (shape in ("e", ",e") and joining.says_equal(state, clue))
        )
        and (figure.unit is None or alike(figure.unit, unit))
    ):
        clue.cue = "d" if figure.growth.value < 0 else "u"
        joining.change(state, figure, clue, unit)
    elif clue.left.turn.plans:
        joining.plan_amount(state, figure, clue, unit)
    else:
        return False
    return True


def _was_before(state: State, clue: Clue) -> bool:
    """ "(quý II/2022: 40,1 triệu USD)": the value of an earlier year, in brackets."""
    year = YEAR.search(clue.lead())
    return year is not None and state.year is not None and int(year[0]) < state.year


def _plan_first(state: State, clue: Clue, unit: str | None) -> None:
    """A plan told before its result."""
    name = clue.noun or state.topic or clue.own or clue.words
    figure = state.new(clue, name)
    figure.role = "plan"
    joining.plan_amount(state, figure, clue, unit)


def _is_plan(noun: str) -> bool:
    """Whether a noun phrase names a plan, or what was assigned."""
    return noun.endswith(GIVEN) or f"{noun} ".startswith(PLANS)


def _fills(figure: Figure) -> bool:
    """Whether a figure without a value says something else."""
    return bool(
        figure.plan_share or figure.growth or figure.plan_amount or figure.share or figure.base
    )


def fill(state: State, figure: Figure, clue: Clue, unit: str) -> None:
    """Give a figure its value, and the whole of its pair."""
    mention = clue.mention
    approx = clue.approx()
    figure.amount = state.number(mention, approx)
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
    if not (figure.plan_share or figure.growth or figure.plan_amount or figure.share) and (
        given or (clue.noun and _is_plan(clue.noun.lower()))
    ):
        figure.role = "plan"
    state.done(mention, "V", figure)
    if clue.own:
        figure.end = max(figure.end, clue.own_end)
