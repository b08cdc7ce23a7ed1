"""Typing targets: the whole table of a plan at once, and the parts of one target."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tiendo.indicators.queries import records
from tiendo.plans.actions import ReasonMissing, decide_many
from tiendo.plans.forms import RevisionForm
from tiendo.plans.queries import Part, Plan, is_whole, lines_of, targets_of
from tiendo.plans.sheet import Line, Sheet
from tiendo.plans.splitting import (
    Way,
    checked,
    propose_evenly,
    split_lines,
    splits,
    ways_of,
)
from tiendo.plans.tables import by_field
from tiendo.plans.views import SYNTHESIS, by_and_at, plan_or_404, target_or_404
from tiendo.plans.wording import period_name
from tiendo.units.queries import Unit
from tiendo_core.numbers import format_number
from tiendo_core.plans import SplitCheck
from tiendo_core.target_phrases import format_target


def _form(request: HttpRequest, plan: Plan, has_targets: bool) -> RevisionForm:
    data = request.POST if request.method == "POST" else None
    return RevisionForm(data, plan=plan, today=timezone.localdate(), has_targets=has_targets)


def _saved(request: HttpRequest, plan: Plan, sheet: Sheet, form: RevisionForm) -> bool:
    """Whether everything typed was right and is decided; else what is wrong stands at its place."""
    if not form.is_bound or not form.is_valid() or sheet.wrong:
        return False
    decisions = sheet.decisions(plan, **form.cleaned_data)
    try:
        count = decide_many(**by_and_at(request), plan=plan, decisions=decisions)
    except ReasonMissing:
        form.demand_reason()
        return False
    said = ngettext("%(n)s target is decided.", "%(n)s targets are decided.", count)
    messages.success(request, said % {"n": count} if count else _("Nothing was changed."))
    return True


@SYNTHESIS
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The whole table of a plan, and below it every other indicator of the catalogue."""
    plan = plan_or_404(unit, pk)
    parts = targets_of(plan)
    standing = {one.target.indicator_id: one for one in parts if is_whole(plan, one.target)}
    inside = {one.indicator_id for one in lines_of(plan)}
    data = request.POST if request.method == "POST" else None
    sheet = Sheet(_whole_lines(plan, standing, inside), data)
    form = _form(request, plan, bool(standing))
    if _saved(request, plan, sheet, form):
        return redirect("plans:plan", unit=unit.address, pk=pk)
    own = [line for line in sheet.lines if line.indicator.pk in inside or line.error]
    further = [line for line in sheet.lines if line not in own]
    context = {
        "unit": unit,
        "plan": plan,
        "period_name": period_name(plan.period),
        "form": form,
        "wrong": sheet.wrong,
        "own": by_field(own),
        "further": by_field(further),
        "further_count": len(further),
        "opened": any(line.typed for line in further) or not own,
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/edit.html", context, status=status)


def _whole_lines(plan: Plan, standing: dict[int, Part], inside: set[int]) -> Iterable[Line]:
    """A line for every indicator of the catalogue in being, and every one of the plan."""
    for one in records():
        if one.retired_on is None or one.pk in inside:
            yield Line(one.code, one.name, one, plan.unit, plan.period, standing.get(one.pk))


@SYNTHESIS
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, unit: Unit, pk: int, target: int, way: str) -> HttpResponse:
    """The parts of one target in a table, with their sum against the whole."""
    plan = plan_or_404(unit, pk)
    whole = target_or_404(plan, target)
    if way not in [one.value for one in ways_of(plan)] or not is_whole(plan, whole):
        raise Http404("no such way to split")
    chosen = Way(way)
    parts = [one for one in targets_of(plan) if one.target.indicator_id == whole.indicator_id]
    stands = next((one for one in parts if one.target.pk == whole.pk), None)
    if stands is None:
        raise Http404("nothing is decided yet that could be split")
    lines = split_lines(plan, whole.indicator, parts, chosen)
    sheet = Sheet(lines, request.POST if request.method == "POST" else None)
    form = _form(request, plan, any(line.standing for line in lines))
    proposed = request.GET.get("de-xuat") == "deu" and not form.is_bound
    if proposed:
        proposed = propose_evenly(lines, stands.said, whole.indicator.decimals)
    if _saved(request, plan, sheet, form):
        _warn_of_difference(request, plan, stands, chosen)
        return redirect("plans:target", unit=unit.address, pk=pk, target=target)
    context = {
        "unit": unit,
        "plan": plan,
        "target": whole,
        "written": format_target(stands.said),
        "way": chosen,
        "groups": [("", sheet.lines)] if lines else [],
        "form": form,
        "wrong": sheet.wrong,
        "proposed": proposed,
        "check": _check_of(sheet, stands, chosen),
    }
    status = 422 if form.is_bound else 200
    return render(request, "plans/split.html", context, status=status)


def _check_of(sheet: Sheet, whole: Part, way: Way) -> Any:
    """The sum of what stands or was typed against the whole, where they are to add up."""
    said = [line.target or (line.standing.said if line.standing else None) for line in sheet.lines]
    levels = [one for one in said if one is not None]
    return checked(whole.said, levels, way, whole) if levels else None


def _warn_of_difference(request: HttpRequest, plan: Plan, whole: Part, way: Way) -> None:
    """Tell when the parts are not the whole; they are kept as they were typed."""
    of = whole.target.indicator
    parts = [one for one in targets_of(plan) if one.target.indicator_id == of.pk]
    for one in splits(plan, whole, parts):
        if one.way is way and one.check is not None and not one.check.adds_up:
            messages.warning(request, difference_sentence(one.check, of.unit))


def difference_sentence(check: SplitCheck, unit: str) -> str:
    """By how much the parts miss the whole, or exceed it."""
    words = _("The parts add up to %(parts)s %(unit)s, %(difference)s more than the whole.")
    if check.difference < 0:
        words = _("The parts add up to %(parts)s %(unit)s, %(difference)s less than the whole.")
    return words % {
        "parts": format_number(check.parts),
        "difference": format_number(abs(check.difference)),
        "unit": unit,
    }
