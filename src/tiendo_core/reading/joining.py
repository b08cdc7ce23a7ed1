"""The numbers that join a figure: plan, growth, change, share.

"vượt 4% kế hoạch" is 104; "bằng 98,7% cùng kỳ" is -1.3; "gấp 1,8 lần" is 80; percentage points of a
% indicator are a change; "vượt N%" with N of 100 or more keeps its N and leaves a remark.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.reading.clues import Clue
from tiendo_core.reading.figures import Figure, Number, PlanShare, Remark
from tiendo_core.reading.state import Bare, State
from tiendo_core.reading.units import is_measure, power_of
from tiendo_core.reading.wholes import ANY_COUNT, Rests, alike, find_whole, is_stage

ZERO = Decimal(0)
HUNDRED = Decimal(100)
_YEAR_AFTER = re.compile(r" năm (?:19|20)[0-9]{2}(?![0-9])")
_RATE = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất)")
_WORTH = re.compile(r"^về (?:giá trị|kim ngạch|trị giá|vốn|số vốn|số tiền)")


def percent(state: State, figure: Figure, clue: Clue, number: Number) -> None:
    """Join a percentage to a figure."""
    cue = clue.cue
    if "lần lượt" in state.low[clue.left.start : clue.mention.start]:
        bases = [c for c in clue.shape[clue.left.turn.lead :] if c in "YD"]
        if len(bases) == 2:
            state.leans.bases, state.leans.owner, clue.basis = bases, None, ""
        else:
            figure = _first_of_two(state, figure)
    elif clue.shape in ("&", ",&") and state.second is not None:
        figure, state.second = state.second, None
    if clue.own.lower().startswith(("về ", "số ")) and cue in ("u", "d", "e", ""):
        figure = _named(state, figure, clue)
    if state.was == "G" and (
        (not cue and (clue.shape in ("&", ",&", ",") or clue.own.startswith("về ")))
        or (clue.basis != "P" and says_same(state, clue))
    ):
        cue = clue.cue = state.sign
    if (
        not clue.basis
        and says_equal(state, clue)
        and _YEAR_AFTER.match(state.low, clue.mention.end)
    ):
        clue.basis = "Y"
    basis = clue.basis
    if basis and clue.right.turn.basis_after:
        _rebase(state, figure, clue)
    if cue in ("u", "d", "x") and (basis in ("Y", "D") or (not basis and cue != "x")):
        _grow(state, figure, clue, _signed(number, cue))
    elif basis == "P" and cue in ("u", "d") and figure.share is not None:
        _change(figure, _signed(number, cue), basis, clue.words)
    elif cue == "x" or (basis == "P" and cue in ("u", "d")):
        _exceed(state, figure, clue, number)
    elif basis == "P":
        state.leans.level = "P"
        _plan(state, figure, number, clue.words)
    elif basis:
        state.leans.level = basis
        state.leans.told(figure, basis)
        _growth(figure, number._replace(value=number.value - HUNDRED), basis, clue.words)
    elif not _bare(state, figure, clue, number):
        state.token(clue.mention, "unattached")
        return
    kind = "G" if cue in ("u", "d") else "S" if figure.share is number else "%"
    state.done(clue.mention, kind, figure)


def _first_of_two(state: State, figure: Figure) -> Figure:
    """ "giảm lần lượt 0,8% và 0,9%": the first goes to the figure before this one."""
    told = state.figures[state.first :]
    if len(told) < 2 or told[-1] is not figure:
        return figure
    state.second = figure
    return told[-2]


def _named(state: State, figure: Figure, clue: Clue) -> Figure:
    """ "giảm 14% về số doanh nghiệp": the figure of the sentence that the words name."""
    own = set(clue.own.lower().split())
    best, score = figure, (1, -99)
    for other in state.figures[state.first :][-8:]:
        words = f"{other.indicator} {other.unit}".lower().split()
        hits = len(own & set(words)), -len(words)
        if hits >= score and other.growth is None:
            best, score = other, hits
    if score[0] > 1 or best is not figure:
        return best
    worth = _WORTH.search(clue.own.lower())
    for other in reversed(state.figures[state.first :][-4:]):
        money = (other.unit or "").endswith(("đồng", "usd"))
        if other.amount is not None and other.growth is None and worth and money:
            return other
    return best


def _grow(state: State, figure: Figure, clue: Clue, number: Number) -> None:
    """Growth in per cent; of a % indicator it is a change in points.

    Of two bare growths the first is against the month before, the second against the year before.
    """
    basis = clue.basis
    state.sign = clue.cue
    if basis:
        state.leans.told(figure, basis)
        state.leans.words[basis] = clue.words
    else:
        basis = state.leans.basis(figure)
        bare = state.leans.bare
        if (
            basis == "Y"
            and bare
            and bare[-1].figure is figure
            and bare[-1].number is figure.growth
            and clue.shape[:1] in "&,"
        ):
            figure.delta_share, figure.growth = figure.growth, None
            figure.delta_basis = figure.delta_basis or state.leans.words.get("D")
    rate = figure.unit == "%" or (figure.unit is None and _RATE.match(figure.indicator.lower()))
    if rate or (state.was == "S" and state.rated and figure.change is None):
        slot = "change" if basis == "Y" else "delta_amount"
        _change(figure, number, basis, clue.words)
    else:
        slot = "growth" if basis == "Y" else "delta_share"
        _growth(figure, number, basis, clue.words or state.leans.words.get(basis, ""))
    if not clue.basis:
        state.leans.bare.append(Bare(figure, slot, number))


def _rebase(state: State, figure: Figure, clue: Clue) -> None:
    """Numbers before this one that named no basis share the basis that follows it.

    "tăng 3.120 tỷ đồng (tăng 5,4%) so với 31/12/2023", "bằng 91,4% (giảm 4.356 con) so với cùng
    kỳ".
    """
    chained = "&" in clue.sep or "(" in clue.sep or clue.shape[:1] == "e"
    for bare in state.leans.bare if chained else ():
        holder, slot, number = bare
        if getattr(holder, slot) is not number or (holder is not figure and "&" not in clue.sep):
            continue
        if slot == "plan_share":
            if clue.basis == "P":
                holder.plan_basis = clue.words
                continue
            holder.plan_share = None
            _growth(holder, number._replace(value=number.value - HUNDRED), clue.basis, clue.words)
        elif clue.basis == "D" and slot in ("growth", "change"):
            setattr(holder, slot, None)
            target = "delta_share" if slot == "growth" else "delta_amount"
            setattr(holder, target, number)
            holder.delta_basis = holder.delta_basis or clue.words
        elif clue.basis == "Y" and slot in ("delta_share", "delta_amount"):
            setattr(holder, slot, None)
            setattr(holder, "growth" if slot == "delta_share" else "change", number)
    state.leans.bare.clear()


def _bare(state: State, figure: Figure, clue: Clue, number: Number) -> bool:
    """Join a percentage that names no basis; False when it has no place."""
    bracket = "(" in clue.sep
    amount = figure.amount
    if figure.whole is not None and figure.share is None and figure.plan_basis is None:
        figure.share = number
        lead = state.low[clue.left.start : clue.mention.start]
        state.rated = "tỷ lệ" in lead or "tỉ lệ" in lead
    elif (
        clue.cue == "e"
        and clue.own
        and amount is not None
        and figure.share is None
        and figure.unit != "%"
    ):
        figure.share = number
        find_whole(state, figure, number, Rests())
    elif clue.cue == "h":
        lead = state.low[clue.left.start : clue.mention.start]
        state.rated = "tỷ lệ" in lead or "tỉ lệ" in lead
        figure.share = figure.share or number
        find_whole(state, figure, number, Rests(certain=True, words=clue.own.lower()))
    elif (
        amount is None
        and figure.growth is None
        and _compares(state, clue)
        and not _RATE.match(figure.indicator.lower())
    ):
        _growth(figure, number._replace(value=number.value - HUNDRED), state.leans.level, "")
    elif amount is None and figure.plan_share is None and figure.plan_amount is None:
        figure.amount, figure.unit, figure.approx = number, "%", number.approx
    elif (
        amount is not None
        and figure.share is None
        and find_whole(state, figure, number, Rests(_is_part(figure) and not bracket, bracket))
    ):
        figure.share = number
    elif clue.shape.endswith("e") and _compares(state, clue):
        _growth(figure, number._replace(value=number.value - HUNDRED), state.leans.level, "")
    elif (
        amount is not None
        and figure.share is None
        and not clue.basis
        and clue.cue in ("", "e")
        and is_stage(state, figure)
    ) or (
        bracket
        and figure.share is None
        and not clue.cue
        and (not state.planned or figure.plan_share)
    ):
        figure.share = number
    elif _is_series(state, figure, clue):
        return False
    elif figure.plan_share is None or clue.shape in ("&", ",", ",&", "P&", "PN&"):
        _plan(state, figure, number, clue.words)
        state.leans.bare.append(Bare(figure, "plan_share", number))
    else:
        return False
    return True


def _is_series(state: State, figure: Figure, clue: Clue) -> bool:
    """ "lần lượt là 93,2%, 90,1% và 91,7%": rates of other things, no shares of a plan."""
    told = figure.plan_share is None and figure.growth is None and state.was == "R"
    return figure.unit == "%" and told and clue.shape in (",", "&", ",&")


def _compares(state: State, clue: Clue) -> bool:
    """ "bằng 98,9%" in a sentence that compares with a year ago or an earlier date."""
    return clue.cue == "e" and state.leans.level in ("Y", "D") and says_equal(state, clue)


def _is_part(figure: Figure) -> bool:
    """Whether a figure is a count told as a part of another count."""
    parent = figure.parent
    return parent is not None and parent.unit == figure.unit and not is_measure(figure.unit)


def says_same(state: State, clue: Clue) -> bool:
    """Whether a number tells the one before it again: "(5,4%)", "hay 5,4%", "tương ứng 5,4%"."""
    if clue.cue not in ("", "e"):
        return False
    lead = state.low[clue.left.start : clue.mention.start]
    return "(" in lead or "tương" in lead or "hay" in lead or "tức" in lead or "=" in lead


def says_again(state: State, clue: Clue) -> bool:
    """Whether an amount tells a share again in other words ("hay thiếu 1.550 tấn")."""
    lead = state.low[clue.left.start : clue.mention.start]
    return "hay" in lead or "tương" in lead or "tức" in lead


def says_equal(state: State, clue: Clue) -> bool:
    """Whether the lead is "bằng", which compares, rather than "đạt", which measures."""
    return "bằng" in state.low[clue.left.start : clue.mention.start]


def _plan(state: State, figure: Figure, number: Number, words: str) -> None:
    """Join a share of the plan; without a basis it leans on the plan the sentence spoke of."""
    if words:
        state.plan_words = words
    words = words or (state.plan_words if state.planned else "")
    state.planned = True
    if figure.plan_share is not None:
        figure.alt_plan.append(PlanShare(number, words))
        return
    figure.plan_share = number
    figure.plan_basis = words or figure.plan_basis
    if figure.plan_amount is None and figure.amount is not None:
        figure.plan_amount = _told_plan(state, figure, number)


def _told_plan(state: State, figure: Figure, number: Number) -> Number | None:
    """The plan told before as a fact, when it is the one a share of the plan rests on."""
    for other in state.item[-8:]:
        plan = other.plan_amount or other.amount if other.role == "plan" else None
        if plan is None or figure.amount is None or plan.value <= ZERO:
            continue
        off = abs(HUNDRED * figure.amount.value / plan.value - number.value)
        if off <= number.step and alike(other.unit, figure.unit):
            return plan
    return None


def _exceed(state: State, figure: Figure, clue: Clue, number: Number) -> None:
    """ "vượt N%": N more than the plan, unless N is itself the share; both are remarked."""
    value = number.value
    mention = clue.mention
    more = HUNDRED + value
    if clue.cue == "d":
        value = HUNDRED - value
    elif value < HUNDRED:
        if figure.unit == "%":
            state.remarks.append(Remark("over-plan", mention.start, mention.end, (value, more)))
        value = more
    else:
        state.remarks.append(Remark("over-plan", mention.start, mention.end, (value, more)))
    _plan(state, figure, number._replace(value=value), clue.words)


def _growth(figure: Figure, number: Number, basis: str, words: str) -> None:
    if basis == "D":
        if figure.delta_share is None:
            figure.delta_share = number
            figure.delta_basis = figure.delta_basis or words or None
    elif figure.growth is None:
        figure.growth = number


def _change(figure: Figure, number: Number, basis: str, words: str) -> None:
    if basis == "Y":
        figure.change = figure.change or number
    elif figure.delta_amount is None:
        figure.delta_amount = number
        figure.delta_basis = figure.delta_basis or words or None
        if basis == "P":
            figure.plan_basis = figure.plan_basis or words or None


def _signed(number: Number, cue: str) -> Number:
    return number._replace(value=-number.value) if cue == "d" else number


def points(state: State, figure: Figure, clue: Clue) -> None:
    """Join percentage points."""
    number = _signed(state.number(clue.mention, clue.approx()), clue.cue)
    _change(figure, number, clue.basis or state.leans.basis(figure), clue.words)
    state.done(clue.mention, "G", figure)


def times(state: State, figure: Figure, clue: Clue) -> None:
    """Join "gấp N lần"; "giảm N lần" says nothing that can be computed."""
    number = state.number(clue.mention, None)
    state.done(clue.mention, "G", figure)
    if clue.cue == "d":
        return
    scaled = number._replace(value=number.value * HUNDRED, step=number.step * HUNDRED)
    basis = clue.basis or state.leans.basis(figure)
    if basis == "P":
        _plan(state, figure, scaled, clue.words)
    else:
        base = HUNDRED if clue.cue in ("g", "e", "") else ZERO
        _growth(figure, scaled._replace(value=scaled.value - base), basis, clue.words)


def changed(state: State, figure: Figure, clue: Clue, unit: str | None) -> Figure:
    """Which figure of the sentence a change speaks of: the open one, or the one its noun names."""
    told = state.figures[state.first :] if figure.sentence == state.index else state.item
    if len(told) < 2 or unit is None:
        return figure
    if figure.change is None and alike(figure.unit, unit) and ";" not in clue.sep:
        twin = next((f for f in reversed(told[-4:-1]) if f.unit == unit), None)
        if figure.unit == unit or twin is None or twin.change or twin.growth or is_measure(unit):
            return figure
    own = set(clue.own.lower().split())
    best, score = figure, -1
    for other in told[-8:]:
        if (
            other.change is None
            and other.growth is None
            and (alike(other.unit, unit) or (unit in ANY_COUNT and not is_measure(other.unit)))
        ):
            hits = len(own & set(other.indicator.lower().split()))
            if hits > score:
                best, score = other, hits
    state.open = best
    return best


def change(state: State, figure: Figure, clue: Clue, unit: str | None) -> None:
    """Join an amount that a figure rose or fell by."""
    number = _signed(state.number(clue.mention, clue.approx()), clue.cue)
    if unit and figure.unit:
        number = converted(number, unit, figure.unit)
    if clue.basis and clue.right.turn.basis_after:
        _rebase(state, figure, clue)
    state.sign = clue.cue
    basis = clue.basis or state.leans.basis(figure)
    if (
        not clue.basis
        and state.was == "%"
        and figure.plan_share is not None
        and says_again(state, clue)
    ):
        basis = "P"
    if clue.basis in ("Y", "D"):
        state.leans.told(figure, clue.basis)
    _change(figure, number, basis, clue.words)
    if not clue.basis:
        state.leans.bare.append(Bare(figure, "change" if basis == "Y" else "delta_amount", number))
    state.done(clue.mention, "G", figure)


def plan_amount(state: State, figure: Figure, clue: Clue, unit: str | None) -> None:
    """Join the value of the plan."""
    number = state.number(clue.mention, None)
    if figure.unit is None:
        figure.unit = unit
    elif unit:
        number = converted(number, unit, figure.unit)
    figure.plan_amount = figure.plan_amount or number
    figure.plan_basis = figure.plan_basis or clue.words or None
    state.planned = True
    state.done(clue.mention, "P", figure)


def base(state: State, figure: Figure, clue: Clue, unit: str | None) -> None:
    """Keep the value told for the period compared with ("so với cùng kỳ 806 tỷ")."""
    number = state.number(clue.mention, None)
    if unit and figure.unit:
        number = converted(number, unit, figure.unit)
    figure.base = figure.base or number
    state.token(clue.mention, "base")


def converted(number: Number, unit: str, wanted: str) -> Number:
    """Money told in another scale, in the scale wanted."""
    if unit == wanted or unit.rsplit(maxsplit=1)[-1] != wanted.rsplit(maxsplit=1)[-1]:
        return number
    shift = power_of(unit.split(maxsplit=1)[0]) - power_of(wanted.split(maxsplit=1)[0])
    return number._replace(value=number.value.scaleb(shift), step=number.step.scaleb(shift))
