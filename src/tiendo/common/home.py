"""The pages each person begins from: what waits for them, and finding anything."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.common.finder import find as find_words
from tiendo.common.my_work import my_work as waiting
from tiendo.common.my_work import next_event
from tiendo.common.tables import Table, download

LONGEST_SEARCH = 100


@login_required
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """What waits for this person, each row one action; when nothing does, what comes next."""
    today = timezone.localdate()
    rows = [(item, item.days_left(today)) for item in waiting(request)]
    late = sum(days is not None and days < 0 for _, days in rows)
    context = {"rows": rows, "late": late, "next": None if rows else next_event(request)}
    return render(request, "common/my_work.html", context)


@login_required
@require_safe
def my_work_file(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a file."""
    rows = [
        (str(item.kind), str(item.sentence), item.unit, item.due_on, item.address)
        for item in waiting(request)
    ]
    columns = ("kind", "sentence", "unit", "due_on", "address")
    return download(Table("my_work", columns, rows), form)


@login_required
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What the words find, under one heading a kind; `/` opens this page from any other."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    context = {"words": words, "kinds": find_words(request, words)}
    return render(request, "common/find.html", context)
