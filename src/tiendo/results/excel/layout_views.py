"""An office's own layout in four steps: the file, its columns and rows, the preview, the taking."""

import base64
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tiendo.common.file_faults import DocumentError
from tiendo.common.wording import period_words
from tiendo.indicators.queries import names_in
from tiendo.plans.actions import ReasonMissing
from tiendo.plans.queries import plan_of, plans_of
from tiendo.results.actions import Refused
from tiendo.results.excel.carrying import carried, carry
from tiendo.results.excel.layout import Layout, Meaning, read_layouts
from tiendo.results.excel.layout_figures import figures_of
from tiendo.results.excel.layout_forms import LayoutForm
from tiendo.results.excel.layout_taking import (
    Learned,
    Outcome,
    into_past,
    into_plan,
    into_report,
    meanings_of,
    measured,
    remember,
    take_past,
    take_plan,
    take_report,
)
from tiendo.results.excel.taking import report_words
from tiendo.results.excel.views import MOST_SHOWN, OPEN
from tiendo.results.excel.wording import fault_sentence
from tiendo.results.models import Report
from tiendo.results.queries import open_rounds, report_of, reports_of
from tiendo.results.sentences import refusal
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit, roles_in
from tiendo_core.periods import Period

LAYOUTS = for_roles(Role.CLERK, Role.SYNTHESIS)
PAGE = "layout"


@dataclass(frozen=True)
class _Sent:
    """What came with the file: its bytes, what it is read for, and which of its sheets."""

    raw: bytes
    purpose: str
    period: str
    sheet: int = 0

    def packed(self) -> list[Any]:
        """As it travels."""
        return [base64.b85encode(self.raw).decode(), self.purpose, self.period, self.sheet]

    @classmethod
    def unpacked(cls, said: list[Any]) -> "_Sent":
        """As it came back."""
        raw, purpose, period, sheet = said
        return cls(base64.b85decode(raw), purpose, period, sheet)


@LAYOUTS
@require_http_methods(["GET", "HEAD", "POST"])
def layout(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Each step is a POST of its own; nothing is kept before the last."""
    purposes = _purposes(request, unit)
    step = request.POST.get("step", "")
    if step:
        said = carried(f"{PAGE}-{step}:{unit.pk}", request.user.pk, request.POST.get("carried", ""))
        if said is None:
            messages.error(request, _("This preview is too old. Send the file again."))
            return redirect(request.path)
        if step == "take":
            return _take(request, unit, said, dict(purposes))
        sent = _Sent.unpacked(said)
        if "show" in request.POST:
            return _columns(request, unit, replace(sent, sheet=_number(request.POST.get("sheet"))))
        return _preview(request, unit, sent)
    form = LayoutForm(request.POST or None, request.FILES or None, purposes=purposes)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        sent = _Sent(said["file"].read(), said["purpose"], said["period"])
        try:
            if read_layouts(sent.raw, {}):
                return _columns(request, unit, sent)
            form.refuse(
                _(
                    "No sheet has a table with the indicators' names and a column of figures: a "
                    "heading such as TT, Chỉ tiêu, ĐVT, Kế hoạch, Thực hiện."
                )
            )
        except DocumentError as fault:
            form.refuse(fault)
    context = {"unit": unit, "form": form, "has_purpose": bool(purposes)}
    status = 422 if form.is_bound else 200
    return render(request, "results/excel/layout.html", context, status=status)


def _purposes(request: HttpRequest, unit: Unit) -> list[tuple[str, str]]:
    """What this person may read a layout for: open reports, plans, past values."""
    today = timezone.localdate()
    roles = roles_in(request.user, unit, today)  # type: ignore[arg-type]
    found = []
    if Role.CLERK in roles:
        for one in open_rounds(unit, today):
            for report in reports_of(one):
                if report.duty.reporter_id == unit.pk and report.progress in OPEN:
                    words = _("Report %(name)s") % {"name": report_words(report)}
                    found.append((f"report:{report.pk}", words))
    if Role.SYNTHESIS in roles:
        for plan in plans_of(unit):
            words = _("Plan “%(name)s” (%(period)s)") % {
                "name": plan.name,
                "period": period_words(plan.period),
            }
            found.append((f"plan:{plan.pk}", words))
        found.append(("past", _("Values of a past period")))
    return found


def _chosen(request: HttpRequest, unit: Unit, sent: _Sent) -> Layout:
    """The layout of the chosen sheet, with the meanings of the columns as they were sent."""
    layouts = read_layouts(sent.raw, meanings_of(unit))
    layout = layouts[min(sent.sheet, len(layouts) - 1)]
    columns = []
    for column in layout.columns:
        said = request.POST.get(f"c-{column.at}", "")
        known = said in {one.value for one in Meaning}
        columns.append(replace(column, meaning=Meaning(said)) if known else column)
    return replace(layout, columns=tuple(columns))


def _columns(request: HttpRequest, unit: Unit, sent: _Sent, problem: str = "") -> HttpResponse:
    """The step of columns and rows, with what was guessed, learned or chosen."""
    layout, names = _chosen(request, unit, sent), names_in(unit)
    rows = []
    for row in layout.rows:
        typed = request.POST.get(f"r-{row.row}")
        match = names.match(row.name)
        code = (match.code if match else "") if typed is None else typed.strip()
        known = names.by_code.get(code)
        near = [] if known else names.near(row.name)
        rows.append({"row": row, "code": code, "known": known, "near": near})
    context = {
        "unit": unit,
        "layout": layout,
        "sheets": [one.sheet for one in read_layouts(sent.raw, {})],
        "sheet": sent.sheet,
        "rows": rows,
        "unmatched": sum(1 for one in rows if not one["known"]),
        "indicators": sorted(names.by_code.values(), key=lambda one: one.code),
        "meanings": _meaning_words(),
        "problem": problem,
        "carried": carry(f"{PAGE}-preview:{unit.pk}", request.user.pk, sent.packed()),
    }
    return render(
        request, "results/excel/layout_columns.html", context, status=422 if problem else 200
    )


def _preview(request: HttpRequest, unit: Unit, sent: _Sent) -> HttpResponse:
    """The step that shows what would change."""
    layout, names = _chosen(request, unit, sent), names_in(unit)
    if layout.of(Meaning.NAME) is None:
        said = _("Say which column holds the names of the indicators.")
        return _columns(request, unit, sent, said)
    chosen = {
        row.row: names.by_code.get(request.POST.get(f"r-{row.row}", "").strip())
        for row in layout.rows
    }
    matched = {row: measured(one) for row, one in chosen.items() if one is not None}
    figures, faults = figures_of(layout, matched)
    outcome = _outcome(unit, sent, figures, layout.sheet)
    if outcome is None:
        messages.error(request, _("What the file was read for is no longer open."))
        return redirect(request.path)
    faults += outcome.faults
    learned = Learned(
        {one.key: one.meaning.value for one in layout.columns},
        {row.name: matched[row.row].code for row in layout.rows if row.row in matched},
    )
    packed = [sent.purpose, outcome.said, dict(learned.meanings), dict(learned.names)]
    context = {
        "unit": unit,
        "layout": layout,
        "changes": outcome.rows[:MOST_SHOWN],
        "count": len(outcome.rows),
        "same": outcome.same,
        "skipped": len(layout.rows) - len(matched),
        "is_plan": sent.purpose.startswith("plan:"),
        "errors": [fault_sentence(one) for one in faults if not one.is_note][:MOST_SHOWN],
        "error_count": sum(1 for one in faults if not one.is_note),
        "notes": [fault_sentence(one) for one in faults if one.is_note][:MOST_SHOWN],
        "carried": carry(f"{PAGE}-take:{unit.pk}", request.user.pk, packed),
    }
    return render(request, "results/excel/layout_preview.html", context)


def _outcome(unit: Unit, sent: _Sent, figures: Any, sheet: str) -> Outcome | None:
    """What the figures would change; None when the report or plan is gone."""
    kind, _colon, pk = sent.purpose.partition(":")
    if kind == "report":
        report = _report(unit, pk)
        return None if report is None else into_report(report, figures, sheet)
    if kind == "plan":
        plan = plan_of(unit, int(pk))
        return None if plan is None else into_plan(plan, figures, sheet)
    return into_past(unit, Period.parse(sent.period), figures)


def _take(
    request: HttpRequest, unit: Unit, said: list[Any], purposes: dict[str, str]
) -> HttpResponse:
    """Do what the preview showed, and remember the columns and names."""
    purpose, rows, meanings, names = said
    by, now = request.user, timezone.now()
    kind, _colon, pk = purpose.partition(":")
    count: int | None = None
    try:
        report = _report(unit, pk) if kind == "report" else None
        plan = plan_of(unit, int(pk)) if kind == "plan" else None
        if purpose not in purposes:
            pass
        elif report is not None:
            count = take_report(by=by, at=now, report=report, said=rows)  # type: ignore[arg-type]
        elif plan is not None:
            reason = request.POST.get("reason", "").strip()[:500]
            count = take_plan(by=by, at=now, plan=plan, said=rows, reason=reason)  # type: ignore[arg-type]
        elif kind == "past":
            count = take_past(by=by, at=now, unit=unit, said=rows)  # type: ignore[arg-type]
    except Refused as fault:
        messages.error(request, refusal(fault))
        return redirect(request.path)
    except ReasonMissing:
        messages.error(
            request,
            _("Nothing was taken: some targets stand already and change only with a reason."),
        )
        return redirect(request.path)
    if count is None:
        messages.error(request, _("What the file was read for is no longer open."))
        return redirect(request.path)
    remember(by=by, at=now, unit=unit, learned=Learned(meanings, names), names=names_in(unit))  # type: ignore[arg-type]
    messages.success(request, _("%(count)s figures were taken.") % {"count": count})
    return redirect(request.path)


def _report(unit: Unit, pk: str) -> Report | None:
    """An open report of this unit."""
    report = report_of(int(pk))
    is_own = report is not None and report.duty.reporter_id == unit.pk
    return report if is_own else None


def _meaning_words() -> list[tuple[str, str]]:
    """What a column may hold, in words."""
    return [
        (Meaning.NONE.value, _("not read")),
        (Meaning.NAME.value, _("name of the indicator")),
        (Meaning.UNIT.value, _("unit of measure")),
        (Meaning.PLAN.value, _("plan")),
        (Meaning.ACTUAL.value, _("actual")),
        (Meaning.ESTIMATE.value, _("estimate")),
        (Meaning.LAST_YEAR.value, _("same period last year")),
        (Meaning.PLAN_SHARE.value, _("% of plan (compared, not taken)")),
        (Meaning.GROWTH.value, _("growth (compared, not taken)")),
    ]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0
