"""Units and officers, made with the least."""

from datetime import date

from factories.person import NOW, a_person
from tiendo.accounts.models import Person
from tiendo.units.actions import NewUnit, Post, give_role, record_unit
from tiendo.units.models import Kind, Role, Unit


def a_town() -> Unit:
    """The former town of Hồng Lĩnh."""
    new = NewUnit("437", "Thị xã Hồng Lĩnh", Kind.TOWN, date(1992, 3, 2), date(2025, 7, 1))
    return record_unit(by=None, at=NOW, new=new)


def a_ward(code: str = "18115") -> Unit:
    """The ward of Bắc Hồng Lĩnh, which bears a code that was another's before."""
    new = NewUnit(code, "Phường Bắc Hồng Lĩnh", Kind.WARD, date(2025, 7, 1))
    return record_unit(by=None, at=NOW, new=new)


def an_officer(username: str, unit: Unit, role: Role = Role.CLERK) -> Person:
    """A person who acts for the unit."""
    person = a_person(username)
    give_role(by=None, at=NOW, person=person, post=Post(unit, role, date(2020, 1, 1)))
    return person
