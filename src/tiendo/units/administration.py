"""Administration of people: who signs in, who acts for which unit, who stands in, what was done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.accounts.actions import NameTakenError, NewPerson, add_person
from tiendo.accounts.actions import let_in as let_person_in
from tiendo.accounts.actions import set_password as give_password
from tiendo.accounts.actions import shut_out as shut_person_out
from tiendo.accounts.queries import Person, person_named
from tiendo.audit.queries import latest
from tiendo.audit.wording import deed_words, told
from tiendo.common.tables import Cell, Table, download
from tiendo.units.actions import Post, UnitRefusedError, let_stand_in
from tiendo.units.actions import end_role as end_assignment
from tiendo.units.actions import end_stand_in as call_off
from tiendo.units.actions import give_role as give_assignment
from tiendo.units.forms import NewcomerForm, PasswordForm, RoleForm, StandInForm
from tiendo.units.models import Assignment, Role, StandIn
from tiendo.units.queries import roles_of, stand_ins_of
from tiendo.units.reach import Reach, administrators, site_administrators

EVENTS_SHOWN = 200


def by_and_at(request: HttpRequest) -> dict[str, Any]:
    """Who does it, and when."""
    return {"by": request.user, "at": timezone.now()}


def form_page(request: HttpRequest, form: Form, title: str, back: str = "") -> HttpResponse:
    """A page that is a form and nothing else; ``back`` is where "Cancel" leads."""
    context = {"form": form, "title": title, "back": back}
    return render(request, "units/form.html", context, status=422 if form.is_bound else 200)


def _person(reach: Reach, pk: int) -> Person:
    """Somebody within reach; others are not found."""
    one: Person = get_object_or_404(reach.people(), pk=pk)
    return one


def _ruled(reach: Reach, pk: int) -> Person:
    """Somebody whose password and door are theirs to give."""
    one = _person(reach, pk)
    if not reach.rules(one):
        raise PermissionDenied
    return one


def _held(reach: Reach, pk: int) -> Assignment:
    """A role that goes on, in a unit within reach."""
    held = get_object_or_404(
        Assignment.objects.select_related("unit", "person"), pk=pk, valid_to_on__isnull=True
    )
    if not reach.covers(held.unit):
        raise Http404("not within reach")
    return held


@administrators
@require_safe
def people(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Everybody within reach with what they do."""
    everybody = list(reach.people())
    roles = roles_of(everybody, timezone.localdate())
    rows = [(one, roles[one.pk]) for one in everybody]
    return render(request, "units/people.html", {"rows": rows, "reach": reach})


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Add a person, with a first role at once where one is named."""
    form = NewcomerForm(request.POST or None, reach=reach)
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        unit, role = said.pop("unit"), said.pop("role")
        try:
            person = add_person(**by_and_at(request), new=NewPerson(**said))
        except NameTakenError:
            form.add_error("username", _("This name is taken; choose another."))
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            if unit and role:
                post = Post(unit, Role(role), timezone.localdate())
                give_assignment(**by_and_at(request), person=person, post=post)
            return redirect("administration:person", pk=person.pk)
    return form_page(request, form, _("Add a person"))


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, reach: Reach, pk: int) -> HttpResponse:
    """One person: roles given and ended, stand-ins; the form gives another role."""
    one, today = _person(reach, pk), timezone.localdate()
    form = RoleForm(request.POST or None, reach=reach, initial={"from_on": today})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        post = Post(said["unit"], Role(said["role"]), said["from_on"])
        give_assignment(**by_and_at(request), person=one, post=post)
        return redirect("administration:person", pk=pk)
    held = roles_of([one], today)[one.pk]
    stand_ins = stand_ins_of(held, today)
    context = {
        "person": one,
        "roles": [(role, stand_ins[role.pk], reach.covers(role.unit)) for role in held],
        "form": form,
        "may_rule": reach.rules(one),
    }
    status = 422 if form.is_bound else 200
    return render(request, "units/person.html", context, status=status)


@administrators
@require_POST
def end_role(request: HttpRequest, reach: Reach, pk: int) -> HttpResponse:
    """From today on the role is no longer held."""
    held, today = _held(reach, pk), timezone.localdate()
    if held.valid_from_on >= today:
        messages.error(request, _("A role that begins today can be ended from tomorrow on."))
    else:
        end_assignment(**by_and_at(request), assignment=held, on=today)
    return redirect("administration:person", pk=held.person_id)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def stand_in(request: HttpRequest, reach: Reach, pk: int) -> HttpResponse:
    """Let somebody take over a role for some days."""
    held = _held(reach, pk)
    form = StandInForm(request.POST or None, initial={"from_on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        who = person_named(form.cleaned_data["username"])
        if who is None or not who.is_active:
            form.add_error("username", _("Nobody signs in under this name."))
        else:
            try:
                let_stand_in(**by_and_at(request), assignment=held, person=who, days=form.days())
            except UnitRefusedError as refused:
                form.add_error(None, str(refused))
            else:
                return redirect("administration:person", pk=held.person_id)
    told = {"name": held.person, "role": held.get_role_display(), "unit": held.unit.full_name}
    title = _("Who stands in for %(name)s: %(role)s, %(unit)s") % told
    return form_page(request, form, title)


@administrators
@require_POST
def end_stand_in(request: HttpRequest, reach: Reach, pk: int) -> HttpResponse:
    """From today on the person no longer stands in."""
    one = get_object_or_404(StandIn.objects.select_related("assignment__unit"), pk=pk)
    if not reach.covers(one.assignment.unit):
        raise Http404("not within reach")
    call_off(**by_and_at(request), stand_in=one, on=timezone.localdate())
    return redirect("administration:person", pk=one.assignment.person_id)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, reach: Reach, pk: int) -> HttpResponse:
    """A new password for somebody."""
    one = _ruled(reach, pk)
    form = PasswordForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            give_password(**by_and_at(request), person=one, password=form.cleaned_data["password"])
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            messages.success(request, _("The password is changed."))
            return redirect("administration:person", pk=pk)
    return form_page(request, form, _("New password for %(name)s") % {"name": one})


@administrators
@require_POST
def door(request: HttpRequest, reach: Reach, pk: int) -> HttpResponse:
    """Shut somebody out, or let them in again; never oneself."""
    one = _ruled(reach, pk)
    if one == request.user:
        messages.error(request, _("You cannot shut yourself out."))
    elif one.is_active:
        shut_person_out(**by_and_at(request), person=one)
    else:
        let_person_in(**by_and_at(request), person=one)
    return redirect("administration:person", pk=pk)


@administrators
@require_safe
def people_file(request: HttpRequest, reach: Reach, form: str) -> HttpResponse:
    """Everybody within reach with what they do, as a file: a row a person and role."""
    everybody = list(reach.people())
    roles = roles_of(everybody, timezone.localdate())
    rows: list[tuple[Cell, ...]] = []
    for one in everybody:
        told = (one.username, str(one), one.is_active)
        rows += [(*told, held.role, held.unit.address) for held in roles[one.pk]]
        if not roles[one.pk]:
            rows.append((*told, None, None))
    columns = ("username", "name", "may_sign_in", "role", "unit")
    return download(Table("people", columns, rows), form)


@site_administrators
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What was done lately, newest first."""
    events = [(one, deed_words(one), told(one)) for one in latest(EVENTS_SHOWN)]
    return render(request, "units/log.html", {"events": events})


@site_administrators
@require_safe
def log_file(request: HttpRequest, form: str) -> HttpResponse:
    """What was done lately, as a file."""
    rows = [
        (e.at, e.by_name, e.detail.get("standing_in_for"), e.action, e.object_kind, e.object_key,
         e.unit, "; ".join(f"{name}: {said}" for name, said in told(e)))
        for e in latest(EVENTS_SHOWN)
    ]  # fmt: skip
    columns = (
        "at",
        "by",
        "standing_in_for",
        "action",
        "object_kind",
        "object_key",
        "unit",
        "detail",
    )
    return download(Table("events", columns, rows), form)
