"""Reading the catalogue: as the rules see it, and as records with names to find."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from django.db.models import F, Q, QuerySet

from tiendo.common.fold import fold
from tiendo.indicators.models import Definition, Edition, Field, Indicator, Synonym
from tiendo.indicators.names import Names, names_in
from tiendo.indicators.soundness import as_core
from tiendo.units.queries import Unit, registry
from tiendo_core.indicators import Definition as CoreDefinition
from tiendo_core.indicators import Indicator as CoreIndicator

__all__ = [
    "Definition",
    "Field",
    "Indicator",
    "Names",
    "Synonym",
    "catalogue",
    "definitions_of",
    "edition",
    "find",
    "indicator",
    "keeps",
    "matched",
    "names_in",
    "record",
    "records",
    "synonyms_of",
    "users_of",
]

FOUND_AT_MOST = 50
_kept: dict[str, tuple[int, Mapping[str, CoreIndicator]]] = {}


def edition() -> int | None:
    """The number of the edition that stands, another after every change; None for no catalogue."""
    return Edition.objects.values_list("number", flat=True).first()


def catalogue() -> Mapping[str, CoreIndicator]:
    """Every indicator by its code, as the rules see it, remembered until the next change."""
    stands = edition()
    if stands is None:
        return MappingProxyType({})
    number, known = _kept.get("catalogue", (None, None))
    if number != stands or known is None:
        known = MappingProxyType(_read())
        _kept["catalogue"] = (stands, known)
    return known


def _read() -> dict[str, CoreIndicator]:
    """The whole catalogue, in two queries."""
    meant: dict[int, list[CoreDefinition]] = defaultdict(list)
    for pk, since, until, note in Definition.objects.order_by("valid_from_on").values_list(
        "indicator_id", "valid_from_on", "valid_to_on", "note"
    ):
        meant[pk].append(CoreDefinition(since, until, note))
    return {one.code: as_core(one, tuple(meant[one.pk])) for one in records()}


def indicator(code: str) -> CoreIndicator | None:
    """One indicator as the rules see it."""
    return catalogue().get(code)


def records(codes: Iterable[str] | None = None) -> QuerySet[Indicator]:
    """The records of the catalogue in the order of their codes; with codes, those alone."""
    found = Indicator.objects.select_related("owner").order_by("code")
    return found if codes is None else found.filter(code__in=set(codes))


def record(code: str) -> Indicator | None:
    """The record of a code."""
    return records([code]).first()


def find(words: str, unit: Unit | None = None) -> list[Indicator]:
    """Indicators whose name, code or, in this unit, synonym holds all words, tones optional.

    What holds the words with the tones they were typed in comes first, what is retired last.
    """
    folded = fold(words).split()
    if not folded:
        return []
    named, called = Q(), Q(synonyms__unit=unit)
    for word in folded:
        named &= Q(folded_name__contains=word) | Q(code__icontains=word)
        called &= Q(synonyms__folded_name__contains=word)
    wanted = named | called if unit is not None else named
    found = records().filter(wanted).distinct()
    found = found.order_by(F("retired_on").asc(nulls_first=True), "code")
    typed = " ".join(words.lower().split())
    ranked = sorted(found, key=lambda one: (bool(one.retired_on), typed not in one.name.lower()))
    return ranked[:FOUND_AT_MOST]


def matched(unit: Unit, name: str) -> Indicator | None:
    """The indicator a name stands for in a unit: what the unit learned, else the one so named."""
    folded = fold(name)
    learned = Synonym.objects.filter(unit=unit, folded_name=folded).select_related("indicator")
    synonym = learned.first()
    if synonym is not None:
        return synonym.indicator
    named = list(records().filter(folded_name=folded, retired_on=None)[:2])
    return named[0] if len(named) == 1 else None


def synonyms_of(unit: Unit, indicator: Indicator) -> QuerySet[Synonym]:
    """The names a unit has for an indicator."""
    return Synonym.objects.filter(unit=unit, indicator=indicator).order_by("name")


def definitions_of(indicator: Indicator) -> QuerySet[Definition]:
    """What an indicator meant, the oldest first."""
    return Definition.objects.filter(indicator=indicator).order_by("valid_from_on")


def users_of(code: str) -> list[CoreIndicator]:
    """The indicators that are computed from this one, by formula or as a ratio of two."""
    return [
        one
        for one in catalogue().values()
        if code in {one.aggregation.numerator, one.aggregation.denominator, one.aggregation.weight}
        or (one.formula is not None and any(term.code == code for term in one.formula.terms))
    ]


def keeps(unit: Unit, owner: Unit | None, on: date) -> bool:
    """Whether a unit keeps what an owner answers for: its own, or that of a unit below it.

    What has no owner is shared by the whole site and kept by no unit.
    """
    if owner is None or owner.pk == unit.pk:
        return owner is not None
    return owner.pk in registry().subtree_rows(unit.code, unit.last_day(on))
