"""How far somebody administers: everything, or their unit and what stands below it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tiendo.accounts.queries import Person, people
from tiendo.units.access import acting, mark_stand_in
from tiendo.units.models import Assignment, Role, Unit
from tiendo.units.register import registry

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Reach:
    """The units somebody administers, by row; None is every unit there is."""

    rows: frozenset[int] | None

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole site."""
        return self.rows is None

    def covers(self, unit: Unit) -> bool:
        """Whether a unit lies within."""
        return self.rows is None or unit.pk in self.rows

    def people(self) -> QuerySet[Person]:
        """Whoever acts or acted for a unit within; everybody when it is the whole site."""
        if self.rows is None:
            return people()
        held = Assignment.objects.filter(unit_id__in=self.rows).values("person_id")
        return people().filter(pk__in=held)

    def rules(self, person: Person) -> bool:
        """Whether passwords and the door of a person are theirs to give: all that the person does
        lies within, and they administer no more than that."""
        if self.rows is None:
            return True
        today = timezone.localdate()
        beyond = Assignment.objects.filter(person=person).exclude(unit_id__in=self.rows)
        beyond = beyond.filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=today))
        return not person.is_superuser and not beyond.exists()


def reach_of(request: HttpRequest) -> Reach | None:
    """How far whoever asks administers; None when not at all."""
    if request.user.is_authenticated and request.user.is_superuser:
        return Reach(None)
    held = [one for one in acting(request) if one.role == Role.ADMINISTRATOR]
    if not held:
        return None
    today, known = timezone.localdate(), registry()
    rows: set[int] = set()
    for one in held:
        rows |= {one.unit_id, *known.subtree_rows(one.unit.code, one.unit.last_day(today))}
    mark_stand_in(request, held)
    return Reach(frozenset(rows))


def administrators(view: View) -> View:
    """Open the view to administrators of the site and of units; it takes their reach."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reach = reach_of(request)
        if reach is None:
            raise PermissionDenied
        return view(request, reach, *args, **kwargs)

    return guarded


def site_administrators(view: View) -> View:
    """Open the view to administrators of the whole site alone."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def is_administrator(request: HttpRequest) -> bool:
    """Whether whoever asks administers anything."""
    if request.user.is_authenticated and request.user.is_superuser:
        return True
    return any(one.role == Role.ADMINISTRATOR for one in acting(request))
