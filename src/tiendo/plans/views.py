"""A unit's plans on screen: the list, one plan, several side by side, one target's history."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.tables import Table, attachment, download
from tiendo.common.uploads import MEDIA
from tiendo.plans import tables
from tiendo.plans.actions import NewPlan, attach_document, copy_lines, record_plan
from tiendo.plans.forms import PaperForm, PlanForm
from tiendo.plans.models import Layer
from tiendo.plans.queries import Plan, Target, document_of, documented, plan_of, plans_of, target_of
from tiendo.plans.wording import PeriodFault, period_name
from tiendo.units.access import acting, for_roles, for_viewers
from tiendo.units.queries import Role, Unit
from tiendo_core.periods import Period

ANYONE = for_viewers()
SYNTHESIS = for_roles(Role.SYNTHESIS)


def plan_or_404(unit: Unit, pk: int) -> Plan:
    """The plan of this unit, or 404."""
    plan = plan_of(unit, pk)
    if plan is None:
        raise Http404("no such plan in this unit")
    return plan


def target_or_404(plan: Plan, pk: int) -> Target:
    """The target of this plan, or 404."""
    target = target_of(plan, pk)
    if target is None:
        raise Http404("no such target in this plan")
    return target


def may_change(request: HttpRequest, unit: Unit) -> bool:
    """Whether this person enters plans."""
    keepers = [one for one in acting(request) if one.role == Role.SYNTHESIS]
    return any(one.unit_id == unit.pk for one in keepers)


def by_and_at(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": request.user, "at": timezone.now()}


@ANYONE
@require_safe
def plans(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The unit's plans by period and layer."""
    found = plans_of(unit)
    periods: dict[str, list[Plan]] = {}
    for plan in found:
        periods.setdefault(plan.period, []).append(plan)
    context = {
        "unit": unit,
        "periods": [(code, period_name(code), several) for code, several in periods.items()],
        "documented": documented(unit),
        "may_change": may_change(request, unit),
    }
    return render(request, "plans/list.html", context)


@ANYONE
@require_safe
def plans_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The list as a file."""
    columns = ("id", "period", "layer", "name", "act_number", "signed_on", "issuing_body")
    rows = [[getattr(plan, name) for name in columns] for plan in plans_of(unit)]
    return download(Table("plans", columns, rows), form)


@SYNTHESIS
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Record a plan; with the lines of an earlier one where that is wanted."""
    if request.method == "POST":
        form = PlanForm(request.POST, request.FILES, unit=unit)
    else:
        form = PlanForm(initial={"like": request.GET.get("nhu", "")}, unit=unit)
    if form.is_bound and form.is_valid():
        plan = _recorded(request, unit, form)
        return redirect("plans:edit", unit=unit.address, pk=plan.pk)
    status = 422 if form.is_bound else 200
    return render(request, "plans/add.html", {"unit": unit, "form": form}, status=status)


def _recorded(request: HttpRequest, unit: Unit, form: PlanForm) -> Plan:
    said = form.cleaned_data
    name, document = said["document"] or ("", b"")
    new = NewPlan(
        unit=unit,
        name=said["name"],
        layer=Layer(said["layer"]),
        period=said["period"],
        act_number=said["act_number"],
        signed_on=said["signed_on"],
        issuing_body=said["issuing_body"],
        document_name=name,
        document=document,
    )
    plan = record_plan(**by_and_at(request), new=new)
    if form.model_plan is not None:
        copy_lines(**by_and_at(request), plan=plan, like=form.model_plan)
    return plan


@ANYONE
@require_safe
def plan(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One plan with its targets by field."""
    found = plan_or_404(unit, pk)
    rows = tables.plan_rows(found)
    context = {
        "unit": unit,
        "plan": found,
        "period_name": period_name(found.period),
        "groups": tables.by_field(rows),
        "count": len(rows),
        "undecided": sum(row.part is None for row in rows),
        "wrong": [row for row in rows if row.differs],
        "has_document": found.pk in documented(unit),
        "may_change": may_change(request, unit),
    }
    return render(request, "plans/plan.html", context)


@ANYONE
@require_safe
def plan_file(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """The targets of a plan and their parts as a file."""
    return download(tables.plan_table(plan_or_404(unit, pk)), form)


@SYNTHESIS
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Keep the act of a plan as a file."""
    found = plan_or_404(unit, pk)
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if form.is_bound and form.is_valid():
        name, original = form.cleaned_data["document"]
        attach_document(**by_and_at(request), plan=found, name=name, original=original)
        messages.success(request, _("%(name)s is kept with the plan.") % {"name": name})
        return redirect("plans:plan", unit=unit.address, pk=pk)
    context = {"unit": unit, "plan": found, "form": form, "replaces": document_of(found)}
    status = 422 if form.is_bound else 200
    return render(request, "plans/paper.html", context, status=status)


@ANYONE
@require_safe
def document(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The act as it was uploaded, to be saved and never shown or run."""
    kept = document_of(plan_or_404(unit, pk))
    if kept is None:
        raise Http404("no document")
    media = MEDIA.get(kept.name.rsplit(".", 1)[-1], "application/octet-stream")
    return attachment(bytes(kept.original), media, kept.name)


def _period_or_404(period: str) -> str:
    try:
        return Period.parse(period).code
    except PeriodFault as fault:
        raise Http404(str(fault)) from fault


@ANYONE
@require_safe
def compare(request: HttpRequest, unit: Unit, period: str) -> HttpResponse:
    """The plans of one period side by side, those of the units above that set it too."""
    code = _period_or_404(period)
    plans_found, rows = tables.side_by_side(unit, code, timezone.localdate())
    context = {
        "unit": unit,
        "period": code,
        "period_name": period_name(code),
        "plans": [{"plan": one, "layer": Layer(one.layer.value).label} for one in plans_found],
        "groups": tables.by_field(rows),
    }
    return render(request, "plans/compare.html", context)


@ANYONE
@require_safe
def compare_file(request: HttpRequest, unit: Unit, period: str, form: str) -> HttpResponse:
    """The plans side by side as a file."""
    code = _period_or_404(period)
    return download(tables.side_by_side_table(unit, code, timezone.localdate()), form)


@ANYONE
@require_safe
def target(request: HttpRequest, unit: Unit, pk: int, target: int) -> HttpResponse:
    """One target: what holds, every revision of it, and how it is split."""
    found = plan_or_404(unit, pk)
    one = target_or_404(found, target)
    context = {
        "unit": unit,
        "plan": found,
        "target": one,
        "period_name": period_name(one.period),
        "history": tables.history_rows(one),
        "may_change": may_change(request, unit),
    }
    return render(request, "plans/target.html", context | tables.split_rows(found, one))


@ANYONE
@require_safe
def target_file(request: HttpRequest, unit: Unit, pk: int, target: int, form: str) -> HttpResponse:
    """The revisions of a target as a file."""
    return download(tables.history_table(target_or_404(plan_or_404(unit, pk), target)), form)
