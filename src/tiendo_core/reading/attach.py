"""Attach numbers to figures: clause by clause, cue by cue.

A figure is opened by a noun phrase and a value; later numbers of the clause join it as plan, growth,
share or change; parentheses return to their parent; "trong đó" makes children.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.reading import naming, timing
from tiendo_core.reading.context import Scanned
from tiendo_core.reading.figures import Figure, Number, PlanShare, Remark, Token
from tiendo_core.reading.gaps import Gap, spell
from tiendo_core.reading.normalise import Normal
from tiendo_core.reading.segment import Sentence
from tiendo_core.reading.timing import Span
from tiendo_core.reading.tokens import Mention, mantissa
from tiendo_core.reading.turns import Turn, turn

HUNDRED = Decimal(100)
ONE = Decimal(1)
RATE = re.compile(r"(?:^| )(?:tỷ lệ|tỉ lệ|độ che phủ|hộ nghèo|hộ cận nghèo|tỷ trọng|tỷ suất|tốc độ|cơ cấu|số vụ|bao phủ|che phủ|tỉ trọng|tốc độ tăng|mức tăng|tăng trưởng|suất)")
GROWTH_RATE = re.compile(r"(?:tốc độ tăng|tăng trưởng|tốc độ phát triển|mức tăng|nhịp độ)")


class Attacher:
    """The state while the sentences of one text are read."""

    def __init__(self, normal: Normal, scanned: Scanned) -> None:
        self.text = normal.text
        self.low = normal.low
        self.figures: list[Figure] = []
        self.tokens = scanned.tokens
        self.remarks: list[Remark] = []
        self.index = 0
        self.open: Figure | None = None
        self.parent: Figure | None = None
        self.stack: list[tuple[Figure | None, Figure | None]] = []
        self.topic = ""
        self.item_topic = ""
        self.lean = "Y"
        self.planned = False
        self.targeting = False
        self.was = ""
        self.verb = ""
        self.period: str | None = None
        self.subject = ""

    # -- a sentence -------------------------------------------------------------------------
    def sentence(self, sentence: Sentence, mentions: list[Mention], index: int, target: bool) -> None:
        """Read the mentions of one sentence."""
        self.open = self.parent = None
        self.stack = []
        self.topic = self.subject = ""
        self.lean = "Y"
        self.planned = False
        self.targeting = target
        self.was = ""
        self.index = index
        before = self.low[sentence.start : mentions[0].start]
        gap, gap_start = spell(before), sentence.start
        t = turn(gap.shape)
        for i, mention in enumerate(mentions):
            last = i + 1 == len(mentions)
            stop = sentence.end if last else mentions[i + 1].start
            next_gap = spell(self.low[mention.end : stop])
            after = turn(next_gap.shape, last)
            self.targeting = self.targeting or t.target
            self._place(gap, gap_start, t)
            self._one(mention, (gap, gap_start, t), (next_gap, mention.end, after))
            gap, gap_start, t = next_gap, mention.end, after

    def _place(self, gap: Gap, start: int, t: Turn) -> None:
        """Follow parentheses, "trong đó" and item topics through the gap before a number."""
        for i, letter in enumerate(gap.shape):
            if letter == "(":
                self.stack.append((self.open, self.parent))
            elif letter == ")":
                if self.stack:
                    self.open, self.parent = self.stack.pop()
            elif letter == "c":
                self.parent = self.open or self.parent
            elif letter == ":" and i and gap.shape[i - 1] == "N" and self.open is None:
                chunk = gap.chunks[i - 1]
                self.topic = self.text[start + chunk.start : start + chunk.end]

    # -- a number ---------------------------------------------------------------------------
    def _one(self, mention: Mention, left: tuple[Gap, int, Turn], right: tuple[Gap, int, Turn]) -> None:
        """Decide what one number is: part of the open figure, or the value of a new one."""
        if self.targeting:
            self._token(mention, "target")
            return
        gap, start, t = left
        noun = self._noun(gap, start, t)
        if mention.kind == "malformed" or mantissa(mention.head) is None:
            self._malformed(mention, noun, left, right)
        elif mention.percent:
            self._percent(mention, noun, left, right)
        elif mention.second is None and (mention.unit or "").startswith("điểm"):
            self._points(mention, noun, left, right)
        elif mention.unit == "lần":
            self._times(mention, noun, left, right)
        else:
            self._amount(mention, noun, left, right)

    def _noun(self, gap: Gap, start: int, t: Turn) -> str:
        """The noun phrase before a number, or ""."""
        if t.noun[0] >= t.noun[1]:
            return ""
        first, last = gap.chunks[t.noun[0]], gap.chunks[t.noun[1] - 1]
        if "N" not in gap.shape[t.noun[0] : t.noun[1]]:
            return ""
        return naming.clean(self.text[start + first.start : start + last.end])

    def _basis(self, gap: Gap, start: int, t: Turn) -> str:
        """The words of a basis after a number."""
        spans = [c for c in gap.chunks[: t.after] if c.letter in "YPDN"]
        return naming.basis(self.text[start + spans[0].start : start + spans[-1].end]) if spans else ""

    def _lead_basis(self, gap: Gap, start: int, t: Turn) -> str:
        spans = [c for c in gap.chunks[t.lead :] if c.letter in "YPD"]
        return naming.basis(self.text[start + spans[0].start : start + spans[-1].end]) if spans else ""

    def _approx(self, gap: Gap, start: int, t: Turn) -> str | None:
        if not t.approx:
            return None
        words = [self.text[start + gap.chunks[i].start : start + gap.chunks[i].end] for i in t.approx]
        return " ".join(words)

    # -- percentages --------------------------------------------------------------------------
    def _percent(self, mention: Mention, noun: str, left, right) -> None:
        gap, start, t = left
        after_gap, after_start, after = right
        basis = after.basis_after or t.basis
        words = ""
        if after.basis_after:
            words = self._basis(after_gap, after_start, after)
        elif t.basis:
            words = self._lead_basis(gap, start, t)
        approx = self._approx(gap, start, t)
        number = self._number(mention, approx)
        figure = self.open
        fresh = bool(noun) or figure is None
        cue = t.cue
        if not basis and cue in ("u", "d"):
            basis = self.lean
        if basis == "P":
            self.planned = True
        if fresh:
            own = self._own(after_gap, after_start, after)
            name = noun or own or self.topic or (self.parent.indicator if self.parent else "")
            if not name:
                self._token(mention, "unattached")
                return
            rate = RATE.search(name.lower())
            if not basis and cue in ("", "e", "h"):
                value_like = rate or cue == "h" or not self.planned
                figure = self._new(mention, name, approx)
                if value_like:
                    figure.amount, figure.unit = number, "%"
                else:
                    figure.plan_share = number
                self._done(mention, "R")
                return
            if basis == "Y" and cue in ("", "e") and GROWTH_RATE.search(name.lower()):
                figure = self._new(mention, name, approx)
                figure.amount, figure.unit = number, "%"
                self._done(mention, "R")
                return
            figure = self._new(mention, name, approx if cue not in ("u", "d") else None)
        assert figure is not None
        if cue in ("u", "d", "x") and basis in ("Y", "D"):
            signed = self._signed(number, cue)
            self._growth(figure, signed, basis, words)
        elif basis == "P" and cue in ("u", "d", "x") or cue == "x":
            self._exceed(figure, number, cue, words, mention)
        elif basis == "P":
            self._plan(figure, number, words)
        elif basis in ("Y", "D"):
            value = number.value - HUNDRED
            self._growth(figure, number._replace(value=value), basis, words)
        elif figure.whole is not None and figure.share is None:
            figure.share = number
        elif cue == "h" or (not cue and "(" in t.sep):
            if figure.share is None and not self._continues_plan(figure):
                figure.share = number
            else:
                self._plan(figure, number, "")
        elif figure.plan_share is None and figure.amount is not None:
            self._plan(figure, number, "")
        elif figure.amount is None and figure.plan_share is None:
            figure.amount, figure.unit = number, "%"
        elif cue == "" and (t.sep == "&" or gap.shape in ("&", ",")):
            self._plan(figure, number, words)
        else:
            self._token(mention, "unattached")
            return
        if basis:
            self.lean = basis if basis in ("Y", "D") else self.lean
        self._done(mention, "G" if cue in ("u", "d") else "%")
        figure.end = max(figure.end, mention.end)

    def _continues_plan(self, figure: Figure) -> bool:
        return self.planned and figure.parent is None

    def _plan(self, figure: Figure, number: Number, words: str) -> None:
        if figure.plan_share is None:
            figure.plan_share = number
            figure.plan_basis = words or figure.plan_basis
        else:
            figure.alt_plan.append(PlanShare(number, words))

    def _exceed(self, figure: Figure, number: Number, cue: str, words: str, mention: Mention) -> None:
        value = number.value
        if cue == "d":
            value = HUNDRED - value
        elif value < HUNDRED:
            value = HUNDRED + value
            if figure.unit == "%":
                self.remarks.append(Remark("exceed", mention.start, mention.end, (number.value, value)))
        else:
            self.remarks.append(Remark("exceed", mention.start, mention.end, (value, HUNDRED + value)))
        self._plan(figure, number._replace(value=value), words)

    def _growth(self, figure: Figure, number: Number, basis: str, words: str) -> None:
        if basis == "D":
            if figure.delta_share is None:
                figure.delta_share = number
                figure.delta_basis = figure.delta_basis or words
        elif figure.growth is None:
            figure.growth = number

    def _signed(self, number: Number, cue: str) -> Number:
        return number._replace(value=-number.value) if cue == "d" else number

    def _points(self, mention: Mention, noun: str, left, right) -> None:
        gap, start, t = left
        after = right[2]
        basis = after.basis_after or t.basis or self.lean
        words = self._basis(*right) if after.basis_after else self._lead_basis(*left)
        figure = self.open
        if figure is None or noun:
            if not noun:
                self._token(mention, "unattached")
                return
            figure = self._new(mention, noun, None)
        number = self._signed(self._number(mention, None), t.cue)
        if basis == "Y":
            figure.change = figure.change or number
        else:
            figure.delta_amount = figure.delta_amount or number
            figure.delta_basis = figure.delta_basis or words
        self._done(mention, "G")
        figure.end = max(figure.end, mention.end)

    def _times(self, mention: Mention, noun: str, left, right) -> None:
        gap, start, t = left
        after = right[2]
        basis = after.basis_after or t.basis or self.lean
        words = self._basis(*right) if after.basis_after else self._lead_basis(*left)
        figure = self.open
        if figure is None or noun:
            if not noun:
                self._token(mention, "unattached")
                return
            figure = self._new(mention, noun, None)
        number = self._number(mention, None)
        times = number.value * HUNDRED
        step = number.step * HUNDRED
        figure.end = max(figure.end, mention.end)
        self._done(mention, "G")
        if t.cue == "d":
            return
        if basis == "P":
            self._plan(figure, number._replace(value=times, step=step), words)
        else:
            base = ZERO if t.cue == "u" and "gấp" not in self.low[max(0, mention.start - 14) : mention.start] else HUNDRED
            self._growth(figure, number._replace(value=times - base, step=step), basis, words)

    # -- amounts ------------------------------------------------------------------------------
    def _amount(self, mention: Mention, noun: str, left, right) -> None:
        gap, start, t = left
        after_gap, after_start, after = right
        approx = self._approx(gap, start, t)
        unit, own, end = self._unit(mention, after_gap, after_start, after)
        figure = self.open
        tied = figure is not None and not noun
        if tied and t.cue in ("u", "d") and mention.second is None:
            self._change(figure, mention, unit, left, right)
            return
        if tied and self.was == "G" and mention.second is None and figure.change is None and gap.shape in ("e", "(", "(e", ",e") and self._alike(figure.unit, unit) and figure.growth is not None:
            number = self._number(mention, None)
            if figure.growth.value < 0:
                number = number._replace(value=-number.value)
            figure.change = number
            self._done(mention, "G")
            figure.end = max(figure.end, mention.end)
            return
        if self._is_plan_amount(mention, t, gap, tied) and (tied or noun):
            if not tied:
                figure = self._new(mention, noun, None)
            figure.plan_amount = figure.plan_amount or self._number(mention, None)
            figure.plan_basis = figure.plan_basis or self._lead_basis(*left) or None
            figure.end = max(figure.end, mention.end)
            self._done(mention, "P")
            return
        if unit is None and mention.second is None and not (figure is not None and self._part(figure)):
            self._token(mention, "unattached")
            return
        if tied and figure.amount is None and (t.cue == "e" or t.cue == "" and not own) and (figure.plan_share or figure.growth or figure.plan_amount) and figure.unit is None:
            self._fill(figure, mention, unit, approx)
            return
        if unit is None and mention.second is None:
            unit = figure.unit if figure else None
        name = naming.compose(noun, own, self._subject(noun, own), unit)
        if not name:
            self._token(mention, "unattached")
            return
        figure = self._new(mention, name, approx)
        figure.end = max(mention.end, end)
        self._fill(figure, mention, unit, approx)
        figure.end = max(mention.end, end)

    def _part(self, figure: Figure) -> bool:
        return self.parent is not None

    def _alike(self, one: str | None, other: str | None) -> bool:
        return one is None or other is None or one.split()[-1:] == other.split()[-1:] or one == other

    def _is_plan_amount(self, mention: Mention, t: Turn, gap: Gap, tied: bool) -> bool:
        if t.basis == "P" and gap.shape[t.lead :].rstrip("am:e").endswith("P") and not t.cue in ("u", "d", "x"):
            return "e" not in gap.shape[t.lead :].rpartition("P")[2]
        return tied and self.was == "%" and gap.shape in ("P(", "vP(", "PN(", "vPN(")

    def _change(self, figure: Figure, mention: Mention, unit: str | None, left, right) -> None:
        gap, start, t = left
        after = right[2]
        basis = after.basis_after or t.basis or self.lean
        words = self._basis(*right) if after.basis_after else self._lead_basis(*left)
        number = self._signed(self._number(mention, None), t.cue)
        if basis == "Y":
            figure.change = figure.change or number
        else:
            if figure.delta_amount is None:
                figure.delta_amount = number
                figure.delta_basis = figure.delta_basis or words or None
            if basis == "P":
                figure.plan_basis = figure.plan_basis or words or None
        if after.basis_after or t.basis:
            self.lean = basis if basis in "YD" else self.lean
        self._done(mention, "G")
        figure.end = max(figure.end, mention.end)

    def _fill(self, figure: Figure, mention: Mention, unit: str | None, approx: str | None) -> None:
        figure.amount = self._number(mention, approx)
        figure.unit = unit
        figure.approx = approx or figure.approx
        if mention.second is not None:
            whole = mantissa(mention.second)
            if whole is not None:
                figure.whole = Number(whole[0], Decimal(1).scaleb(-whole[1]), mention.start, mention.end, True)
        figure.end = max(figure.end, mention.end)
        self._done(mention, "V")

    def _unit(self, mention: Mention, gap: Gap, start: int, after: Turn) -> tuple[str | None, str, int]:
        """Unit of an amount, the noun after it, and where that ends."""
        own = self._own(gap, start, after)
        end = start + gap.chunks[after.own[1] - 1].end if own else mention.end
        if mention.unit and mention.kind != "bare scale":
            return mention.unit, own, end
        noun = naming.counted(own.lower()) if own else None
        if mention.kind == "bare scale":
            if noun is None or not naming.known(own.lower()):
                return mention.unit, own, end
            power = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "vạn": 4, "trăm": 2}[(mention.unit or "").split()[0]]
            mention.scale += power
            mention.kind = ""
        return noun, own, end

    def _own(self, gap: Gap, start: int, after: Turn) -> str:
        """The words right after a number that belong to it."""
        if after.after or after.own[0] >= after.own[1]:
            return ""
        first, last = gap.chunks[after.own[0]], gap.chunks[after.own[1] - 1]
        lead = self.low[start : start + first.start]
        if lead.strip(" -\"“'"):
            return ""
        return self.text[start + first.start : start + last.end].strip()

    def _subject(self, noun: str, own: str) -> str:
        return self.topic or self.subject or self.item_topic

    # -- building -----------------------------------------------------------------------------
    def _number(self, mention: Mention, approx: str | None) -> Number:
        found = mantissa(mention.head)
        value, decimals = found if found else (ZERO, 0)
        if mention.scale:
            value = value.scaleb(mention.scale)
        step = Decimal((0, (1,), mention.scale - decimals))
        count = not mention.percent and decimals == 0 and (mention.second is not None or mention.unit is None)
        return Number(value if value.as_tuple().exponent <= 0 else value.quantize(ONE), step, mention.start, mention.end, count, approx)

    def _new(self, mention: Mention, name: str, approx: str | None) -> Figure:
        figure = Figure(mention.start, mention.end, name)
        figure.sentence = self.index
        figure.approx = approx
        figure.parent = self.parent
        found = self.text.rfind(name, max(0, mention.start - 400), mention.start) if name else -1
        if found >= 0:
            figure.start = found
        self.figures.append(figure)
        self.open = figure
        if not self.subject:
            self.subject = name
        return figure

    def _malformed(self, mention: Mention, noun: str, left, right) -> None:
        self._token(mention, "malformed")
        after = right[2]
        if self.open is not None and not noun:
            if after.basis_after == "P" and self.open.plan_basis is None:
                self.open.plan_basis = self._basis(*right)
            self.open.end = max(self.open.end, mention.end)
            return
        if noun and not mention.percent:
            unit, own, end = self._unit(mention, *right)
            if unit or own:
                self._new(mention, naming.compose(noun, own, "", unit), None)

    def _done(self, mention: Mention, kind: str) -> None:
        self.was = kind
        self.tokens.append(Token(mention.start, mention.end, self.text[mention.start : mention.end], "figure"))

    def _token(self, mention: Mention, kind: str) -> None:
        self.was = ""
        self.tokens.append(Token(mention.start, mention.end, self.text[mention.start : mention.end], kind))


ZERO = Decimal(0)
