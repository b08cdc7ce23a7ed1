"""The numbers that join a figure: plan, growth, change, share.

"vượt 4% kế hoạch" is 104; "bằng 98,7% cùng kỳ" is -1.3; "gấp 1,8 lần" is 80; percentage points of a %
indicator are a change; "vượt N%" with N of 100 or more keeps its N and leaves a remark.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tiendo_core.reading import naming
from tiendo_core.reading.clues import Clue
from tiendo_core.reading.figures import Figure, Number, PlanShare, Remark
from tiendo_core.reading.units import is_measure, power_of

if TYPE_CHECKING:
    from tiendo_core.reading.attach import Attacher

ZERO = Decimal(0)
HUNDRED = Decimal(100)
NEAR = Decimal("0.06")


def percent(state: Attacher, figure: Figure, clue: Clue, number: Number) -> None:
    """Join a percentage to a figure."""
    cue, basis = clue.cue, clue.basis
    if cue in ("u", "d", "x") and basis in ("Y", "D"):
        signed = _signed(number, cue)
        if figure.unit == "%":
            _change(figure, signed, basis, clue.words)
        else:
            _growth(figure, signed, basis, clue.words)
    elif cue == "x" or (basis == "P" and cue in ("u", "d")):
        _exceed(state, figure, clue, number)
    elif basis == "P":
        _plan(figure, number, clue.words)
    elif basis:
        _growth(figure, number._replace(value=number.value - HUNDRED), basis, clue.words)
    elif not _bare(state, figure, clue, number):
        state.token(clue.mention, "unattached")
        return
    state.done(clue.mention, "G" if cue in ("u", "d") else "%", figure)


def _bare(state: Attacher, figure: Figure, clue: Clue, number: Number) -> bool:
    """Join a percentage that names no basis; False when it has no place."""
    bracket = "(" in clue.sep
    if figure.whole is not None and figure.share is None:
        figure.share = number
    elif state.was == "G" and clue.cue in ("", "e") and figure.change is not None and figure.growth is None:
        figure.growth = number._replace(value=-number.value) if figure.change.value < 0 else number
    elif clue.cue == "h":
        figure.share = figure.share or number
        _whole(state, figure, number, True)
    elif figure.amount is None and figure.plan_share is None:
        figure.amount, figure.unit, figure.approx = number, "%", number.approx
    elif figure.amount is not None and figure.share is None and _whole(state, figure, number, False):
        figure.share = number
    elif bracket and not state.planned and figure.share is None:
        figure.share = number
    elif figure.plan_share is None or clue.shape in ("&", ",", ",&", "P&", "PN&"):
        _plan(figure, number, clue.words)
    else:
        return False
    return True


def _whole(state: Attacher, figure: Figure, number: Number, certain: bool) -> bool:
    """Find the whole a share rests on among the figures told before; fill the denominator."""
    amount = figure.amount
    if amount is None or figure.whole is not None or is_measure(figure.unit):
        return False
    for other in reversed(state.item[-12:]):
        total = other.amount
        if other is figure or total is None or total.value <= ZERO or other.unit == "%":
            continue
        if not alike(other.unit, figure.unit) or total.value < amount.value:
            continue
        if abs(HUNDRED * amount.value / total.value - number.value) <= NEAR + number.step:
            figure.whole = total._replace(exact=True)
            return True
    parent = figure.parent
    if certain and parent is not None and parent.amount is not None and alike(parent.unit, figure.unit):
        if parent.amount.value >= amount.value:
            figure.whole = parent.amount._replace(exact=True)
            return True
    return False


def _plan(figure: Figure, number: Number, words: str) -> None:
    if figure.plan_share is None:
        figure.plan_share = number
        figure.plan_basis = words or figure.plan_basis
    else:
        figure.alt_plan.append(PlanShare(number, words))


def _exceed(state: Attacher, figure: Figure, clue: Clue, number: Number) -> None:
    """ "vượt N%": N more than the plan, unless N is itself the share; both readings are remarked."""
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
    _plan(figure, number._replace(value=value), clue.words)


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


def points(state: Attacher, figure: Figure, clue: Clue) -> None:
    """Join percentage points."""
    number = _signed(state.number(clue.mention, clue.approx()), clue.cue)
    _change(figure, number, clue.basis or state.lean, clue.words)
    state.done(clue.mention, "G", figure)


def times(state: Attacher, figure: Figure, clue: Clue) -> None:
    """Join "gấp N lần"; "giảm N lần" says nothing that can be computed."""
    number = state.number(clue.mention, None)
    state.done(clue.mention, "G", figure)
    if clue.cue == "d":
        return
    scaled = number._replace(value=number.value * HUNDRED, step=number.step * HUNDRED)
    basis = clue.basis or state.lean
    if basis == "P":
        _plan(figure, scaled, clue.words)
    else:
        base = HUNDRED if clue.cue in ("g", "e", "") else ZERO
        _growth(figure, scaled._replace(value=scaled.value - base), basis, clue.words)


def changed(state: Attacher, figure: Figure, clue: Clue, unit: str | None) -> Figure:
    """Which figure of the sentence a change speaks of: the open one, or the one its noun names."""
    told = state.figures[state.first :]
    if len(told) < 2 or unit is None:
        return figure
    if figure.change is None and alike(figure.unit, unit) and ";" not in clue.sep:
        return figure
    own = set(clue.own.lower().split())
    best, score = figure, 0
    for other in told[-12:]:
        if other.change is None and other.growth is None and alike(other.unit, unit):
            hits = len(own & set(other.indicator.lower().split()))
            if hits > score:
                best, score = other, hits
    state.open = best
    return best


def change(state: Attacher, figure: Figure, clue: Clue, unit: str | None) -> None:
    """Join an amount that a figure rose or fell by."""
    number = _signed(state.number(clue.mention, clue.approx()), clue.cue)
    if unit and figure.unit:
        number = converted(number, unit, figure.unit)
    basis = clue.basis or state.lean
    if clue.basis in ("Y", "D"):
        state.lean = clue.basis
    _change(figure, number, basis, clue.words)
    state.done(clue.mention, "G", figure)


def plan_amount(state: Attacher, figure: Figure, clue: Clue, unit: str | None) -> None:
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


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing: equal, the same money, or one noun within the other."""
    if one is None or other is None or one == other:
        return True
    if power_of(one.split()[0]) or power_of(other.split()[0]):
        return one.split()[-1] == other.split()[-1]
    return naming.within(one, other)


def converted(number: Number, unit: str, wanted: str) -> Number:
    """Money told in another scale, in the scale wanted."""
    if unit == wanted or unit.split()[-1] != wanted.split()[-1]:
        return number
    shift = power_of(unit.split()[0]) - power_of(wanted.split()[0])
    return number._replace(value=number.value.scaleb(shift), step=number.step.scaleb(shift))
