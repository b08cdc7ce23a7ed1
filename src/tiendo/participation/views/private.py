"""The private page of whoever wrote something: see it, take it along, change it, erase it.

The link is the key: no sign-in, no cookie; a form needs no further token, because nobody else can
name its address.
"""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.participation.actions.asking import (
    EditedQuestion,
    edit_question,
    erase_own_question,
)
from tiendo.participation.actions.commenting import NewComment, edit_comment, erase_own_comment
from tiendo.participation.actions.private import hash_of
from tiendo.participation.forms import EditCommentForm, EditQuestionForm
from tiendo.participation.models import Comment
from tiendo.participation.queries.private import Written, may_change, record_of, written_with
from tiendo.participation.refusals import Refusal
from tiendo.participation.views.public import in_one_write, is_crowded, page
from tiendo.units.queries import Unit


def _found(secret: str) -> Written:
    found = written_with(hash_of(secret))
    if found is None:
        raise Http404("nothing has this link")
    return found


def _unit(one: Written) -> Unit:
    return one.subject.unit if isinstance(one, Comment) else one.unit


def _secret(response: Any) -> Any:
    """What has a secret in its address tells it to no other site and to no search engine."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def private(request: HttpRequest, secret: str) -> HttpResponse:
    """What was written and where it stands, with a form to change it."""
    one = _found(secret)
    said, status = "", 200
    form = _form(request, one)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                change = partial(_change, request, one, form.cleaned_data)
                said, status = in_one_write(request, _purpose(one), change), 200
                one = _found(secret)
            except Refusal as refusal:
                status = refusal.status
                form.add_error(None, refusal.sentence)
    context = {
        "unit": _unit(one),
        "one": one,
        "is_comment": isinstance(one, Comment),
        "secret": secret,
        "form": form,
        "may_change": may_change(one, timezone.localdate()),
        "said": said,
    }
    return _secret(page("participation/private.html", context, status))


def _purpose(one: Written) -> str:
    """What its sending was counted as, for a change counts as much."""
    return "comment" if isinstance(one, Comment) else "question"


def _form(request: HttpRequest, one: Written) -> EditQuestionForm:
    form_class = EditCommentForm if isinstance(one, Comment) else EditQuestionForm
    kept = {"name": one.name, "contact": one.contact, "text": one.text}
    return form_class(request.POST or None, initial=kept)


def _change(request: HttpRequest, one: Written, given: dict[str, Any]) -> str:
    """Change it and give the sentence that says so; may raise a ``Refusal``."""
    at, crowded = timezone.now(), is_crowded(request)
    if isinstance(one, Comment):
        edit_comment(at=at, comment=one, new=NewComment(**given, is_crowded=crowded))
        return _("It was changed. A moderator reads it again before it is shown.")
    edit_question(at=at, question=one, new=EditedQuestion(**given, is_crowded=crowded))
    return _("It was changed.")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once; then erase everything for good."""
    one = _found(secret)
    if request.method != "POST":
        return _secret(
            page("participation/erase.html", {"one": one, "secret": secret, "unit": _unit(one)})
        )
    unit, at = _unit(one), timezone.now()
    if isinstance(one, Comment):
        erase_own_comment(at=at, comment=one)
    else:
        erase_own_question(at=at, question=one)
    said = _("What you wrote, your name and your contact were erased.")
    context = {"said": said, "unit": unit, "piece": "participation/pieces/thanks.html"}
    return _secret(page("participation/form_page.html", context))


@require_safe
def record(request: HttpRequest, secret: str) -> JsonResponse:
    """Everything kept of it, as a file."""
    answer = JsonResponse(
        record_of(_found(secret)), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = "attachment; filename=du-lieu-cua-toi.json"
    return _secret(answer)
