"""All names an indicator goes by in one unit, for matching many at once in two queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tiendo.common.fold import fold
from tiendo.indicators.models import Indicator, Synonym
from tiendo.units.queries import Unit

_LIKE = 0.34
"""How much of the words must be shared for a name to be near another (0 to 1)."""


class Names:
    """The names of the catalogue and those a unit learned; what is learned goes first."""

    def __init__(self, indicators: Iterable[Indicator], learned: Iterable[Synonym] = ()) -> None:
        """Index the indicators that are in use."""
        self.by_code = {one.code: one for one in indicators}
        by_name: dict[str, list[Indicator]] = defaultdict(list)
        for one in self.by_code.values():
            by_name[one.folded_name].append(one)
        self._by_name = {name: ones[0] for name, ones in by_name.items() if len(ones) == 1}
        by_key = {one.pk: one for one in self.by_code.values()}
        self._learned = {
            one.folded_name: by_key[one.indicator_id]
            for one in learned
            if one.indicator_id in by_key
        }
        self._words = [(set(name.split()), one) for name, one in self._by_name.items()]
        self._words += [(set(name.split()), one) for name, one in self._learned.items()]

    def match(self, name: str) -> Indicator | None:
        """The indicator of exactly this name, tones and capitals apart."""
        folded = fold(name)
        return self._learned.get(folded) or self._by_name.get(folded)

    def near(self, name: str, most: int = 3) -> list[Indicator]:
        """Indicators whose names share many words with this one, the nearest first."""
        words = set(fold(name).split())
        best: Counter[str] = Counter()
        for others, one in self._words:
            shared = len(words & others)
            if shared:
                like = round(1000 * shared / len(words | others))
                best[one.code] = max(best[one.code], like)
        ranked = [code for code, like in best.most_common(most) if like >= _LIKE * 1000]
        return [self.by_code[code] for code in ranked]


def names_in(unit: Unit) -> Names:
    """The names of a unit: two queries."""
    indicators = Indicator.objects.filter(retired_on=None).order_by("code")
    return Names(indicators, Synonym.objects.filter(unit=unit))
