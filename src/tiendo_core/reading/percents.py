"""Percentages: a rate told as a value, or a number that joins the open figure."""

from __future__ import annotations

import re

from tiendo_core.reading import joining
from tiendo_core.reading.clues import Clue
from tiendo_core.reading.figures import Figure, Number
from tiendo_core.reading.state import State
from tiendo_core.reading.units import is_measure

RATE = re.compile(
    r"(?:^| )(?:tỷ lệ|tỉ lệ|độ che phủ|hộ nghèo|hộ cận nghèo|tỷ trọng|tỉ trọng|tỷ suất|tốc độ|"
    r"cơ cấu|số vụ|bao phủ|"
    r"che phủ|tăng trưởng|mức tăng|suất|mức độ|phủ|hài lòng|thị phần|công suất|đúng hạn|trước hạn|"
    r"tổn thất|hao hụt|lạm phát|thất nghiệp|lãi suất)"
)
GROWTH_RATE = re.compile(r"tốc độ|tăng trưởng|mức tăng|nhịp độ")
QUANTITY = re.compile(
    r"^(?:tổng )?(?:thu|chi|giá trị|sản lượng|diện tích|doanh thu|kim ngạch|giải ngân|vốn|kết nạp|"
    r"huy động(?! trẻ| học sinh)|phát triển|chỉ tiêu|gtsx|"
    r"kế hoạch|xuất khẩu|sản xuất|thương mại|công nghiệp|dịch vụ|nông nghiệp|trồng|gieo|đóng nộp|"
    r"tổng mức)"
)
FREED = re.compile(r"được (?:hỗ trợ|miễn|giảm|miễn giảm|cấp bù)$|độ ẩm")
SINCE_YEAR = re.compile(r" (?:so với )?(?:đầu |cuối )?năm ((?:19|20)[0-9]{2})(?![0-9])")
ABOUT = re.compile(r"về ")
CONTRIBUTES = re.compile(r"đóng góp|(?<![^\W_])(?:làm|kéo) (?:tăng|giảm)(?![^\W_])")
"""A part of a growth in points: neither a value nor a change of what is told."""


def leans_on_open(state: State, clue: Clue) -> bool:
    """Whether a share or a change leans on the open figure instead of a noun of its own."""
    if state.open is None:
        return False
    if _another_period(state, clue, state.open):
        return False
    if not clue.noun or clue.sep == "":
        return True
    return clue.left.turn.loose and ";" not in clue.sep and "c" not in clue.sep


def _another_period(state: State, clue: Clue, figure: Figure) -> bool:
    """ "tháng 9 tăng 12,4%; lũy kế 9 tháng tăng 10,64%": the same indicator in another period."""
    gap = clue.left.gap
    if gap.timed < 0 or clue.noun or not (";" in clue.sep or "," in clue.sep):
        return False
    clue.noun = figure.indicator
    return True


def percent(state: State, clue: Clue) -> None:
    """Take in a percentage: a plan, a base, a rate of its own, or a number that joins a figure."""
    tied = leans_on_open(state, clue)
    if tied and _is_property(state, clue):
        state.token(clue.mention, "property")
        return
    if clue.basis == "P":
        state.planned = True
    number = state.number(clue.mention, clue.approx())
    figure: Figure | None = state.open if tied else None
    if clue.basis == "D" and clue.cue in ("", "e") and _tells_when(state, clue, figure, number):
        return
    if _tells_plan(clue, figure):
        _plan(state, clue, figure)
        return
    if figure is not None and _names_its_own(clue):
        figure = None
    if figure is not None and _tells_base(state, clue, figure):
        figure.base = figure.base or number
        state.token(clue.mention, "base")
        return
    if figure is not None and figure.role == "plan" and clue.cue == "e" and not clue.basis:
        figure = _spent(state, clue, figure) if figure.amount else figure
    if figure is None and FREED.search(clue.noun) and not clue.basis:
        state.token(clue.mention, "norm")
        return
    figure = figure or _rate(state, clue, number)
    if figure is not None:
        joining.percent(state, figure, clue, number)


def _tells_when(state: State, clue: Clue, figure: Figure | None, number: Number) -> bool:
    """ "Tỷ lệ hộ nghèo đầu năm 6,2%, cuối năm còn 4,8%": what a rate was, then what it is."""
    if clue.right.turn.basis_after or "v" in clue.shape or joining.says_equal(state, clue):
        return False
    if figure is not None and figure.base is not None and figure.amount is None:
        figure.amount, figure.unit, figure.approx = number, "%", number.approx
        state.done(clue.mention, "V", figure)
        return True
    if not clue.noun or not RATE.search(clue.noun.lower()) or clue.cue:
        return False
    figure = state.new(clue, clue.noun)
    figure.base = number
    state.token(clue.mention, "base")
    state.was = "F"
    return True


def _tells_plan(clue: Clue, figure: Figure | None) -> bool:
    """ "(nghị quyết 90%)", "so với chỉ tiêu 95,5%": the plan of a rate."""
    turn = clue.left.turn
    if clue.right.turn.basis_after:
        return False
    if turn.plans and clue.cue == "" and "v" not in clue.shape[turn.lead :]:
        return True
    return turn.plain_plan and figure is not None and figure.amount is not None


def _plan(state: State, clue: Clue, figure: Figure | None) -> None:
    """Take in the plan of a rate, before its result or after it."""
    if figure is None:
        figure = state.new(clue, clue.noun or state.topic or clue.words)
        figure.role = "plan"
    joining.plan_amount(state, figure, clue, "%")


def _names_its_own(clue: Clue) -> bool:
    """ "..., trên 92% đường ngõ xóm": a share with a noun after it and no verb is a new figure."""
    if clue.cue or clue.basis or not clue.own or ABOUT.match(clue.own.lower()):
        return False
    return clue.sep.lstrip(")") in (",", ";", "&", ",&", ",c", "c")


def _tells_base(state: State, clue: Clue, figure: Figure) -> bool:
    """ "tăng 12,4 điểm % so với cùng kỳ (72,7%)": what the rate was before."""
    return (
        (figure.unit in ("%", None) or state.was == "%" or "e" in clue.shape)
        and clue.left.turn.plain_base
        and state.was in ("G", "%")
        and clue.cue not in ("u", "d", "x", "g")
    )


def _spent(state: State, clue: Clue, plan: Figure) -> Figure:
    """ "Vốn được giao 2.940 tỷ đồng, tiêu được 68%": a result told only by its share of a plan."""
    figure = state.new(clue, plan.indicator)
    figure.plan_amount, figure.plan_basis = plan.amount, plan.indicator
    figure.whole = figure.amount = None
    figure.unit = plan.unit
    state.planned = True
    return figure


def _is_property(state: State, clue: Clue) -> bool:
    """ "4 trường đỗ 100%": the share describes the things counted, it is no figure."""
    figure = state.open
    if figure is None or state.was != "V" or clue.sep or is_measure(figure.unit):
        return False
    if clue.shape[:1] != "N" or clue.cue not in ("", "e"):
        return False
    if clue.basis:
        return clue.approx() in ("trên", "dưới", "từ")
    return (
        clue.cue == ""
        or bool(clue.own)
        or (
            clue.mention.head == "100"
            and "=" not in state.low[clue.left.start : clue.mention.start]
        )
    )


def _rate(state: State, clue: Clue, number: Number) -> Figure | None:
    """Open a figure for a percentage with a noun of its own; None when nothing is left to join."""
    parent = state.parent
    name = clue.noun or clue.own or state.topic or (parent.indicator if parent else "")
    if clue.noun and clue.own and len(clue.noun.split()) < 4:
        name = clue.own if clue.shape[-1:] == ":" else f"{clue.noun} {clue.own}"
    if not name and clue.left.gap.timed >= 0:
        name = state.last_subject
    if not name:
        state.token(clue.mention, "unattached")
        return None
    figure = state.new(clue, name)
    figure.approx = number.approx
    low = name.lower()
    if clue.cue == "h" and not clue.basis:
        state.sharing = True
    value_like = clue.cue in ("", "e") and (
        not clue.basis or (clue.basis == "Y" and GROWTH_RATE.search(low))
    )
    if not value_like:
        return figure
    rate = RATE.search(low) or not clue.noun or (parent is not None and parent.unit == "%")
    if state.leans.level in ("Y", "D") and joining.says_equal(state, clue) and not rate:
        joining.percent(state, figure, clue, number)
        return None
    if state.sharing and not clue.cue and not rate:
        figure.share = number
    elif not rate and (state.planned or (QUANTITY.search(low) and clue.cue == "e")):
        figure.plan_share = number
        state.planned = True
    else:
        figure.amount, figure.unit = number, "%"
    figure.approx = number.approx
    state.done(clue.mention, "R", figure)
    return None


def ratio(state: State, clue: Clue) -> None:
    """Percentage points and "gấp N lần"; "kiểm tra 3 lần" is neither."""
    figure = state.open
    if clue.mention.unit != "lần" and CONTRIBUTES.search(clue.lead().lower()):
        state.token(clue.mention, "contribution")
        return
    if clue.mention.unit == "lần" and clue.cue == "" and not clue.basis:
        state.token(clue.mention, "times")
        return
    if not leans_on_open(state, clue) or figure is None:
        name = clue.noun or state.topic
        if not name:
            state.token(clue.mention, "unattached")
            return
        figure = state.new(clue, name)
    if clue.mention.unit == "lần":
        since = SINCE_YEAR.match(state.low, clue.mention.end)
        if since and not clue.basis and state.year is not None:
            clue.basis = "Y" if int(since.group(1)) >= state.year - 1 else "D"
            clue.words = since.group().strip()
        joining.times(state, figure, clue)
    else:
        joining.points(state, figure, clue)
