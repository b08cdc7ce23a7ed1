"""Which unit an address names, finding units, and who may act for or look into which."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from tiendo.accounts.queries import Person
from tiendo.units.comparison import like_for_like, refusal
from tiendo.units.models import (
    Assignment,
    Basis,
    Change,
    ChangeKind,
    Kind,
    Passage,
    Role,
    StandIn,
    Unit,
)
from tiendo.units.register import Registry, register_on, registry
from tiendo_core.names import name_key, plain_key
from tiendo_core.units import UnitKey, UnitKind

__all__ = [
    "Assignment",
    "Basis",
    "Change",
    "ChangeKind",
    "Kind",
    "NoSuchUnitError",
    "Passage",
    "Registry",
    "Role",
    "StandIn",
    "Unit",
    "all_units",
    "assignments_on",
    "bearer",
    "below",
    "find_units",
    "like_for_like",
    "predecessors",
    "predecessors_of",
    "refusal",
    "register_on",
    "registry",
    "roles_in",
    "roles_of",
    "sees",
    "successors",
    "successors_of",
    "unit_named",
    "units_of",
]


class NoSuchUnitError(LookupError):
    """No unit bears this code (on that day)."""


def bearer(address: str, today: date) -> Unit:
    """The unit an address names: ``18115`` the last bearer of the code until today,
    ``18115@2025-01-01`` the one that bore it on that day. Raises ``NoSuchUnitError``."""
    code, at_sign, written = address.partition("@")
    try:
        on = date.fromisoformat(written) if at_sign else today
    except ValueError as fault:
        raise NoSuchUnitError(f"'{written}' is not a day like 2025-01-01.") from fault
    bearers = Unit.objects.filter(code=code, valid_from_on__lte=on).order_by("-valid_from_on")
    if at_sign:
        bearers = bearers.filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=on))
    unit = bearers.first()
    if unit is None:
        raise NoSuchUnitError(f"No unit has the code {code}.")
    return unit


def all_units() -> QuerySet[Unit]:
    """Every record, those in being first, by name."""
    return Unit.objects.order_by(F("valid_to_on").desc(nulls_first=True), "name", "code")


def find_units(words: str) -> QuerySet[Unit]:
    """The records whose name holds these words, or whose code begins with them; tones optional.

    First those spelled so, whole names before parts of names, units in being before former ones,
    high before low.
    """
    exact, plain = name_key(words), plain_key(words)
    if not plain:
        return all_units()
    code = words.strip()
    held = Q(plain_key__contains=plain) | Q(code__istartswith=code)
    ranks = Case(
        When(code=code, then=Value(0)),
        When(Q(name_key__endswith=f" {exact}") | Q(name_key=exact), then=Value(1)),
        When(Q(plain_key__endswith=f" {plain}") | Q(plain_key=plain), then=Value(2)),
        When(name_key__contains=exact, then=Value(3)),
        default=Value(4),
    )
    levels = Case(
        *(When(kind=kind.value, then=Value(int(kind.level))) for kind in UnitKind),
        default=Value(9),
    )
    first = F("valid_to_on").desc(nulls_first=True)
    return Unit.objects.filter(held).order_by(ranks, first, levels, "name", "code")


def unit_named(words: str, today: date) -> list[Unit]:
    """The units somebody may mean who typed an address, a code or a whole name: none, one, several.

    Whoever typed the tones means them; a former unit is meant only where none in being is.
    """
    try:
        return [bearer(words.strip(), today)]
    except NoSuchUnitError:
        plain = plain_key(words)
    if not plain:
        return []
    ends = Q(plain_key__endswith=f" {plain}") | Q(plain_key=plain)
    found = list(find_units(words).filter(ends, valid_from_on__lte=today)[:50])
    exact = name_key(words)
    spelled = [one for one in found if f" {one.name_key}".endswith(f" {exact}")] or found
    return [one for one in spelled if not one.ended_before(today)] or spelled


def below(unit: Unit, day: date) -> QuerySet[Unit]:
    """What stands right below a unit on a day."""
    rows = Unit.objects.filter(parent_code=unit.code, valid_from_on__lte=day)
    return rows.filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day)).order_by("code")


def successors_of(units: Sequence[Unit]) -> dict[int, list[Unit]]:
    """The units that took over from each of these, in whole or in part."""
    found: dict[int, list[Unit]] = {unit.pk: [] for unit in units}
    links = Passage.objects.filter(old_id__in=found, new__isnull=False).select_related("new")
    for link in links.order_by("is_part", "new__name"):
        if link.new is not None:
            found[link.old_id].append(link.new)
    return found


def predecessors_of(units: Sequence[Unit]) -> dict[int, list[Unit]]:
    """The units each of these took over from, in whole or in part, by name."""
    found: dict[int, list[Unit]] = {unit.pk: [] for unit in units}
    links = Passage.objects.filter(new_id__in=found).select_related("old")
    for link in links.order_by("is_part", "old__name"):
        if link.new_id is not None:
            found[link.new_id].append(link.old)
    return found


def predecessors(unit: Unit) -> list[UnitKey]:
    """The records a unit took over from, in whole or in part, nearest only."""
    return registry().lineage.predecessors(unit.key)


def successors(unit: Unit) -> list[UnitKey]:
    """The records that took over from a unit, in whole or in part, nearest only."""
    return registry().lineage.successors(unit.key)


def links_of(unit: Unit) -> list[Passage]:
    """The passages into and out of a unit, with their changes and weights, by name."""
    links = Passage.objects.filter(Q(old=unit) | Q(new=unit)).select_related("old", "new", "change")
    return list(links.prefetch_related("weights").order_by("is_part", "old__code", "new__code"))


def parts_of(olds: Iterable[int]) -> dict[int, list[Passage]]:
    """All the parts of each of these old units, with their weights."""
    found: dict[int, list[Passage]] = {old: [] for old in olds}
    links = Passage.objects.filter(old_id__in=found, is_part=True).prefetch_related("weights")
    for link in links.order_by("pk"):
        found[link.old_id].append(link)
    return found


def people_of(unit: Unit, day: date) -> list[Assignment]:
    """Who acts for a unit on a day, in which role."""
    held = Assignment.objects.filter(unit=unit, valid_from_on__lte=day)
    held = held.filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
    return list(held.select_related("person").order_by("role", "person__first_name", "pk"))


def assignments_on(person: Person, day: date) -> QuerySet[Assignment]:
    """Everything a person does on that day, with the units: their own roles and those in which
    they stand in for somebody (``assignment.person`` is then that somebody)."""
    stands_in = StandIn.objects.filter(
        assignment=OuterRef("pk"), person_id=person.pk, valid_from_on__lte=day, valid_to_on__gt=day
    )
    return (
        Assignment.objects.filter(Q(person_id=person.pk) | Exists(stands_in))
        .filter(valid_from_on__lte=day)
        .filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
        .select_related("unit", "person")
        .order_by("unit__name", "role", "pk")
    )


def units_of(person: Person, day: date) -> list[Unit]:
    """The units a person acts for on that day, each once, by name."""
    return list({a.unit_id: a.unit for a in assignments_on(person, day)}.values())


def roles_in(person: Person, unit: Unit, day: date) -> set[Role]:
    """In which roles a person acts for this unit on that day."""
    found = assignments_on(person, day).filter(unit=unit).values_list("role", flat=True)
    return {Role(role) for role in found}


def sees(person: Person, unit: Unit, day: date) -> bool:
    """Whether a person sees the approved values of a unit: they act for it, for what it stands
    below, or for what took over from it."""
    return bool(overseeing(assignments_on(person, day), unit, day))


def overseeing(held: Iterable[Assignment], unit: Unit, day: date) -> list[Assignment]:
    """Those of the assignments that open the approved values of a unit."""
    held = list(held)
    if not held:
        return []
    known = registry()
    overseers = known.overseers(unit.key, day) if unit.key in known.records else {unit.key}
    return [one for one in held if one.unit.key in overseers]


def roles_of(people: Sequence[Person], day: date) -> dict[int, list[Assignment]]:
    """What each of these people does on that day or will do, by person."""
    found: dict[int, list[Assignment]] = {person.pk: [] for person in people}
    for assignment in (
        Assignment.objects.filter(person_id__in=found)
        .filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
        .select_related("unit")
        .order_by("unit__name", "role")
    ):
        found[assignment.person_id].append(assignment)
    return found


def stand_ins_of(assignments: Sequence[Assignment], day: date) -> dict[int, list[StandIn]]:
    """Who stands in for whom on that day or will, by assignment."""
    found: dict[int, list[StandIn]] = {one.pk: [] for one in assignments}
    rows = StandIn.objects.filter(assignment_id__in=found, valid_to_on__gt=day)
    for one in rows.select_related("person").order_by("valid_from_on"):
        found[one.assignment_id].append(one)
    return found
