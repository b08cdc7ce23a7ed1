"""What of publishing waits for a person, and office holders found by name."""

from __future__ import annotations

from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tiendo.accounts.queries import Person
from tiendo.common.finder import Found
from tiendo.common.fold import fold
from tiendo.common.my_work import WorkItem
from tiendo.common.wording import period_words
from tiendo.publishing.queries import outdated
from tiendo.publishing.queries.offices import register_of
from tiendo.publishing.ready import Ready, closed_rounds
from tiendo.publishing.roles import LOOKERS
from tiendo.units.queries import Role, Unit, assignments_on

FOUND_AT_MOST = 12


def work_of(person: Person) -> list[WorkItem]:
    """Closed rounds that are not public yet, and articles whose figures were corrected."""
    roles: dict[str, dict[int, Unit]] = {}
    for one in assignments_on(person, timezone.localdate()):
        roles.setdefault(one.role, {})[one.unit_id] = one.unit
    approved, edited = roles.get(Role.APPROVER, {}), roles.get(Role.EDITOR, {})
    if not approved and not edited:
        return []
    ready = _latest(list((approved | edited).values()))
    found = [_board(one) for one in ready if one.unit.pk in approved and not one.has_board]
    found += [_article(one) for one in ready if one.unit.pk in edited and not one.has_article]
    return found + _corrected(list(edited.values()))


def _latest(units: list[Unit]) -> list[Ready]:
    """The latest closed round of each regime; the page shows all."""
    by_regime: dict[int, Ready] = {}
    for one in closed_rounds(units):
        by_regime.setdefault(one.round.regime_id, one)
    return list(by_regime.values())


def _board(one: Ready) -> WorkItem:
    said = _("The round of %(period)s is closed; its board is not published")
    where = {"unit": one.unit.address, "period": one.round.period}
    address = reverse("publishing:board", kwargs=where)
    return _item(one, said, address, _("Publish the board"))


def _article(one: Ready) -> WorkItem:
    said = _("The round of %(period)s is closed; no article tells of it")
    address = reverse("publishing:overview", kwargs={"unit": one.unit.address})
    return _item(one, said, address, _("Look at it"))


def _item(one: Ready, said: str, address: str, action: str) -> WorkItem:
    words = said % {"period": period_words(one.round.period)}
    return WorkItem(_("To publish"), words, one.unit.full_name, None, address, action)


def _corrected(units: list[Unit]) -> list[WorkItem]:
    """One thing to do for each article whose figures stand otherwise by now."""
    items = []
    for snapshot, several in groupby(outdated(units), key=lambda one: one.snapshot):
        figures = list(several)
        said = ngettext(
            "“%(title)s”: %(n)s figure was corrected since",
            "“%(title)s”: %(n)s figures were corrected since",
            len(figures),
        )
        words = said % {"title": figures[0].title or snapshot.subject, "n": len(figures)}
        address = reverse("publishing:overview", kwargs={"unit": snapshot.unit.address})
        name = snapshot.unit.full_name
        items.append(
            WorkItem(_("To correct"), words, name, None, f"{address}#can-sua", _("Look at it"))
        )
    return items


def found_holders(person: Person, words: str) -> list[Found]:
    """The office holders of a person's units whose name or title holds the words."""
    held = assignments_on(person, timezone.localdate())
    units = {one.unit_id: one.unit for one in held if one.role in LOOKERS}
    wanted = fold(words).split()
    found = []
    for one in register_of(units.values()):
        folded = fold(f"{one.name} {one.title}")
        if all(word in folded for word in wanted):
            address = reverse("publishing:offices", kwargs={"unit": one.unit.address})
            detail = f"{one.title}, {one.unit.full_name}"
            found.append(Found(one.name, detail, address, _("Office holders")))
    return found[:FOUND_AT_MOST]
