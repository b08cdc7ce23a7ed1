"""What is public of a unit, what is ready to be, what was corrected, and every version of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.board.periods import choices, latest
from tiendo.common.tables import Table, download
from tiendo.indicators.queries import catalogue
from tiendo.publishing.models import Snapshot
from tiendo.publishing.queries import (
    corrections,
    latest_of_unit,
    outdated,
    versions,
)
from tiendo.publishing.ready import Ready, closed_rounds
from tiendo.publishing.roles import LOOKERS
from tiendo.publishing.wording import kind_words, place_words
from tiendo.units.access import acting, for_roles
from tiendo.units.queries import Role, Unit

LOOK = for_roles(*LOOKERS, with_site=True)


def has_role(request: HttpRequest, unit: Unit, *roles: Role) -> bool:
    """Whether this person acts for the unit in one of these roles."""
    return any(one.unit_id == unit.pk and one.role in roles for one in acting(request))


@LOOK
@require_safe
def overview(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What waits for publication, what is public, and what was corrected since."""
    today = timezone.localdate()
    chosen = request.GET.get("ky", "")
    if chosen:
        return redirect("publishing:board", unit=unit.address, period=chosen)
    may_publish = has_role(request, unit, Role.APPROVER)
    context = {
        "unit": unit,
        "ready": [(one, _draft_address(one)) for one in closed_rounds([unit])],
        "published": [(one, kind_words(one.kind)) for one in latest_of_unit(unit)],
        "outdated": outdated([unit]),
        "may_publish": may_publish,
        "may_write": has_role(request, unit, Role.EDITOR),
        "periods": choices(unit, latest(unit, today)) if may_publish else [],
    }
    return render(request, "publishing/overview.html", context)


def _draft_address(one: Ready) -> str:
    """Where the portal drafts an article of a round; empty where there is no portal."""
    where = {"unit": one.unit.address, "period": one.round.period, "regime": one.round.regime.code}
    try:
        return reverse("portal_office:draft", kwargs=where)
    except NoReverseMatch:
        return ""


@LOOK
@require_safe
def overview_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """What is public, as a file."""
    columns = ("kind", "title", "subject", "version", "made_at", "is_correction", "note")
    rows = [
        (one.kind, one.title, one.subject, one.version, one.made_at, int(one.is_correction),
         one.note)
        for one in latest_of_unit(unit)
    ]  # fmt: skip
    return download(Table(f"cong-bo-{unit.code}", columns, rows), form)


@LOOK
@require_safe
def corrected(request: HttpRequest, unit: Unit) -> HttpResponse:
    """Everything the public was told to be corrected."""
    found = [(one, kind_words(one.kind)) for one in corrections(unit)]
    return render(request, "publishing/corrections.html", {"unit": unit, "corrections": found})


@LOOK
@require_safe
def corrected_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The same as a file, a row a number that changed."""
    columns = ("title", "kind", "version", "made_at", "note", "place", "before", "after")
    rows = []
    for one in corrections(unit):
        for change in one.changes or [{"place": "", "before": "", "after": ""}]:
            told = (change["place"], change["before"], change["after"])
            rows.append((one.title, one.kind, one.version, one.made_at, one.note, *told))
    return download(Table(f"dinh-chinh-{unit.code}", columns, rows), form)


def _snapshot(unit: Unit, pk: int) -> tuple[Snapshot, list[Snapshot]]:
    """A snapshot of this unit with all versions of its subject, or 404."""
    subject = Snapshot.objects.filter(unit=unit, pk=pk).values_list("subject", flat=True).first()
    if subject is None:
        raise Http404("no such snapshot of this unit")
    several = versions(subject)
    return next(one for one in several if one.pk == pk), several


@LOOK
@require_safe
def version(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """One version of what was made public: what changed, who answers for it, what it cites."""
    snapshot, several = _snapshot(unit, pk)
    known = catalogue()
    cited = [
        (one, known[one.indicator].name if one.indicator in known else one.indicator)
        for one in snapshot.citations.select_related("unit").order_by("pk")
    ]
    context = {
        "unit": unit,
        "snapshot": snapshot,
        "title": snapshot.content.get("title") or snapshot.subject,
        "kind": kind_words(snapshot.kind),
        "versions": several,
        "cited": [(one, name, place_words(one.place)) for one, name in cited],
    }
    return render(request, "publishing/version.html", context)


@LOOK
@require_safe
def version_file(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """What a version cites, as a file."""
    snapshot, _several = _snapshot(unit, pk)
    columns = ("place", "indicator", "unit", "period", "part", "certainty", "version", "source",
               "printed", "exact")  # fmt: skip
    cited = snapshot.citations.select_related("unit").order_by("pk")
    rows = [
        (one.place, one.indicator, one.unit.code, one.period, one.part, one.certainty,
         one.value_version, one.source, one.printed, one.exact)
        for one in cited
    ]  # fmt: skip
    return download(Table(f"so-lieu-{snapshot.pk}", columns, rows), form)
