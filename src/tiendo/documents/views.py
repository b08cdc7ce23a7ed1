"""The reading desk: a unit's texts, one text with its figures and findings, taking in, deleting."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.tables import Table, attachment, download
from tiendo.common.wording import period_words
from tiendo.documents.actions import NewText, delete_text, keep_text
from tiendo.documents.annotate import Comment, annotate
from tiendo.documents.bounded import within
from tiendo.documents.desk import desk
from tiendo.documents.downloads import MEDIA, figures_file, spoken
from tiendo.documents.forms import TextForm
from tiendo.documents.queries import Text, counts_of, original_of, report_of, text_of, texts_of
from tiendo.documents.readers import DocumentError
from tiendo.documents.sentences import error_sentence, sentence
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit

READERS = (Role.CLERK, Role.SYNTHESIS)
OFFICE = for_roles(*READERS)
PAGE = 25


def _found(unit: Unit, pk: int) -> Text:
    """The text of this unit, or 404."""
    text = text_of(unit, pk)
    if text is None:
        raise Http404("no such text in this unit")
    return text


def _refusals_told(view: Callable[..., HttpResponse]) -> Any:
    """Open a text of the unit with a view; when it takes too long to read, a page says so."""

    @wraps(view)
    def shown(request: HttpRequest, unit: Unit, pk: int, **more: str) -> HttpResponse:
        kept = _found(unit, pk)
        try:
            return view(request, unit, kept, **more)
        except DocumentError as refusal:
            said = {"unit": unit, "text": kept, "refusal": error_sentence(refusal, spoken())}
            return render(request, "documents/refused.html", said, status=503)

    return shown


@OFFICE
@require_safe
def texts(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The unit's texts, newest first, with what was read in each."""
    search = request.GET.get("q", "").strip()[:100]
    page = Paginator(texts_of(unit, search), PAGE).get_page(request.GET.get("trang"))
    counts = counts_of(list(page.object_list))
    rows = [(text, counts.get(text.pk)) for text in page.object_list]
    context = {"unit": unit, "page": page, "rows": rows, "search": search}
    return render(request, "documents/list.html", context)


@OFFICE
@require_safe
def texts_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The list as a file, whole and with the same search."""
    rows = [
        (t.pk, t.title, t.kind, t.file_name, t.characters, str(t.added_by), t.added_at.isoformat())
        for t in texts_of(unit, request.GET.get("q", "")[:100])
    ]
    columns = ("id", "title", "kind", "file_name", "characters", "added_by", "added_at")
    return download(Table("texts", columns, rows), form)


@OFFICE
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Take in a pasted text or a file, and open it."""
    form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
    if form.is_bound and form.is_valid():
        new = NewText(
            unit=unit,
            document=form.document,
            original=form.original,
            file_name=form.file_name,
            title=form.cleaned_data["title"],
            year=form.cleaned_data["year"],
        )
        text = keep_text(by=request.user, at=timezone.now(), new=new)  # type: ignore[arg-type]
        return redirect("documents:text", unit=unit.address, pk=text.pk)
    status = 422 if form.is_bound else 200
    return render(request, "documents/add.html", {"unit": unit, "form": form}, status=status)


@OFFICE
@require_safe
@_refusals_told
def text(request: HttpRequest, unit: Unit, kept: Text) -> HttpResponse:
    """One text on the desk."""
    report = report_of(kept)
    context = {
        "unit": unit,
        "text": kept,
        "desk": desk(report, spoken()),
        "period_words": period_words(report.reading.period),
    }
    return render(request, "documents/text.html", context)


@OFFICE
@require_safe
@_refusals_told
def text_file(request: HttpRequest, unit: Unit, kept: Text, form: str) -> HttpResponse:
    """The figures of a text as CSV or Excel; figures, findings and summary as JSON."""
    return figures_file(report_of(kept), f"van-ban-{kept.pk}", form)


@OFFICE
@require_safe
@_refusals_told
def annotated(request: HttpRequest, unit: Unit, kept: Text) -> HttpResponse:
    """The Word file as it came, with a comment at each finding."""
    if kept.kind != "docx":
        raise Http404("only Word files can carry comments")
    report, language = report_of(kept), spoken()
    comments = [
        Comment(quote.start, quote.end, sentence(finding, report.document.text, language))
        for finding in report.findings
        for quote in finding.quotes[:1]
    ]
    seconds = settings.READING_SECONDS
    content = within(seconds, annotate, original_of(kept), comments, timezone.now())
    stem = kept.file_name.rsplit(".", 1)[0] or f"van-ban-{kept.pk}"
    marked = _("with comments")  # apart: gettext does not look into f-strings
    return attachment(content, MEDIA["docx"], f"{stem} - {marked}.docx")


@OFFICE
@require_safe
def original(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The bytes as they came; saved, never shown by the browser."""
    kept = _found(unit, pk)
    name = kept.file_name or f"van-ban-{kept.pk}.txt"
    return attachment(original_of(kept), "application/octet-stream", name)


@OFFICE
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """Ask, naming the text; delete it when the answer is yes."""
    kept = _found(unit, pk)
    if request.method == "POST":
        title = kept.title
        delete_text(by=request.user, at=timezone.now(), text=kept)  # type: ignore[arg-type]
        messages.success(request, _("“%(title)s” was deleted.") % {"title": title})
        return redirect("documents:list", unit=unit.address)
    return render(request, "documents/delete.html", {"unit": unit, "text": kept})
