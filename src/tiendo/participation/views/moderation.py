"""The moderator's side of comments and ratings."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.audit.queries import events_of
from tiendo.audit.wording import deed_words
from tiendo.common.tables import Table, download
from tiendo.participation.actions.moderating import decide, sum_up
from tiendo.participation.actions.rating import believe
from tiendo.participation.models import Comment, State, Subject, SubjectKind
from tiendo.participation.office_forms import DecisionForm, SummaryForm, over
from tiendo.participation.queries.moderation import (
    comment_of,
    comments_of,
    counts_of,
    crowds,
    drafts,
    rated,
)
from tiendo.participation.refusals import Changed, Refusal
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit

MODERATORS = for_roles(Role.MODERATOR, with_site=True)
PAGE = 25
FILTERS = {"cho-duyet": State.WAITING, "da-dang": State.PUBLISHED, "khong-dang": State.DECLINED}


@MODERATORS
@require_safe
def queue(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The comments that wait, oldest first; or those that were decided."""
    asked = request.GET.get("loc", "")
    key = asked if asked in FILTERS else "cho-duyet"
    listed = Paginator(comments_of(unit, FILTERS[key]), PAGE).get_page(request.GET.get("trang"))
    counts = counts_of(unit)
    filters = [(name, state.label, counts.get(state, 0)) for name, state in FILTERS.items()]
    context = {
        "unit": unit,
        "listed": listed,
        "chosen": key,
        "filters": filters,
        "filter": f"&loc={key}",
    }
    return render(request, "participation/office/queue.html", context)


@MODERATORS
@require_safe
def queue_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """All comments as a file, without contacts."""
    columns = ("id", "subject", "name", "text", "state", "sent_at", "reception", "answer", "reason")
    rows = [
        (c.pk, c.subject.title, c.name, c.text, c.state, c.sent_at, c.reception, c.answer, c.reason)
        for c in comments_of(unit)
    ]
    return download(Table("comments", columns, rows), form)


@MODERATORS
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One comment with what was done to it, and the decision on it."""
    found = _comment(unit, pk)
    typed = request.POST.dict() if request.method == "POST" else None
    form = DecisionForm(found, typed)
    if typed is None:
        return _shown(request, unit, found, form, 200)
    status = 422
    if form.is_valid():
        try:
            decide(
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                comment=found,
                decision=form.decision(),
            )
        except Changed as refusal:
            fresh = _comment(unit, pk)
            again = DecisionForm(fresh, over(DecisionForm(fresh).initial, typed))
            again.add_error(None, refusal.sentence)
            return _shown(request, unit, fresh, again, refusal.status)
        except Refusal as refusal:
            form.add_error(refusal.field or None, refusal.sentence)
        else:
            said = {"name": found.name, "state": State(form.cleaned_data["state"]).label}
            messages.success(request, _("%(name)s: %(state)s.") % said)
            return redirect(reverse("moderation:queue", kwargs={"unit": unit.address}) + "#tiep")
    return _shown(request, unit, found, form, status)


def _comment(unit: Unit, pk: int) -> Comment:
    found = comment_of(unit, pk)
    if found is None:
        raise Http404("no such comment on this unit's pages")
    return found


def told_deeds(kind: str, pk: int, states: type[TextChoices]) -> list[tuple[Any, str, str, str]]:
    """What was done to a comment or question, with its state before and after in words."""
    labels = dict(states.choices)
    return [
        (
            event,
            deed_words(event),
            str(labels.get(event.detail.get("before"), "")),
            str(labels.get(event.detail.get("after"), "")),
        )
        for event in events_of(kind, str(pk))
    ]


def _shown(
    request: HttpRequest, unit: Unit, found: Comment, form: DecisionForm, status: int
) -> HttpResponse:
    deeds = told_deeds("comment", found.pk, State)
    if found.subject.kind != SubjectKind.CONSULTATION:
        del form.fields["reception"]
    context = {"unit": unit, "comment": found, "form": form, "deeds": deeds}
    return render(request, "participation/office/comment.html", context, status=status)


@MODERATORS
@require_safe
def ratings(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What was rated, and where many votes came from one place."""
    listed = Paginator(rated(unit), PAGE).get_page(request.GET.get("trang"))
    context = {"unit": unit, "listed": listed, "crowds": crowds(unit)[:100]}
    return render(request, "participation/office/ratings.html", context)


@MODERATORS
@require_POST
def believe_votes(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Let the votes of one crowd count."""
    watch = crowds(unit).filter(pk=pk).first()
    if watch is None:
        raise Http404("no such votes")
    believe(by=request.user, at=timezone.now(), watch=watch)  # type: ignore[arg-type]
    said = _("All %(votes)d votes of that day and place count now.") % {"votes": watch.votes}
    messages.success(request, said)
    return redirect("moderation:ratings", unit=unit.address)


@MODERATORS
@require_safe
def draft_list(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The drafts open for comment, and how far their reception is."""
    listed = Paginator(drafts(unit), PAGE).get_page(request.GET.get("trang"))
    return render(request, "participation/office/drafts.html", {"unit": unit, "listed": listed})


@MODERATORS
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Sum up what came in on one draft."""
    found = _draft(unit, pk)
    form = SummaryForm(request.POST or None, initial=_summed_up(found))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            given: dict[str, Any] = form.cleaned_data
            sum_up(by=request.user, at=timezone.now(), subject=found, **given)  # type: ignore[arg-type]
        except Changed as refusal:
            found, status = _draft(unit, pk), refusal.status
            form = SummaryForm(over(_summed_up(found), request.POST.dict()))
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("The summary was published."))
            return redirect("moderation:drafts", unit=unit.address)
    comments = comments_of(unit).filter(subject=found)
    context = {"unit": unit, "subject": found, "form": form, "comments": comments[:200]}
    return render(request, "participation/office/draft.html", context, status=status)


def _draft(unit: Unit, pk: int) -> Subject:
    found = drafts(unit).filter(pk=pk).first()
    if found is None:
        raise Http404("no such draft")
    return found


def _summed_up(subject: Subject) -> dict[str, Any]:
    return {"version": subject.version, "summary": subject.summary}
