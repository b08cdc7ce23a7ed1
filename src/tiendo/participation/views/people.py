"""A person's data for the office: find it, give a copy, erase it; and the former counter."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.participation.actions.answering import erase_question_for
from tiendo.participation.actions.moderating import erase_for
from tiendo.participation.actions.visits import StatedTotal, state_former_total
from tiendo.participation.models import Comment
from tiendo.participation.office_forms import FormerTotalForm
from tiendo.participation.queries.moderation import comment_of
from tiendo.participation.queries.private import Written, record_of, written_by
from tiendo.participation.queries.questions import question_of
from tiendo.participation.queries.visits import visit_counts
from tiendo.participation.views.moderation import MODERATORS
from tiendo.units.queries import Unit

KINDS = {"y-kien": "comment", "cau-hoi": "question"}


def _found(unit: Unit, kind: str, pk: int) -> Written:
    found: Written | None = None
    if kind in KINDS:
        found = comment_of(unit, pk) if kind == "y-kien" else question_of(unit, pk)
    if found is None:
        raise Http404("nothing like this was written to this unit")
    return found


@MODERATORS
@require_safe
def people(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What somebody wrote, found by name, contact or address."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    written = written_by(unit, words)
    found = [(one, "y-kien" if isinstance(one, Comment) else "cau-hoi") for one in written.newest]
    context = {"unit": unit, "words": words, "found": found, "total": written.total}
    return render(request, "participation/office/people.html", context)


@MODERATORS
@require_safe
def record(request: HttpRequest, unit: Unit, kind: str, pk: int) -> JsonResponse:
    """A copy for the person it is of."""
    told = record_of(_found(unit, kind, pk))
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f"attachment; filename={kind}-{pk}.json"
    answer["Cache-Control"] = "private, no-store"
    return answer


@MODERATORS
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, unit: Unit, kind: str, pk: int) -> HttpResponse:
    """Ask once, then erase what the person asked to have erased."""
    one = _found(unit, kind, pk)
    if request.method != "POST":
        context = {"unit": unit, "one": one}
        return render(request, "participation/office/erase.html", context)
    name, at = one.name, timezone.now()
    if isinstance(one, Comment):
        erase_for(by=request.user, at=at, comment=one)  # type: ignore[arg-type]
    else:
        erase_question_for(by=request.user, at=at, question=one)  # type: ignore[arg-type]
    messages.success(request, _("What %(name)s wrote there was erased.") % {"name": name})
    return redirect("moderation:people", unit=unit.address)


@MODERATORS
@require_http_methods(["GET", "HEAD", "POST"])
def former_total(request: HttpRequest, unit: Unit) -> HttpResponse:
    """State what a former counter had reached, or take it away."""
    former = visit_counts(unit, timezone.now()).former
    kept = {name: getattr(former, name, None) for name in FormerTotalForm.base_fields}
    form = FormerTotalForm(request.POST or None, initial=kept)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        stated = StatedTotal(**given) if given["visits"] else None
        state_former_total(by=request.user, at=timezone.now(), unit=unit, stated=stated)  # type: ignore[arg-type]
        messages.success(request, _("The total of the former counter was recorded."))
        return redirect("moderation:former_total", unit=unit.address)
    status = 422 if form.is_bound else 200
    context = {"unit": unit, "form": form}
    return render(request, "participation/office/former_total.html", context, status=status)
