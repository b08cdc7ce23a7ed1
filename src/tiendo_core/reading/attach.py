"""Attach numbers to figures: clause by clause, cue by cue.

A figure is opened by a noun phrase and a value (``amounts``, ``percents``); later numbers of the
clause
join it as plan, growth, share or change (``joining``); parentheses return to their parent; "trong
đó"
makes children.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile, zip_longest

from tiendo_core.reading import measuring, naming, percents, values
from tiendo_core.reading.clues import Clue, Side
from tiendo_core.reading.figures import Figure
from tiendo_core.reading.gaps import Gap, spell
from tiendo_core.reading.segment import Sentence
from tiendo_core.reading.state import Leans, State
from tiendo_core.reading.tokens import LINKED, Mention, mantissa
from tiendo_core.reading.turns import Turn, turn
from tiendo_core.reading.units import is_measure

SLASH = re.compile(r"[^\d/]{0,60}/ ?")
OVER = frozenset(
    {" trên ", " trên tổng số ", " trong tổng số ", " trong số ", " trên tổng ", "/tổng số "}
)
OLD_YEAR = re.compile(r"(?:so với |so |với )?(?:cuối |đầu )?năm ([0-9]{4})$")
SAME_SPAN = re.compile(
    r"(?:tháng (?:0?[1-9]|1[01])|quý (?:[123]|i{1,3}))(?: ?[/\-] ?| năm )([0-9]{4})$"
)
"""A month or quarter of a year; the last of a year is as often the one before this."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
AHEAD = re.compile(
    r"thời gian tới|năm tới|quý tới|tháng tới|từ nay đến cuối|những tháng (?:cuối|còn lại)|"
    r"các tháng (?:cuối|còn lại)|"
    r"(?:2|3|4|5|hai|ba|bốn|năm) tháng (?:cuối năm|còn lại)"
)
_AIMS = r"(?:mục tiêu|chỉ tiêu phấn đấu|nhiệm vụ)"
AIMS = re.compile(r"[\-+*.:] ?" + _AIMS)
OPENS_AHEAD = re.compile(r"trước (?:ngày )?[0-9]|" + _AIMS)
"""How a text may open that speaks of what is still to come."""
ARRIVES = re.compile(r"(?:^|\s)(?:lên|xuống|còn)(?:\s|$)")
UP_TO = (" đến ", " tới ", " - ", "-")
LONGEST = 80
WHOLE_LISTS = frozenset({"gồm", "bao gồm", "gồm có", "bao gồm có", "chia ra"})
OTHER_WHOLE = re.compile(r"[,;)]N$")
"""A noun of its own before "gồm": what follows are its parts, not those of the open figure."""
CUMULATIVE = re.compile(r"[0-9] tháng|tính chung|lũy kế|luỹ kế|cộng dồn|cả năm")
GROUPS = frozenset({"100", "1.000", "1000", "10.000", "10000", "100.000", "100000"})
MEASURED = re.compile(
    r"(?:tổng )?(?:nguồn vốn|số vốn|vốn|kinh phí|giá trị|doanh thu|diện tích|sản lượng|dư nợ|"
    r"số tiền|thu nhập|lợi nhuận|nguồn lực)"
)
LEADS_IN = re.compile(r"(?:sau|sau đây|cụ thể|như)$|^(?:kết quả|kết luận|số liệu)$")
PEOPLE = (" dân", " người", " nữ", " trẻ")
QUARTERS = frozenset("12345")
TOTALS = (" trên tổng số ", " trong tổng số ", "/tổng số ")
OF_ALL = re.compile(r"(?:/| trên | trong )tổng số$")


def _worked_out(words: str, first: bool, last: bool) -> tuple[Gap, Turn]:
    """The words between two numbers, or before the first or after the last, worked out."""
    gap = spell(words)
    return gap, turn(gap.shape, first, last)


_remembered = lru_cache(maxsize=1 << 15)(_worked_out)
"""The same for words so short that they come again (", bằng ", " so với cùng kỳ, ")."""


def read_sentence(
    state: State, sentence: Sentence, mentions: list[Mention], index: int, target: bool
) -> None:
    """Read the mentions of one sentence."""
    state.open = state.parent = None
    state.stack = []
    state.last_subject = state.subject or state.last_subject
    state.topic = state.subject = state.was = ""
    state.planned = state.sharing = False
    state.plan_words = ""
    state.targeting = target or _looks_ahead(state.low, sentence.start, mentions[0].start)
    state.index = index
    state.first = len(state.figures)
    if sentence.line != state.line:
        state.item, state.line = [], sentence.line
        state.last_subject = ""
    if len(mentions) > 1:
        mentions = _link(state, mentions)
    left = _side(state, sentence.start, mentions[0].start, first=True)
    if not left.gap.shape.startswith("c"):
        state.leans = Leans()
    elif state.item:
        state.parent = _first_of_sentence(state.item)
    if left.turn.since:
        state.leans.bases = [left.turn.since] if left.turn.since != "P" else ["Y"]
        state.leans.level = left.turn.since
        state.planned = left.turn.since == "P"
        if state.planned:
            chunk = next(c for c in left.gap.chunks if c.letter == "P")
            state.plan_words = state.text[left.start + chunk.start : left.start + chunk.end]
    if left.gap.shape[:1] == "v" and left.turn.noun[0] >= left.turn.noun[1]:
        state.open = _told_last(state, index)
    for mention, following in zip_longest(mentions, mentions[1:]):
        stop = following.start if following else sentence.end
        right = _side(state, mention.end, stop, last=following is None)
        clue = Clue(state.text, mention, left, right)
        if clue.noun and following and _within(state, clue, following):
            state.token(mention, "property")
            left = _side(state, left.start, stop, first=left.start == sentence.start)
            continue
        if left.turn.marks or left.gap.timed >= 0:
            _follow(state, left)
            if (
                left.gap.timed >= 0
                and clue.left.start != sentence.start
                and CUMULATIVE.search(state.low, left.start, mention.start)
            ):
                state.leans = Leans()
        if state.targeting and not target:
            state.targeting = state.low.find("đến nay", left.start, mention.start) < 0
        _one(state, clue)
        left = right


def _first_of_sentence(item: list[Figure]) -> Figure | None:
    """The first figure without a parent of the sentence last read.

    It is looked for from the end: an item is as long as its line, which may be all of the text.
    """
    last = item[-1].sentence
    of_sentence = list(takewhile(lambda figure: figure.sentence == last, reversed(item)))
    return next((figure for figure in reversed(of_sentence) if figure.parent is None), None)


def _looks_ahead(low: str, start: int, stop: int) -> bool:
    """Whether the words before the first number of a sentence speak of what is still to come."""
    if AHEAD.search(low, start, stop) or AIMS.search(low, start, stop):
        return True
    return start == 0 and OPENS_AHEAD.match(low, 0, stop) is not None


def _told_last(state: State, index: int) -> Figure | None:
    """The one figure of the sentence before, for "So với dự toán tỉnh giao, đạt 85%"."""
    told = [f for f in state.item[-4:] if f.sentence == index - 1 and f.parent is None]
    return told[0] if len(told) == 1 else None


def _within(state: State, clue: Clue, following: Mention) -> bool:
    """A number inside the name of another figure, which has its value after it.

    "tỷ lệ người được tiêm ít nhất 1 mũi là 24,7%", "giá trị trên 1 ha đạt 118 triệu đồng", "tiền
    của 3
    chương trình tiêu 41,2 tỷ đồng".
    """
    mention = clue.mention
    if _per_people(state, mention):
        return True
    if mention.percent or mention.second or clue.right.turn.sep or clue.right.turn.after:
        return False
    if mention.head in ("1", "01") and state.low.endswith(" trên ", 0, mention.start):
        return True
    if mention.unit:
        return False
    if clue.noun.lower().startswith(("tỷ lệ", "tỉ lệ")):
        return following.percent
    measured = following.percent or following.unit is not None
    inside = state.low.endswith(" của ", 0, mention.start) or (
        clue.right.turn.cue == "e" and MEASURED.match(clue.noun.lower())
    )
    return measured and bool(clue.own) and bool(inside)


def _link(state: State, mentions: list[Mention]) -> list[Mention]:
    """Numbers that belong together: ranges ("8,5 - 9,2 triệu") and pairs in words ("35 trên tổng số
    72").
    """
    linked: list[Mention] = []
    for mention in mentions:
        last = linked[-1] if linked else None
        if (
            last is not None
            and mention.start - last.end < 20
            and mention.second is None
            and last.second is None
        ):
            between = state.low[last.end : mention.start]
            if between in LINKED:
                last.kind = mention.kind = "range"
            elif last.unit is None and between in OVER and not mention.percent:
                last.second, last.end, last.unit, last.scale = (
                    mention.head,
                    mention.end,
                    mention.unit,
                    mention.scale,
                )
                continue
        linked.append(mention)
    return linked


def _side(state: State, start: int, stop: int, *, first: bool = False, last: bool = False) -> Side:
    work_out = _remembered if stop - start <= LONGEST else _worked_out
    gap, worked_out = work_out(state.low[start:stop], first, last)
    return Side(gap, start, worked_out)


def _follow(state: State, side: Side) -> None:
    """Follow parentheses, "trong đó", targets and topics through the words before a number."""
    if side.turn.target:
        state.targeting = True
    elif side.gap.timed >= 0 and side.gap.chunks:
        words = state.low[side.start : side.start + side.gap.chunks[-1].end]
        at = words.find("dự kiến")
        later = YEAR.search(words) if at > side.gap.timed else None
        state.targeting = state.targeting or (
            0 <= at < side.gap.timed
            or (later is not None and state.year is not None and int(later[0]) > state.year)
        )
    shape = side.gap.shape
    if ";" in shape:
        state.leans.bare.clear()
    for i, letter in enumerate(shape):
        if letter == "(":
            state.stack.append((state.open, state.parent))
            state.parent = state.open or state.parent
        elif letter == ")" and state.stack:
            state.open, state.parent = state.stack.pop()
        elif letter == "c":
            state.parent = state.open or state.parent
            chunk = side.gap.chunks[i]
            words = state.low[side.start + chunk.start : side.start + chunk.end]
            if words in WHOLE_LISTS and OTHER_WHOLE.search(shape, 0, i):
                state.parent = None
            if state.parent is not None and words in WHOLE_LISTS:
                state.parent.complete = True
        elif (
            letter == ":"
            and state.open is not None
            and state.open.amount is not None
            and not is_measure(state.open.unit)
        ):
            state.parent = state.open
        elif (
            letter == ":" and i and shape[i - 1] == "N" and (state.open is None or ";" in shape[:i])
        ):
            chunk = side.gap.chunks[i - 1]
            words = state.text[side.start + chunk.start : side.start + chunk.end]
            state.topic = "" if LEADS_IN.search(words.lower()) else naming.clean(words)


def _one(state: State, clue: Clue) -> None:
    """Decide what one number is: part of the open figure, or the value of a new one.

    No value is a bound ("từ 6 đến 11 tuổi").
    """
    mention, turn = clue.mention, clue.left.turn
    if clue.basis == "Y" and state.year is not None:
        old = OLD_YEAR.match(clue.words.lower())
        if old and int(old.group(1)) < state.year - 1:
            clue.basis = "D"
    elif clue.basis == "D" and state.year is not None:
        same = SAME_SPAN.search(clue.words.lower())
        if same and int(same.group(1)) == state.year - 1:
            clue.basis = "Y"
    if mention.start >= state.aside:
        state.token(mention, "aside")
    elif state.targeting:
        state.token(mention, "target")
    elif mention.kind == "range" or turn.limit or clue.right.turn.speaks:
        state.token(mention, mention.kind or ("limit" if turn.limit else "target"))
    elif turn.starts and state.low.startswith(UP_TO, mention.end):
        state.token(mention, "range")
    elif _names(state, clue):
        state.token(mention, "property")
    elif turn.starts and clue.cue != "g" and _starts(state, clue):
        return
    elif mention.kind == "malformed" or mantissa(mention.head) is None:
        _malformed(state, clue)
    elif state.was in ("V", "S") and state.open is not None and _completes(state, clue, state.open):
        return
    elif mention.percent:
        percents.percent(state, clue)
    elif mention.unit == "lần" or (mention.unit or "").startswith("điểm"):
        percents.ratio(state, clue)
    else:
        values.amount(state, clue)


def _per_people(state: State, mention: Mention) -> bool:
    """ "bác sĩ bình quân 1 vạn dân", "giường bệnh trên 100.000 dân": what a rate is told for."""
    return (
        (mention.head in GROUPS or mention.head == "1")
        and state.low.startswith(" dân", mention.end)
        and state.low.endswith((" trên ", " bình quân "), 0, mention.start)
    )


def _names(state: State, clue: Clue) -> bool:
    """A number that is no value but a part of what is told: "đủ 2 mũi", "45 thuê bao/100 dân",
    "bằng 3/4 dự toán", "6 xã đạt 19/19 tiêu chí".
    """
    mention, low = clue.mention, state.low
    if _per_people(state, mention):
        return True
    before = low[mention.start - 1 : mention.start]
    if before == "/" and clue.left.gap.shape:
        return mention.head in GROUPS or low.startswith(PEOPLE, mention.end)
    if mention.unit is None and low.endswith("đủ ", 0, mention.start):
        return bool(clue.own)
    if mention.second is not None and mention.second in QUARTERS and mention.head in QUARTERS:
        return clue.right.turn.opens_plan
    return (
        state.was == "V"
        and clue.sep == ""
        and clue.cue == "e"
        and clue.own.lower().startswith("tiêu chí")
    )


def _starts(state: State, clue: Clue) -> bool:
    """ "giảm từ 12,3% xuống còn 9,58%": the first number is the base of the second."""
    gap, start, turn = clue.right
    lead = state.low[start : start + (gap.chunks[-1].end if gap.chunks else 0)]
    if turn.ends or not ARRIVES.search(lead[-24:]):
        return False
    figure = state.open
    if figure is None or (clue.noun and not percents.leans_on_open(state, clue)):
        if not clue.noun:
            return False
        figure = state.new(clue, clue.noun)
    figure.base = state.number(clue.mention, None)
    state.token(clue.mention, "base")
    state.was = "F"
    return True


def _completes(state: State, clue: Clue, figure: Figure) -> bool:
    """ "412,6 ha/420 ha", "35 trên tổng số 72 trường": the second half of a pair."""
    mention = clue.mention
    if mention.percent or mention.second or figure.whole is not None:
        return False
    if mention.start and state.low[mention.start - 1] not in "/ ":
        return False
    left = state.low[clue.left.start : mention.start]
    if state.was == "S" and not left.endswith(TOTALS):
        return False
    slash = left.rstrip()[-1:] == "/" and SLASH.fullmatch(left) is not None
    if not (slash or left in OVER or left.endswith(TOTALS)):
        return False
    unit = measuring.unit_of(state, clue)
    if unit is None or figure.unit is None:
        unit = unit or figure.unit
    elif unit != figure.unit:
        return False
    figure.unit = unit
    figure.whole = state.number(mention, None)._replace(exact=True)
    figure.indicator = OF_ALL.sub("", figure.indicator)
    if clue.right.turn.basis_after == "P":
        figure.plan_basis = clue.words or figure.plan_basis
    if clue.own and not is_measure(unit) and (left in OVER or slash):
        figure.indicator = naming.compose(
            figure.indicator if left in OVER else "", clue.own, figure.indicator, unit
        )
    state.done(mention, "V", figure)
    return True


def _malformed(state: State, clue: Clue) -> None:
    """A number that cannot be read: the figure keeps its words, the value stays null."""
    mention = clue.mention
    state.token(mention, "malformed")
    if mention.percent and percents.leans_on_open(state, clue) and state.open is not None:
        if clue.basis == "P" and state.open.plan_basis is None:
            state.open.plan_basis = clue.words
        state.open.end = max(state.open.end, mention.end)
    elif clue.noun and not mention.percent:
        state.new(clue, naming.compose(clue.noun, clue.own, "", None))
