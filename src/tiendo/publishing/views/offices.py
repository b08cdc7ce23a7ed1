"""The register of office holders and the contacts of a unit."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.common.tables import Table, download
from tiendo.publishing.actions import (
    NewContact,
    NewOffice,
    record_contact,
    record_holder,
    remove_holder,
)
from tiendo.publishing.forms import ContactForm, HolderForm
from tiendo.publishing.models import OfficeHolder
from tiendo.publishing.queries import contact_of
from tiendo.publishing.queries.offices import office_holder, register_of
from tiendo.publishing.roles import KEEPERS
from tiendo.publishing.views.overview import LOOK, has_role
from tiendo.units.access import for_roles
from tiendo.units.queries import Unit

KEEP = for_roles(*KEEPERS, with_site=True)
FORM = ["GET", "HEAD", "POST"]


@LOOK
@require_safe
def offices(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Who holds and held which office, and where the unit is found."""
    today = timezone.localdate()
    known = list(register_of([unit]))
    ended = [one for one in known if one.valid_to_on and one.valid_to_on <= today]
    context = {
        "unit": unit,
        "groups": [
            (_("In office"), [one for one in known if one not in ended]),
            (_("Former"), ended),
        ],
        "contact": contact_of(unit),
        "may_keep": has_role(request, unit, *KEEPERS) or request.user.is_superuser,
    }
    return render(request, "publishing/offices.html", context)


@LOOK
@require_safe
def offices_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The register as a file."""
    columns = ("name", "title", "valid_from_on", "valid_to_on", "is_contact", "phone", "email")
    rows = [
        [int(value) if isinstance(value := getattr(one, name), bool) else value for name in columns]
        for one in register_of([unit])
    ]
    return download(Table(f"to-chuc-{unit.code}", columns, rows), form)


def _holder(unit: Unit, pk: int) -> OfficeHolder:
    """An entry of this unit's register, or 404."""
    found = office_holder(unit, pk)
    if found is None:
        raise Http404("no such entry in this unit")
    return found


@KEEP
@require_http_methods(FORM)
def add_holder(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Record who holds an office."""
    return _keep_holder(request, unit, None)


@KEEP
@require_http_methods(FORM)
def change_holder(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Say an entry anew, or give it its end."""
    return _keep_holder(request, unit, _holder(unit, pk))


def _keep_holder(request: HttpRequest, unit: Unit, holder: OfficeHolder | None) -> HttpResponse:
    form = HolderForm(
        request.POST if request.method == "POST" else None,
        # The form writes into its instance; the entry as it was is needed for the log.
        instance=_holder(unit, holder.pk) if holder else None,
        unit=unit,
    )
    if form.is_bound and form.is_valid():
        new = NewOffice(unit=unit, **form.cleaned_data)
        made = record_holder(**_by_and_at(request), new=new, holder=holder)
        messages.success(request, _("“%(name)s” was recorded.") % {"name": made.name})
        return redirect("publishing:offices", unit=unit.address)
    context = {"unit": unit, "form": form, "holder": holder}
    status = 422 if form.is_bound else 200
    return render(request, "publishing/holder.html", context, status=status)


@KEEP
@require_POST
def remove(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Take out an entry that was recorded by mistake."""
    holder = _holder(unit, pk)
    name = holder.name
    remove_holder(**_by_and_at(request), holder=holder)
    messages.success(request, _("The entry of “%(name)s” was removed.") % {"name": name})
    return redirect("publishing:offices", unit=unit.address)


@KEEP
@require_http_methods(FORM)
def contact(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Say where the unit is found and what it does."""
    form = ContactForm(
        request.POST if request.method == "POST" else None, instance=contact_of(unit)
    )
    if form.is_bound and form.is_valid():
        record_contact(**_by_and_at(request), new=NewContact(unit=unit, **form.cleaned_data))
        messages.success(request, _("The contacts were recorded."))
        return redirect("publishing:offices", unit=unit.address)
    status = 422 if form.is_bound else 200
    context = {"unit": unit, "form": form}
    return render(request, "publishing/contact.html", context, status=status)


def _by_and_at(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": request.user, "at": timezone.now()}
