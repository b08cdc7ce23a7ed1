"""The page of one indicator in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.board.drill import Drill, Peer
from tiendo.board.shown import Shown
from tiendo.board.wording import DASH, Phrases, mark_of, percent, shown, shown_whole, signed, why
from tiendo.common.plots import Curve, Goal, Words, columns, curves, small_line
from tiendo.common.templatetags.pieces import STATES
from tiendo.common.wording import period_words
from tiendo.plans.queries import Layer
from tiendo_core.assessment import Pace
from tiendo_core.indicators import IndicatorKind
from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue
from tiendo_core.results import ONE, from_ten_thousandths

MONTHS = range(12)

CERTAINTIES = {
    "to cut-off": gettext_lazy("to the cut-off"),
    "estimate": gettext_lazy("estimate"),
    "preliminary": gettext_lazy("preliminary"),
    "official": gettext_lazy("official"),
}


@dataclass(frozen=True)
class Fact:
    """One thing that is said: its name, and the words or why there are none."""

    label: str
    words: str


def _named(words: str, **names: object) -> SafeString:
    """Words with names in them, which are Vietnamese whatever the language of the page."""
    marked = {
        key: format_html('<span lang="vi">{}</span>', name) if isinstance(name, str) else name
        for key, name in names.items()
    }
    return mark_safe(escape(words) % marked)  # noqa: S308  (both parts are escaped)


class DrillShown:
    """A drill in words."""

    def __init__(self, drill: Drill, period: Period) -> None:
        self.drill = drill
        self.period = period
        self.line = Shown(drill.line, Phrases())
        self._said = drill.line.said
        self._indicator = drill.line.indicator
        self._decimals = self._indicator.decimals
        self._phrases = Phrases()

    @property
    def is_flow(self) -> bool:
        """Whether its months add up."""
        return self._indicator.kind is IndicatorKind.FLOW

    @cached_property
    def facts(self) -> list[Fact]:
        """What the rules say, each or why not."""
        return list(self._facts())

    def _facts(self) -> Iterable[Fact]:
        said = self._said
        for one in said.of_plans:
            words = why(one.share) if isinstance(one.share, NoValue) else f"{percent(one.share)}%"
            yield Fact(_named(_("Of plan “%(plan)s”"), plan=one.plan.name), words)
        if self._indicator.direction.value == "lower" and isinstance(said.attained, Fraction):
            yield Fact(_("Reduction achieved of the reduction planned"), f"{self.line.attained}%")
        change = why(said.change) if isinstance(said.change, NoValue) else self.line.change
        yield Fact(_("Against the same period last year"), change)
        for label, pace in (
            (_("Pace by calendar"), said.calendar),
            (_("Pace by season"), said.season),
        ):
            yield Fact(label, why(pace) if isinstance(pace, NoValue) else self._pace(pace))
        if isinstance(said.needed, NoValue):
            yield Fact(_("Left for the rest of the year"), why(said.needed))
        else:
            yield Fact(_("Left for the rest of the year"), self.line.needed or _("nothing"))
        if isinstance(said.outlook, NoValue):
            yield Fact(_("Year-end outlook"), why(said.outlook))
        else:
            words = _("%(value)s; between %(span)s with 80%% probability, from the years %(years)s")
            yield Fact(
                _("Year-end outlook"),
                words
                % {
                    "value": shown(said.outlook.value, self._decimals),
                    "span": self.line.outlook,
                    "years": ", ".join(map(str, said.outlook.years)),
                },
            )
            if self.line.chance:
                yield Fact(_("Chance of reaching the plan"), f"{self.line.chance}%")

    def _pace(self, pace: Pace) -> str:
        """Reached against expected."""
        words = _("%(reached)s%% reached, %(expected)s%% expected: %(gap)s points")
        return words % {
            "reached": percent(pace.reached),
            "expected": percent(pace.expected),
            "gap": signed(pace.gap),
        }

    @cached_property
    def years(self) -> list[int]:
        """The years that are shown, oldest first."""
        return list(self.drill.months)

    @property
    def last_years(self) -> list[int]:
        """This year and last."""
        return self.years[-2:]

    @cached_property
    def year_plot(self) -> SafeString:
        """This year against last year, the plan and the outlook."""
        now, before = self.years[-1], self.years[-2]
        title = _("%(name)s: %(now)s against %(before)s") % {
            "name": self.line.name, "now": now, "before": before,
        }  # fmt: skip
        words = Words(
            title, "; ".join(f"{strip_tags(fact.label)}: {fact.words}" for fact in self.facts)
        )
        drawn = [
            Curve(str(before), "before", self.drill.totals[before]),
            Curve(str(now), "now", self.drill.totals[now]),
        ]
        return curves(drawn, [str(place + 1) for place in MONTHS], words, self._goal())

    def _goal(self) -> Goal:
        said = self._said
        outlook = None
        if not isinstance(said.outlook, NoValue):
            low, middle, high = said.outlook.low, said.outlook.value, said.outlook.high
            outlook = (int(low * ONE), int(middle * ONE), int(high * ONE))
        plan = None if isinstance(said.level, NoValue) else int(said.level * ONE)
        return Goal(plan, _("plan %(level)s") % {"level": self.line.plan}, outlook)

    @cached_property
    def month_plot(self) -> SafeString:
        """Each month of all years, with the changes of definition."""
        numbers = [number for of_year in self.years for number in self.drill.months[of_year]]
        labels = [str(of_year) if place == 0 else "" for of_year in self.years for place in MONTHS]
        title = _("%(name)s by month") % {"name": self.line.name}
        words = Words(title, _("The numbers stand in the table beside it."))
        return columns(numbers, labels, words, self._breaks())

    def _breaks(self) -> list[int]:
        """At which places the definition changed."""
        first = self.years[0]
        days = [one.valid_from_on for one in self._indicator.definitions]
        places = [(day.year - first) * 12 + day.month - 1 for day in days]
        return [place for place in places if 0 < place < len(self.years) * 12]

    @cached_property
    def breaks(self) -> list[str]:
        """What the definitions were, in words."""
        return [
            _("since %(on)s: %(note)s")
            % {"on": date_format(one.valid_from_on, "SHORT_DATE_FORMAT"), "note": one.note}
            for one in self._indicator.definitions
        ]

    @cached_property
    def month_rows(self) -> list[tuple[str, list[str]]]:
        """A row a month, a column a year."""
        return self._rows(self.drill.months)

    @cached_property
    def total_rows(self) -> list[tuple[str, list[str]]]:
        """The running totals (or what stood) a month, this year and last."""
        return self._rows({of: self.drill.totals[of] for of in self.last_years})

    def _rows(self, by_year: Mapping[int, Sequence[int | None]]) -> list[tuple[str, list[str]]]:
        rows = []
        for place in MONTHS:
            numbers = [numbers[place] for numbers in by_year.values()]
            if any(number is not None for number in numbers):
                rows.append((str(place + 1), [self._number(number) for number in numbers]))
        return rows

    def _number(self, number: int | None) -> str:
        return DASH if number is None else shown_whole(number, self._decimals)

    @cached_property
    def bodies(self) -> list[tuple[str, str]]:
        """What each body says."""
        return [(name, self._value(value)) for name, value in self.drill.bodies]

    def _value(self, value: Fraction | NoValue) -> str:
        return why(value) if isinstance(value, NoValue) else shown(value, self._decimals)

    @cached_property
    def versions(self) -> list[dict[str, object]]:
        """Every version, newest first."""
        return [
            {
                "version": one,
                "period": period_words(one.period),
                "certainty": CERTAINTIES[one.certainty],
                "value": self._version_value(one.number, one.numerator, one.denominator),
            }
            for one in self.drill.versions
        ]

    def _version_value(self, number: int | None, above: int | None, below: int | None) -> str:
        if number is not None:
            return shown_whole(number, self._decimals)
        if above is None or below is None:
            return DASH
        parts = f"{shown_whole(above, 0)}/{shown_whole(below, 0)}"
        if not below:
            return parts
        return f"{shown(Fraction(above * self._indicator.factor, below), self._decimals)} ({parts})"

    @cached_property
    def decisions(self) -> list[dict[str, object]]:
        """Every revision of every target."""
        return [
            {
                "decision": one,
                "layer": Layer(one.layer).label,
                "target": one.text
                or "–".join(self._number(end) for end in (one.low, one.high) if end is not None),
                "is_growth": one.form == "growth",
            }
            for one in self.drill.decisions
        ]

    @cached_property
    def below(self) -> list[PeerShown]:
        """The units below."""
        return self._peers(self.drill.below)

    @cached_property
    def likes(self) -> list[PeerShown]:
        """The units like this one, by name, for whoever may see them."""
        return self._peers(self.drill.likes.units if self.drill.likes else ())

    def _peers(self, peers: Sequence[Peer]) -> list[PeerShown]:
        known = [number for peer in peers for number in peer.drawn if number is not None]
        span = (min(known), max(known)) if known else None
        return [PeerShown(peer, self, span) for peer in peers]

    @cached_property
    def together(self) -> list[Fact]:
        """The unit beside the average of those like it."""
        likes = self.drill.likes
        if likes is None:
            return []
        facts = [
            Fact(_("This unit"), self._value(self._said.value)),
            Fact(
                _named(
                    _("Average of %(reported)s of %(of)s units below %(name)s"),
                    name=likes.superior.full_name,
                    **likes.together.coverage._asdict(),
                ),
                self._value(likes.mean),
            ),
        ]
        if likes.place is not None:
            place = _("%(place)s of %(of)s") % {"place": likes.place[0], "of": likes.place[1]}
            facts.append(Fact(_("Place by per cent of plan"), place))
        return facts


class PeerShown:
    """Another unit in words."""

    def __init__(self, peer: Peer, page: DrillShown, span: tuple[int, int] | None) -> None:
        self.unit = peer.unit
        self._said = peer.said
        self._drawn = peer.drawn
        self._page = page
        self._span = span

    @property
    def value(self) -> str:
        """The value, or why there is none."""
        return self._page._value(self._said.value)

    @property
    def attained(self) -> str:
        """Per cent of its own plan."""
        return percent(self._said.attained)

    @property
    def change(self) -> str:
        """Against last year."""
        if isinstance(self._said.change, NoValue):
            return DASH
        in_points = self._page.line.is_in_points
        return signed(self._said.change, 1 if in_points else 100)

    @property
    def mark(self) -> str:
        """Which of the four marks it bears."""
        return mark_of(self._said.status)

    @property
    def sign(self) -> str:
        """The mark itself."""
        return STATES[self.mark]

    @property
    def status(self) -> str:
        """The word beside the mark."""
        return self._page._phrases.status(self._said.status)

    @property
    def drawing(self) -> SafeString:
        """Its months, on the scale that all share."""
        words = Words(self.unit.full_name, self.value)
        return small_line(self._drawn, words, self._span)


def month_table(drill: Drill) -> list[tuple[Decimal | str | None, ...]]:
    """The months as a table for machines: period, in the month, running total."""
    rows: list[tuple[Decimal | str | None, ...]] = []
    for of_year, numbers in drill.months.items():
        for place in MONTHS:
            alone, total = numbers[place], drill.totals[of_year][place]
            if alone is not None or total is not None:
                ends = (
                    None if one is None else from_ten_thousandths(one) for one in (alone, total)
                )
                rows.append((month(of_year, place + 1).code, *ends))
    return rows


def _exact(number: int | None) -> Decimal | None:
    return None if number is None else from_ten_thousandths(number)
