"""Recording report regimes: what they say, their forms and lines, who owes them; the holidays."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.tables import Table, download
from tiendo.common.wording import period_words
from tiendo.results.actions import (
    Refused,
    add_duty,
    add_form,
    add_line,
    change_regime,
    end_duty,
    keep_holiday,
    open_round,
    record_regime,
    remove_holiday,
    remove_line,
)
from tiendo.results.forms import (
    DutyForm,
    FormForm,
    HolidayForm,
    LineForm,
    RegimeForm,
    RoundForm,
)
from tiendo.results.models import Duty, Form, Holiday, Line, ReportRegime
from tiendo.results.queries import regime_of, regimes_of, terms_of, working_days
from tiendo.results.sentences import refusal
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit, roles_in
from tiendo_core.schedule import RoundDays, asked, round_days

READERS = for_roles(Role.SYNTHESIS, Role.VERIFIER, Role.APPROVER, Role.LEADER)
WRITERS = for_roles(Role.SYNTHESIS)
Bound = RegimeForm | FormForm | LineForm | DutyForm | HolidayForm | RoundForm


def _found(unit: Unit, code: str) -> ReportRegime:
    """The regime of this unit, or 404."""
    found = regime_of(unit, code)
    if found is None:
        raise Http404("no such regime of this unit")
    return found


def _form_of(regime: ReportRegime, code: str) -> Form:
    """The form of this regime, or 404."""
    found = Form.objects.filter(regime=regime, code=code).select_related("regime__unit").first()
    if found is None:
        raise Http404("no such form of this regime")
    return found


@READERS
@require_safe
def regimes(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The regimes a unit set up."""
    roles = roles_in(request.user, unit, timezone.localdate())  # type: ignore[arg-type]
    context = {
        "unit": unit,
        "regimes": list(regimes_of(unit)),
        "is_synthesis": Role.SYNTHESIS in roles,
    }
    return render(request, "results/regimes.html", context)


@READERS
@require_safe
def regimes_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The regimes as a file, with all they say."""
    columns = (
        "code",
        "name",
        "content",
        "receiver",
        "way_of_sending",
        "send_by_working_days",
        "frequency",
        "cut_off",
        "outline",
        "steps",
        "act",
        "valid_from_on",
        "valid_to_on",
    )
    rows = [tuple(getattr(one, name) for name in columns) for one in regimes_of(unit)]
    return download(Table("regimes", columns, rows), form)


@WRITERS
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Record a regime with its eleven fields."""
    form = RegimeForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        made = record_regime(by=request.user, at=timezone.now(), new=form.new)  # type: ignore[arg-type]
        messages.success(
            request, _("“%(name)s” is recorded. Now add its forms.") % {"name": made.name}
        )
        return redirect("results:regime", unit=unit.address, regime=made.code)
    return _draw_form(request, unit, form, _("New report regime"))


@WRITERS
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, unit: Unit, regime: str) -> HttpResponse:
    """Change what a regime says; open rounds keep their days."""
    found = _found(unit, regime)
    form = RegimeForm(request.POST or None, unit=unit, regime=found)
    if request.method == "POST" and form.is_valid():
        change_regime(by=request.user, at=timezone.now(), regime=found, new=form.new)  # type: ignore[arg-type]
        messages.success(request, _("“%(name)s” was changed.") % {"name": found.name})
        return redirect("results:regime", unit=unit.address, regime=found.code)
    return _draw_form(request, unit, form, found.name)


def _draw_form(request: HttpRequest, unit: Unit, form: Bound, title: str) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"unit": unit, "form": form, "title": title}
    return render(request, "results/form.html", context, status=status)


@READERS
@require_http_methods(["GET", "HEAD", "POST"])
def regime(request: HttpRequest, unit: Unit, regime: str) -> HttpResponse:
    """One regime: what it says, its forms, and the rounds of this year with their days.

    A POST adds a form, or opens a round that is not yet due.
    """
    found = _found(unit, regime)
    today = timezone.localdate()
    is_synthesis = Role.SYNTHESIS in roles_in(request.user, unit, today)  # type: ignore[arg-type]
    if request.method == "POST" and not is_synthesis:
        raise Http404("only the synthesis office changes regimes")
    deed = request.POST.get("viec", "")
    form = FormForm(request.POST if deed == "bieu" else None, regime=found)
    opening = RoundForm(request.POST if deed == "mo" else None, regime=found)
    if form.is_bound and form.is_valid():
        made = add_form(by=request.user, at=timezone.now(), new=form.new)  # type: ignore[arg-type]
        return redirect("results:form", unit=unit.address, regime=found.code, form=made.code)
    if opening.is_bound and opening.is_valid():
        opened = open_round(
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
            regime=found,
            period=opening.cleaned_data["period"],
        )
        return redirect(
            "results:matrix", unit=unit.address, period=opened.period, regime=found.code
        )
    context = {
        "unit": unit,
        "regime": found,
        "forms": list(found.forms.order_by("order", "pk").prefetch_related("lines", "duties")),
        "form": form,
        "opening": opening,
        "days": _days(found, today),
        "is_synthesis": is_synthesis,
    }
    status = 422 if form.is_bound or opening.is_bound else 200
    return render(request, "results/regime.html", context, status=status)


@READERS
@require_safe
def regime_file(request: HttpRequest, unit: Unit, regime: str, form: str) -> HttpResponse:
    """The rounds of this year with their days, as a file."""
    found = _found(unit, regime)
    columns = ("period", "opens_on", "cut_off_on", "send_by_on", "closes_on")
    rows = [
        (one.period.code, one.opens_on, one.cut_off_on, one.send_by_on, one.closes_on)
        for _words, one in _days(found, timezone.localdate())
    ]
    return download(Table("rounds", columns, rows), form)


def _days(regime: ReportRegime, today: date) -> list[tuple[str, RoundDays]]:
    """The periods of this year with the days of their rounds."""
    terms, working = terms_of(regime), working_days()
    return [
        (period_words(period), round_days(period, terms, working))
        for period in asked(terms.frequency, today.year)
    ]


@READERS
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, unit: Unit, regime: str, form: str) -> HttpResponse:
    """A form's lines and who owes it; a POST adds or ends one of them."""
    found = _found(unit, regime)
    held = _form_of(found, form)
    today = timezone.localdate()
    is_synthesis = Role.SYNTHESIS in roles_in(request.user, unit, today)  # type: ignore[arg-type]
    if request.method == "POST" and not is_synthesis:
        raise Http404("only the synthesis office changes regimes")
    deed = request.POST.get("viec", "")
    line = LineForm(request.POST if deed == "dong" else None, form=held)
    duty = DutyForm(request.POST if deed == "don-vi" else None, form=held, today=today)
    if request.method == "POST":
        try:
            if _change_form(request, held, line, duty):
                return redirect(request.path)
        except Refused as fault:
            messages.error(request, refusal(fault))
            return redirect(request.path)
    context = {
        "unit": unit,
        "regime": found,
        "held": held,
        "lines": list(held.lines.select_related("indicator").order_by("order", "pk")),
        "duties": list(held.duties.select_related("reporter", "about").order_by("reporter__name")),
        "line": line,
        "duty": duty,
        "today": today,
        "is_synthesis": is_synthesis,
    }
    status = 422 if line.is_bound or duty.is_bound else 200
    return render(request, "results/regime_form.html", context, status=status)


def _change_form(request: HttpRequest, held: Form, line: LineForm, duty: DutyForm) -> bool:
    """Do what was pressed; whether it was done."""
    by, at, deed = request.user, timezone.now(), request.POST.get("viec", "")
    key = request.POST.get("so", "")
    if deed == "dong" and line.is_valid():
        add_line(by=by, at=at, new=line.new)  # type: ignore[arg-type]
        return True
    if deed == "don-vi" and duty.is_valid():
        for new in duty.new:
            add_duty(by=by, at=at, new=new)  # type: ignore[arg-type]
        return True
    if deed == "bo-dong" and key.isdecimal():
        gone = Line.objects.filter(form=held, pk=int(key)).select_related("indicator").first()
        if gone is not None:
            remove_line(by=by, at=at, line=gone)  # type: ignore[arg-type]
        return True
    if deed == "thoi" and key.isdecimal():
        ended = Duty.objects.filter(form=held, pk=int(key)).first()
        if ended is not None:
            end_duty(by=by, at=at, duty=ended, on=timezone.localdate())  # type: ignore[arg-type]
        return True
    return False


@READERS
@require_safe
def form_file(
    request: HttpRequest, unit: Unit, regime: str, form: str, ending: str
) -> HttpResponse:
    """The lines of a form as a file."""
    held = _form_of(_found(unit, regime), form)
    columns = ("order", "indicator", "name", "unit_of_measure", "part_of", "lowest", "highest")
    rows = [
        (
            one.order,
            one.indicator.code,
            one.indicator.name,
            one.indicator.unit,
            one.part_of.indicator.code if one.part_of else "",
            one.lowest,
            one.highest,
        )
        for one in held.lines.select_related("indicator", "part_of__indicator").order_by("order")
    ]
    return download(Table("form", columns, rows), ending)


@READERS
@require_http_methods(["GET", "HEAD", "POST"])
def holidays(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The days off beside those the law fixes; the synthesis office keeps them."""
    today = timezone.localdate()
    is_synthesis = Role.SYNTHESIS in roles_in(request.user, unit, today)  # type: ignore[arg-type]
    deed = request.POST.get("viec", "")
    form = HolidayForm(request.POST if deed == "ngay" else None)
    if request.method == "POST":
        if not is_synthesis:
            raise Http404("only the synthesis office keeps the calendar")
        if form.is_bound and form.is_valid():
            keep_holiday(by=request.user, at=timezone.now(), new=form.new)  # type: ignore[arg-type]
            return redirect(request.path)
        gone = Holiday.objects.filter(pk=request.POST.get("so") or 0).first()
        if deed == "bo" and gone is not None:
            remove_holiday(by=request.user, at=timezone.now(), holiday=gone)  # type: ignore[arg-type]
            return redirect(request.path)
    context = {
        "unit": unit,
        "holidays": list(Holiday.objects.order_by("-on")),
        "form": form,
        "is_synthesis": is_synthesis,
    }
    status = 422 if form.is_bound else 200
    return render(request, "results/holidays.html", context, status=status)


@READERS
@require_safe
def holidays_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The calendar's days as a file."""
    rows = [
        (one.on, one.name, "yes" if one.is_working else "no")
        for one in Holiday.objects.order_by("on")
    ]
    return download(Table("holidays", ("on", "name", "is_working"), rows), form)
