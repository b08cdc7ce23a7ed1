"""The catalogue on screen: by field, one indicator with its history, and every change of it."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.common.tables import Table, download
from tiendo.indicators import actions
from tiendo.indicators.forms import BreakForm, IndicatorForm, SynonymForm
from tiendo.indicators.models import Field, Indicator, Synonym
from tiendo.indicators.queries import (
    catalogue,
    definitions_of,
    find,
    keeps,
    record,
    records,
    synonyms_of,
    users_of,
)
from tiendo.indicators.soundness import UnsoundIndicator
from tiendo.indicators.wording import computed_words
from tiendo.units.access import acting, for_roles, for_viewers
from tiendo.units.queries import Role, Unit

ANYONE = for_viewers(with_site=True)
KEEPERS = for_roles(Role.SYNTHESIS, with_site=True)
SYNTHESIS = for_roles(Role.SYNTHESIS)
COLUMNS = (
    *("code", "name", "name_en", "field", "unit", "kind", "direction", "rule", "numerator_code"),
    *("denominator_code", "weight_code", "price_basis", "base_year", "factor", "decimals"),
    *("formula", "note", "is_public", "retired_on"),
)


def _found(code: str) -> Indicator:
    """The record of a code, or 404."""
    found = record(code)
    if found is None:
        raise Http404("no such indicator")
    return found


def _is_synthesis(request: HttpRequest, unit: Unit) -> bool:
    """Whether this person puts together the reports of the unit."""
    return any(one.role == Role.SYNTHESIS and one.unit_id == unit.pk for one in acting(request))


def _may_add(request: HttpRequest, unit: Unit) -> bool:
    """Whether this person adds indicators: the unit's own, or for the whole site."""
    return request.user.is_superuser or _is_synthesis(request, unit)


def _may_change(request: HttpRequest, unit: Unit, owner: Unit | None) -> bool:
    """Whether this person changes what an owner keeps; without an owner it is the whole site's."""
    if request.user.is_superuser:
        return True
    return _is_synthesis(request, unit) and keeps(unit, owner, timezone.localdate())


def _to_change(request: HttpRequest, unit: Unit, code: str) -> Indicator:
    """The record of a code that this person may change; 403 where it is others' to change."""
    found = _found(code)
    if not _may_change(request, unit, found.owner):
        raise PermissionDenied
    return found


def _by_and_at(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "at": timezone.now()}


def _wanted(request: HttpRequest, unit: Unit) -> tuple[str, str, list[Indicator]]:
    """The words and the field asked for, and what answers to them."""
    words = request.GET.get("q", "").strip()[:100]
    field = request.GET.get("linh-vuc", "")
    found = find(words, unit) if words else list(records())
    if field in Field.values:
        found = [one for one in found if one.field == field]
    return words, field, found


def _by_field(found: Sequence[Indicator]) -> list[tuple[str, list[Indicator]]]:
    """Indicators under their fields, in the order of a yearly report."""
    place = {field: number for number, field in enumerate(Field.values)}
    ordered = sorted(found, key=lambda one: place[one.field])
    grouped = groupby(ordered, key=lambda one: one.field)
    return [(str(Field(field).label), list(several)) for field, several in grouped]


@ANYONE
@require_safe
def indicators(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The catalogue by field; with words, what they find."""
    words, field, found = _wanted(request, unit)
    context = {
        "unit": unit,
        "search": words,
        "field": field,
        "fields": Field.choices,
        "groups": _by_field(found),
        "count": len(found),
        "may_add": _may_add(request, unit),
    }
    return render(request, "indicators/list.html", context)


@ANYONE
@require_safe
def indicators_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The catalogue as a file, with the same search."""
    rows = [[getattr(one, name) for name in COLUMNS] for one in _wanted(request, unit)[2]]
    return download(Table("indicators", COLUMNS, rows), form)


@ANYONE
@require_safe
def one(request: HttpRequest, unit: Unit, code: str) -> HttpResponse:
    """One indicator: what it counts, how, since when, under which names."""
    return _page(request, unit, _found(code), SynonymForm())


@ANYONE
@require_safe
def one_file(request: HttpRequest, unit: Unit, code: str, form: str) -> HttpResponse:
    """What an indicator meant, and since when, as a file."""
    columns = ("valid_from_on", "valid_to_on", "note")
    rows = [[getattr(one, name) for name in columns] for one in definitions_of(_found(code))]
    return download(Table("definitions", columns, rows), form)


def _page(request: HttpRequest, unit: Unit, found: Indicator, form: SynonymForm) -> HttpResponse:
    known = catalogue()
    context = {
        "unit": unit,
        "indicator": found,
        "computed": computed_words(known[found.code], known, unit),
        "weight": known.get(found.weight_code),
        "used_by": users_of(found.code),
        "definitions": definitions_of(found),
        "synonyms": synonyms_of(unit, found),
        "form": form,
        "may_change": _may_change(request, unit, found.owner),
        "is_synthesis": _is_synthesis(request, unit),
    }
    status = 422 if form.is_bound else 200
    return render(request, "indicators/one.html", context, status=status)


def _owners(request: HttpRequest, unit: Unit) -> Callable[[Unit | None], bool]:
    """Who may be said to answer for an indicator: whom this person keeps the catalogue for."""
    return lambda owner: _may_change(request, unit, owner)


def _first_owner(request: HttpRequest, unit: Unit) -> dict[str, str]:
    """A new indicator is the unit's own, unless the site's administrator adds it."""
    return {} if request.user.is_superuser else {"owner": unit.code}


@KEEPERS
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Add an indicator."""
    data = request.POST if request.method == "POST" else None
    form = IndicatorForm(data, owners=_owners(request, unit), initial=_first_owner(request, unit))
    if form.is_bound and form.is_valid():
        try:
            made = actions.add_indicator(**_by_and_at(request), new=form.said())
        except UnsoundIndicator as unsound:
            form.blame(unsound.faults)
        else:
            return redirect("indicators:one", unit=unit.address, code=made.code)
    return _form_page(request, unit, form, None)


@KEEPERS
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, unit: Unit, code: str) -> HttpResponse:
    """Say an indicator anew."""
    found = _to_change(request, unit, code)
    data = request.POST if request.method == "POST" else None
    form = IndicatorForm(data, changing=found, owners=_owners(request, unit))
    if form.is_bound and form.is_valid():
        try:
            actions.change_indicator(**_by_and_at(request), indicator=found, new=form.said())
        except UnsoundIndicator as unsound:
            form.blame(unsound.faults)
        else:
            messages.success(request, _("%(name)s is changed.") % {"name": found.name})
            return redirect("indicators:one", unit=unit.address, code=code)
    return _form_page(request, unit, form, found)


def _form_page(
    request: HttpRequest, unit: Unit, form: IndicatorForm, changing: Indicator | None
) -> HttpResponse:
    context = {"unit": unit, "form": form, "indicator": changing, "known": catalogue()}
    status = 422 if form.is_bound else 200
    return render(request, "indicators/form.html", context, status=status)


@KEEPERS
@require_http_methods(["GET", "HEAD", "POST"])
def break_definition(request: HttpRequest, unit: Unit, code: str) -> HttpResponse:
    """From a day on it means something else."""
    found = _to_change(request, unit, code)
    form = BreakForm(request.POST) if request.method == "POST" else BreakForm()
    if form.is_bound and form.is_valid():
        try:
            actions.break_definition(**_by_and_at(request), indicator=found, **form.cleaned_data)
        except UnsoundIndicator as unsound:
            form.blame(unsound.faults)
        else:
            return redirect("indicators:one", unit=unit.address, code=code)
    context = {"unit": unit, "indicator": found, "form": form}
    context["definitions"] = definitions_of(found)
    status = 422 if form.is_bound else 200
    return render(request, "indicators/break.html", context, status=status)


@KEEPERS
@require_http_methods(["GET", "HEAD", "POST"])
def retire(request: HttpRequest, unit: Unit, code: str) -> HttpResponse:
    """From today on nobody is asked for it; or it is taken up again."""
    found = _to_change(request, unit, code)
    if request.method == "POST":
        on = None if found.retired_on else timezone.localdate()
        actions.retire_indicator(**_by_and_at(request), indicator=found, on=on)
        return redirect("indicators:one", unit=unit.address, code=code)
    context = {"unit": unit, "indicator": found, "used_by": users_of(code)}
    return render(request, "indicators/retire.html", context)


@SYNTHESIS
@require_POST
def learn(request: HttpRequest, unit: Unit, code: str) -> HttpResponse:
    """A name of the unit's own stands for the indicator."""
    found = _found(code)
    form = SynonymForm(request.POST)
    if not form.is_valid():
        return _page(request, unit, found, form)
    name = form.cleaned_data["name"]
    actions.learn_synonym(**_by_and_at(request), unit=unit, indicator=found, name=name)
    return redirect("indicators:one", unit=unit.address, code=code)


@SYNTHESIS
@require_POST
def forget(request: HttpRequest, unit: Unit, code: str, pk: int) -> HttpResponse:
    """A name of the unit's own no longer stands for it."""
    found = Synonym.objects.filter(unit=unit, indicator__code=code, pk=pk)
    synonym = found.select_related("indicator", "unit").first()
    if synonym is None:
        raise Http404("no such name")
    actions.forget_synonym(**_by_and_at(request), synonym=synonym)
    return redirect("indicators:one", unit=unit.address, code=code)
