"""Files of values: sent, checked with all findings at once, looked at, and taken in."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.file_faults import DocumentError, error_sentence
from tiendo.common.tables import Table, download
from tiendo.common.wording import period_words
from tiendo.results.bulk.checking import Checked, UnreadableFile
from tiendo.results.bulk.columns import WrongColumns
from tiendo.results.bulk.files import NewFile, check_kept, file_of, files_of, keep_file, take_kept
from tiendo.results.bulk.forms import BulkForm
from tiendo.results.bulk.wording import finding_sentence, refusal_sentence
from tiendo.results.excel.cells import Fault
from tiendo.results.excel.wording import fault_sentence
from tiendo.results.models import BulkFile
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit

KEEPERS = for_roles(Role.SYNTHESIS, Role.ADMINISTRATOR)
PAGE = 25
MOST_SHOWN = 200
UNREADABLE = (UnreadableFile, WrongColumns, DocumentError)


@KEEPERS
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The unit's files, newest first; a new one is kept and opened."""
    form = BulkForm(request.POST, request.FILES) if request.method == "POST" else BulkForm()
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        has_comma = form.cleaned_data["writing"] == "comma"
        new = NewFile(unit, str(sent.name), sent.read(), has_comma)
        kept = keep_file(by=request.user, at=timezone.now(), new=new)  # type: ignore[arg-type]
        return redirect("bulk:file", unit=unit.address, pk=kept.pk)
    page = Paginator(files_of(unit), PAGE).get_page(request.GET.get("trang"))
    context = {"unit": unit, "form": form, "page": page}
    return render(request, "results/bulk/files.html", context, status=422 if form.is_bound else 200)


@KEEPERS
@require_safe
def files_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The list as a file."""
    columns = ("id", "name", "sha256", "added_by", "added_at", "taken_at", "versions")
    rows = [
        (one.pk, one.name, one.digest, str(one.added_by), one.added_at, one.taken_at, one.versions)
        for one in files_of(unit)
    ]
    return download(Table("bulk_files", columns, rows), form)


@KEEPERS
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One file checked; a POST takes in what is sound."""
    kept = _found(unit, pk)
    try:
        if request.method == "POST":
            count = take_kept(by=request.user, at=timezone.now(), file=kept)  # type: ignore[arg-type]
            said = _("%(count)s values were taken in from “%(name)s”.")
            messages.success(request, said % {"count": count, "name": kept.name})
            return redirect(request.path)
        checked, faults = check_kept(kept)
    except UNREADABLE as fault:
        context = {"unit": unit, "file": kept, "refusal": refused(fault)}
        return render(request, "results/bulk/file.html", context, status=422)
    with_all = {"unit": unit, "file": kept, **_shown(checked, faults)}
    checked.close()
    return render(request, "results/bulk/file.html", with_all)


@KEEPERS
@require_safe
def findings_file(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """What was found in a file, as a file."""
    kept = _found(unit, pk)
    try:
        checked, faults = check_kept(kept)
    except UNREADABLE as fault:
        raise Http404(refused(fault)) from fault
    checked.close()
    columns = ("row", "column", "code", "is_odd", "text", "sentence")
    rows: list[tuple[Any, ...]] = [
        (one.row, one.column, one.code, int(one.is_odd), one.text, finding_sentence(one))
        for one in checked.findings
    ]
    rows += [
        (one.row, one.column, one.code, int(one.is_note), one.text, fault_sentence(one))
        for one in faults
    ]
    rows.sort(key=lambda row: int(row[0]))
    return download(Table("findings", columns, rows), form)


def refused(fault: Exception) -> str:
    """Why a file cannot be checked at all."""
    if isinstance(fault, DocumentError):
        return error_sentence(fault, get_language() or "vi")
    return refusal_sentence(fault)  # type: ignore[arg-type]


def _found(unit: Unit, pk: int) -> BulkFile:
    kept = file_of(unit, pk)
    if kept is None:
        raise Http404("no such file of this unit")
    return kept


def _shown(checked: Checked, faults: list[Fault]) -> dict[str, Any]:
    """What the page tells of a checked file."""
    errors = [finding_sentence(one) for one in checked.findings if not one.is_odd]
    errors += [fault_sentence(one) for one in faults if not one.is_note]
    odd = [finding_sentence(one) for one in checked.findings if one.is_odd]
    notes = [fault_sentence(one) for one in faults if one.is_note]
    periods = checked.periods()
    return {
        "checked": checked,
        "units": checked.units(),
        "indicators": checked.indicators(),
        "first_period": period_words(periods[0]) if periods else "",
        "last_period": period_words(periods[-1]) if periods else "",
        "sound": checked.sound(),
        "errors": errors[:MOST_SHOWN],
        "error_count": checked.rows_left_out(),
        "odd": [*odd, *notes][:MOST_SHOWN],
        "odd_count": checked.odd + len(notes),
    }
