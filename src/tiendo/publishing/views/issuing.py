"""Publishing a board or an indicator: first what would change, then the deed."""

import json
from dataclasses import replace
from hashlib import blake2b

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tiendo.common.wording import period_words
from tiendo.publishing.actions import NewSnapshot, PublishedMeanwhile, publish
from tiendo.publishing.changes import changes
from tiendo.publishing.forms import NoteForm
from tiendo.publishing.issuing import board_snapshot, indicator_snapshot
from tiendo.publishing.queries import latest
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit
from tiendo_core.periods import Period, PeriodFault

APPROVE = for_roles(Role.APPROVER)
SHOWN = 200
"""How many changes are listed before the rest is only counted."""


def _period(code: str) -> Period:
    """A period that began with its year and consists of whole months, or 404."""
    try:
        period = Period.parse(code)
    except PeriodFault as fault:
        raise Http404(str(fault)) from fault
    if period.months is None or not period.is_cumulative:
        raise Http404(f"{code} is no period of a board.")
    return period


@APPROVE
@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, unit: Unit, period: str) -> HttpResponse:
    """Publish the board of a period: what stands on it, what changed, the note."""
    new = board_snapshot(unit, _period(period))
    return _confirm(request, new, _period(period))


@APPROVE
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, unit: Unit, code: str, period: str) -> HttpResponse:
    """Publish one indicator up to a period."""
    new = indicator_snapshot(unit, code, _period(period))
    if new is None:
        raise Http404(f"{code} is not on this board or may not be published.")
    return _confirm(request, new, _period(period))


def _confirm(request: HttpRequest, new: NewSnapshot, period: Period) -> HttpResponse:
    """The page that shows what would be made public, and does it when it is confirmed."""
    before = latest(new.subject)
    found = changes(before.content, new.content) if before else []
    digest = _digest(new)
    is_same = before is not None and _digest(new) == _digest_of(before.content)
    lines = new.content["lines"] if "lines" in new.content else [new.content["line"]]
    context = {
        "unit": new.unit,
        "new": new,
        "period": period,
        "period_words": period_words(period),
        "before": before,
        "is_same": is_same,
        "changes": found[:SHOWN],
        "more": max(len(found) - SHOWN, 0),
        "lines": lines if any(line["value"]["exact"] for line in lines) else [],
        "is_board": "lines" in new.content,
        "form": NoteForm(needs_note=bool(found), initial={"shown": digest}),
    }
    if request.method != "POST":
        return render(request, "publishing/confirm.html", context)
    form = NoteForm(request.POST, needs_note=bool(found))
    context["form"] = form
    if form.is_valid() and form.cleaned_data["shown"] != digest:
        form = NoteForm({**request.POST.dict(), "shown": digest}, needs_note=bool(found))
        form.add_error(None, _("The figures changed while you looked. Please look again."))
        context["form"] = form
    if not form.is_valid() or not context["lines"]:
        return render(request, "publishing/confirm.html", context, status=422)
    return _published(request, new, form, context)


def _published(
    request: HttpRequest, new: NewSnapshot, form: NoteForm, context: dict[str, object]
) -> HttpResponse:
    """Make it public; whoever was slower sees the page again."""
    noted = replace(new, note=form.cleaned_data.get("note", ""))
    try:
        made = publish(by=request.user, at=timezone.now(), new=noted)  # type: ignore[arg-type]
    except PublishedMeanwhile:
        form.add_error(None, _("Somebody published this at the same moment. Please look again."))
        return render(request, "publishing/confirm.html", context, status=409)
    messages.success(request, _("“%(title)s” is public.") % {"title": new.content["title"]})
    return redirect("publishing:version", unit=new.unit.address, pk=made.pk)


def _digest(new: NewSnapshot) -> str:
    return _digest_of(new.content)


def _digest_of(content: object) -> str:
    """A few letters that differ when anything of a content does."""
    said = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return blake2b(said.encode(), digest_size=16).hexdigest()
