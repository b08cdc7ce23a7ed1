"""Administration: who signs in, who acts for which unit, which units there are, what was done."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.accounts.actions import NameTakenError, NewPerson, add_person
from tiendo.accounts.actions import let_in as let_person_in
from tiendo.accounts.actions import set_password as give_password
from tiendo.accounts.actions import shut_out as shut_person_out
from tiendo.accounts.queries import people as all_people
from tiendo.audit.queries import latest
from tiendo.common.tables import Cell, Table, download
from tiendo.units.actions import NewUnit, Post, record_unit
from tiendo.units.actions import end_role as end_assignment
from tiendo.units.actions import give_role as give_assignment
from tiendo.units.forms import PasswordForm, PersonForm, RoleForm, UnitForm
from tiendo.units.models import Assignment, Kind, Role
from tiendo.units.queries import all_units, roles_of

View = Callable[..., HttpResponse]
EVENTS_SHOWN = 200


def administrators(view: View) -> View:
    """Open the view to administrators alone."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def _bound(kind: type[Form], request: HttpRequest, **initial: Any) -> Form:
    return kind(request.POST) if request.method == "POST" else kind(initial=initial)


def _by_and_at(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "at": timezone.now()}


def _form_page(request: HttpRequest, form: Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "units/form.html", context, status=status)


@administrators
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with what they do, and every unit."""
    everybody = list(all_people())
    roles = roles_of(everybody, timezone.localdate())
    rows = [(one, roles[one.pk]) for one in everybody]
    return render(request, "units/people.html", {"rows": rows, "units": all_units()})


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a person."""
    form = _bound(PersonForm, request)
    if form.is_bound and form.is_valid():
        try:
            person = add_person(**_by_and_at(request), new=NewPerson(**form.cleaned_data))
        except NameTakenError:
            form.add_error("username", _("This name is taken; choose another."))
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            return redirect("administration:person", pk=person.pk)
    return _form_page(request, form, _("Add a person"))


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles given and ended; the form gives another."""
    one = get_object_or_404(all_people(), pk=pk)
    form = _bound(RoleForm, request, from_on=timezone.localdate())
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        post = Post(said["unit"], Role(said["role"]), said["from_on"])
        give_assignment(**_by_and_at(request), person=one, post=post)
        return redirect("administration:person", pk=pk)
    roles = roles_of([one], timezone.localdate())[one.pk]
    context = {"person": one, "roles": roles, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "units/person.html", context, status=status)


@administrators
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """From today on the role is no longer held."""
    held = get_object_or_404(Assignment, pk=pk, valid_to_on__isnull=True)
    today = timezone.localdate()
    if held.valid_from_on >= today:
        messages.error(request, _("A role that begins today can be ended from tomorrow on."))
    else:
        end_assignment(**_by_and_at(request), assignment=held, on=today)
    return redirect("administration:person", pk=held.person_id)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new password for somebody."""
    one = get_object_or_404(all_people(), pk=pk)
    form = _bound(PasswordForm, request)
    if form.is_bound and form.is_valid():
        try:
            give_password(**_by_and_at(request), person=one, password=form.cleaned_data["password"])
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            messages.success(request, _("The password is changed."))
            return redirect("administration:person", pk=pk)
    return _form_page(request, form, _("New password for %(name)s") % {"name": one})


@administrators
@require_POST
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut somebody out, or let them in again; never oneself."""
    one = get_object_or_404(all_people(), pk=pk)
    if one == request.user:
        messages.error(request, _("You cannot shut yourself out."))
    elif one.is_active:
        shut_person_out(**_by_and_at(request), person=one)
    else:
        let_person_in(**_by_and_at(request), person=one)
    return redirect("administration:person", pk=pk)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add_unit(request: HttpRequest) -> HttpResponse:
    """Record a unit."""
    form = _bound(UnitForm, request)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data | {"kind": Kind(form.cleaned_data["kind"])}
        record_unit(**_by_and_at(request), new=NewUnit(**said))
        return redirect("administration:people")
    return _form_page(request, form, _("Record a unit"))


@administrators
@require_safe
def people_file(request: HttpRequest, form: str) -> HttpResponse:
    """Everybody with what they do, as a file: a row a person and role."""
    everybody = list(all_people())
    roles = roles_of(everybody, timezone.localdate())
    rows: list[tuple[Cell, ...]] = []
    for one in everybody:
        told = (one.username, str(one), one.is_active)
        rows += [(*told, held.role, held.unit.code) for held in roles[one.pk]]
        if not roles[one.pk]:
            rows.append((*told, None, None))
    columns = ("username", "name", "may_sign_in", "role", "unit")
    return download(Table("people", columns, rows), form)


@administrators
@require_safe
def units_file(request: HttpRequest, form: str) -> HttpResponse:
    """Every unit, as a file."""
    rows = [(u.code, u.name, u.kind, u.valid_from_on, u.valid_to_on) for u in all_units()]
    columns = ("code", "name", "kind", "valid_from_on", "valid_to_on")
    return download(Table("units", columns, rows), form)


@administrators
@require_safe
def log_file(request: HttpRequest, form: str) -> HttpResponse:
    """What was done lately, as a file."""
    rows = [
        (e.at, e.by_name, e.action, e.object_kind, e.object_key, e.unit)
        for e in latest(EVENTS_SHOWN)
    ]
    columns = ("at", "by", "action", "object_kind", "object_key", "unit")
    return download(Table("events", columns, rows), form)


@administrators
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What was done lately, newest first."""
    return render(request, "units/log.html", {"events": latest(EVENTS_SHOWN)})
