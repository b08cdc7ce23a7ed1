"""The start page of the demonstration, the roles, the open check, the article on the desk."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.accounts.queries import person_named
from tiendo.common.tables import Table, download
from tiendo.common.visitors import within_limit
from tiendo.common.wording import period_words
from tiendo.demonstration import showing
from tiendo.demonstration.actions import CAST
from tiendo.demonstration.facts import PERIOD, SAMPLES, UNIT_CODE, UNIT_NAME, Sample, facts
from tiendo.demonstration.rounds import WARD_CODE, WARD_NAME
from tiendo.documents.desk import desk
from tiendo.documents.downloads import figures_file, spoken
from tiendo.documents.forms import read_pasted
from tiendo.documents.queries import examined
from tiendo.documents.readers import DocumentError
from tiendo.documents.sentences import error_sentence
from tiendo.portal.queries import HomePage
from tiendo.units.queries import Role

OPEN_CHECK_BYTES = 200_000
BOARDS = {UNIT_CODE: UNIT_NAME, WARD_CODE: WARD_NAME}
"""The units whose boards the start page leads to."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this is, and what it does for the visitor."""
    steps = showing.funnel_steps()
    context = {
        "unit_name": UNIT_NAME,
        "period": period_words(PERIOD),
        "rows": showing.shown(),
        "calendar": showing.calendar_share(),
        "steps": steps,
        "blocked": showing.blocked(),
        "roles": [role for role in Role if role in CAST],
        "boards": BOARDS,
        "portals": HomePage.objects.live().order_by("pk"),
        "open_check": settings.OPEN_CHECK,
    }
    return render(request, "demonstration/start.html", context)


@require_POST
def enter_role(request: HttpRequest) -> HttpResponse:
    """Sign in as the made-up person of a role, and go to their work or to a board."""
    role = request.POST.get("role", "")
    new = CAST.get(Role(role)) if role in Role.values else None
    person = person_named(new.username) if new else None
    if person is None:
        raise Http404("no such role in the demonstration")
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    board = request.POST.get("board", "")
    if board in BOARDS:
        return redirect("board:newest", unit=board)
    return redirect("my_work")


def _chosen(key: str) -> Sample:
    """The shipped text of this key, or 404."""
    chosen = next((one for one in SAMPLES if one.key == key), None)
    if chosen is None:
        raise Http404("no such sample")
    return chosen


@require_safe
def sample_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The figures of a shipped text as a file."""
    return figures_file(showing.report_of(_chosen(key)), key, form)


@require_safe
def facts_file(request: HttpRequest, form: str) -> HttpResponse:
    """The shipped facts as a file."""
    rows = [(one.code, one.name, PERIOD, one.value, one.unit) for one in facts()]
    return download(Table("facts", ("code", "name", "period", "value", "unit"), rows), form)


@require_safe
def sample(request: HttpRequest, key: str) -> HttpResponse:
    """One of the shipped texts on the desk, for everyone."""
    chosen = _chosen(key)
    report = showing.report_of(chosen)
    context = {
        "title": chosen.title,
        "desk": desk(report, spoken()),
        "period_words": period_words(report.reading.period),
    }
    return render(request, "demonstration/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def open_check(request: HttpRequest) -> HttpResponse:
    """Check a pasted text without sign-in; nothing of it is kept."""
    if not settings.OPEN_CHECK:
        raise Http404("the open check is switched off")
    if request.method != "POST":
        return render(request, "demonstration/check.html")
    text = request.POST.get("text", "")
    report, fault, status = None, "", 422
    if not text.strip():
        fault = _("Paste a text first.")
    elif len(text.encode("utf-8", "replace")) > OPEN_CHECK_BYTES:
        fault = _("The text is larger than 200 kB. Paste it in parts.")
    elif not within_limit(request, "open-check", settings.OPEN_CHECK_PER_MINUTE):
        fault, status = _("That was a lot of texts in one minute. Wait a little, then go on."), 429
    else:
        try:
            report = examined(read_pasted(text))
        except DocumentError as refusal:
            fault, status = error_sentence(refusal, spoken()), 503
    if report is None:
        said = {"fault": fault, "text": "" if status == 422 else text}
        return render(request, "demonstration/check.html", said, status=status)
    context = {
        "title": _("Your text, checked"),
        "desk": desk(report, spoken()),
        "period_words": period_words(report.reading.period),
        "is_yours": True,
    }
    answer = render(request, "demonstration/desk.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
