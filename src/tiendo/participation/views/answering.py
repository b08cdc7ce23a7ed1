"""The office's side of questions: what waits, and answering one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.tables import Table, download
from tiendo.participation.actions.answering import handle
from tiendo.participation.models import Question, QuestionState
from tiendo.participation.office_forms import HandlingForm, over
from tiendo.participation.queries.questions import OPEN, asked, question_of
from tiendo.participation.refusals import Changed, Refusal
from tiendo.participation.views.moderation import MODERATORS, told_deeds
from tiendo.units.queries import Unit, below

PAGE = 25


@MODERATORS
@require_safe
def questions(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The questions that wait, the first due first; or those that were handled."""
    is_open = request.GET.get("loc") != "xong"
    found = asked(unit)
    rows = found.filter(state__in=OPEN) if is_open else found.exclude(state__in=OPEN)
    ordered = rows if is_open else rows.order_by("-decided_at", "-pk")
    listed = Paginator(ordered, PAGE).get_page(request.GET.get("trang"))
    context = {
        "unit": unit,
        "listed": listed,
        "is_open": is_open,
        "today": timezone.localdate(),
        "filter": "" if is_open else "&loc=xong",
    }
    return render(request, "participation/office/questions.html", context)


@MODERATORS
@require_safe
def questions_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """All questions as a file, without addresses and contacts."""
    columns = ("number", "matter", "title", "text", "state", "sent_at", "due_on", "answer")
    rows = [
        (q.number, q.matter, q.title, q.text, q.state, q.sent_at, q.due_on, q.answer)
        for q in asked(unit)
    ]
    return download(Table("questions", columns, rows), form)


@MODERATORS
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One question with what was done to it; forward, answer, publish, decline."""
    found = _question(unit, pk)
    bodies = list(below(found.unit, timezone.localdate()))
    form = HandlingForm(found, bodies, request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            handle(
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                question=found,
                handling=form.handling(),
            )
        except Changed as refusal:
            found, status = _question(unit, pk), refusal.status
            now = HandlingForm(found, bodies).initial
            form = HandlingForm(found, bodies, over(now, request.POST.dict()))
            form.add_error(None, refusal.sentence)
        except Refusal as refusal:
            form.add_error(refusal.field or None, refusal.sentence)
        else:
            messages.success(
                request, _("Question %(number)s was handled.") % {"number": found.number}
            )
            return redirect("moderation:questions", unit=unit.address)
    deeds = told_deeds("question", found.pk, QuestionState)
    context = {
        "unit": unit,
        "question": found,
        "form": form,
        "deeds": deeds,
        "today": timezone.localdate(),
    }
    return render(request, "participation/office/question.html", context, status=status)


def _question(unit: Unit, pk: int) -> Question:
    found = question_of(unit, pk)
    if found is None:
        raise Http404("no such question to this unit")
    return found
