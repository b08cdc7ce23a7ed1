"""Administration of units: finding one of 14,000, its record, recording bodies and changes."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.tables import Table, download
from tiendo.units.actions import NewUnit, UnitRefusedError, record_unit
from tiendo.units.administration import by_and_at, form_page
from tiendo.units.changes import NewWeight, outcome, record_change, weigh
from tiendo.units.models import Basis, Kind, Passage
from tiendo.units.queries import NoSuchUnitError, Unit, bearer, find_units, registry, successors_of
from tiendo.units.reach import Reach, administrators, site_administrators
from tiendo.units.showing import place_of, record_context, record_table
from tiendo.units.unit_forms import (
    ChangeForm,
    PassageForm,
    RecordForm,
    UnitForm,
    WeightForm,
    change_of,
)

PAGE = 50
MOST_LINES = 60


def _found(address: str) -> Unit:
    try:
        return bearer(address, timezone.localdate())
    except NoSuchUnitError as fault:
        raise Http404(str(fault)) from fault


@administrators
@require_safe
def units(request: HttpRequest, reach: Reach) -> HttpResponse:
    """The units whose name or code one seeks; former ones say who took over."""
    search = request.GET.get("q", "").strip()[:100]
    page = Paginator(find_units(search), PAGE).get_page(request.GET.get("trang"))
    heirs = successors_of(list(page.object_list))
    known, today = registry(), timezone.localdate()
    rows = [(one, place_of(one, known, today), heirs[one.pk]) for one in page.object_list]
    context = {"page": page, "rows": rows, "search": search, "reach": reach}
    return render(request, "units/units.html", context)


@administrators
@require_safe
def units_file(request: HttpRequest, reach: Reach, form: str) -> HttpResponse:
    """The same as a file, whole."""
    rows = [
        (u.code, u.name, u.kind, u.parent_code, u.valid_from_on, u.valid_to_on, u.people, u.area)
        for u in find_units(request.GET.get("q", "")[:100])
    ]
    columns = ("code", "name", "kind", "parent_code", "valid_from_on", "valid_to_on", "people",
               "area_km2")  # fmt: skip
    return download(Table("units", columns, rows), form)


@administrators
@require_safe
def unit(request: HttpRequest, reach: Reach, address: str) -> HttpResponse:
    """One record: its days and place, what stands below it, who came before and after."""
    one = _found(address)
    context = record_context(one, request.GET.get("trang")) | {"reach": reach}
    return render(request, "units/unit_record.html", context)


@administrators
@require_safe
def unit_file(request: HttpRequest, reach: Reach, address: str, form: str) -> HttpResponse:
    """Its ties to earlier and later units as a file."""
    return download(record_table(_found(address)), form)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def add_unit(request: HttpRequest, reach: Reach) -> HttpResponse:
    """Record a unit or body; an administrator of a unit records what stands below it."""
    parent = request.GET.get("thuoc", "")
    initial = {"parent": parent, "kind": Kind.DIVISION if parent else Kind.COMMUNE}
    form = UnitForm(request.POST or None, reach=reach, initial=initial)
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        above = said.pop("parent")
        said |= {"kind": Kind(said["kind"]), "parent_code": above.code if above else ""}
        try:
            made = record_unit(**by_and_at(request), new=NewUnit(**said))
        except UnitRefusedError as refused:
            form.add_error("code", str(refused))
        else:
            return redirect("administration:unit", address=made.address)
    return form_page(request, form, _("Record a unit or body"))


@site_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Record a change of units: filled in, looked at, then recorded; refused with every reason."""
    asked = request.GET.get("dong", "")
    lines = min(int(asked), MOST_LINES) if asked.isdigit() else 4
    lines_of = formset_factory(
        PassageForm, extra=lines, max_num=MOST_LINES, absolute_max=MOST_LINES
    )
    records_of = formset_factory(RecordForm, extra=3, max_num=MOST_LINES, absolute_max=MOST_LINES)
    sent: Any = request.POST if request.method == "POST" else None
    head = ChangeForm(sent)
    passages, records = lines_of(sent, prefix="dong"), records_of(sent, prefix="moi")
    context: dict[str, Any] = {"head": head, "lines": passages, "records": records}
    if sent is not None and all([head.is_valid(), passages.is_valid(), records.is_valid()]):
        new = change_of(head, passages, records)
        context["outcome"] = found = outcome(new)
        if "record" in sent and not found.faults:
            made = record_change(**by_and_at(request), new=new)
            messages.success(request, _("The change is recorded: %(act)s.") % {"act": made})
            first = found.begins[0].code if found.begins else found.ends[0].code
            return redirect("administration:unit", address=first)
    is_wrong = sent is not None and (not context.get("outcome") or context["outcome"].faults)
    return render(request, "units/change.html", context, status=422 if is_wrong else 200)


@site_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def weight(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how much passed with one part, so that values across it can be compared."""
    passage = get_object_or_404(Passage.objects.select_related("old", "new"), pk=pk, is_part=True)
    form = WeightForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        told = NewWeight(Basis(said["basis"]), said["amount"], said["source"])
        weigh(**by_and_at(request), passage=passage, told=told)
        return redirect("administration:unit", address=passage.old.address)
    told_names = {"old": passage.old, "new": passage.new}
    return form_page(request, form, _("How much passed from %(old)s to %(new)s") % told_names)
