"""What a portal's front page shows besides news: board, documents, corrections, what is open."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from tiendo.portal.around.corrected import corrected
from tiendo.portal.library.legal import as_row
from tiendo.portal.models.consultation import ConsultationPage
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.legal_document import LegalDocumentPage
from tiendo.publishing.queries import Kind, latest, latest_of_unit

FEW = 3
WORST = 5


def front(home: HomePage) -> dict[str, Any]:
    """The newest published board in one glance, the last corrections, and the open drafts."""
    return {
        "board": _board(home),
        "corrections": corrected(home)[:FEW],
        "open": _open(home),
        "documents": _documents(home),
        "corrections_address": _first(home, "correctionspage"),
        "documents_address": _first(home, "legallibrarypage"),
    }


def _board(home: HomePage) -> dict[str, Any] | None:
    """The board of the latest period that was published, with the address of its page."""
    boards = latest_of_unit(home.unit, [Kind.BOARD])
    newest = max((one.subject for one in boards), key=lambda one: one.rsplit(":", 1)[1], default="")
    kept = latest(newest) if newest else None
    if kept is None:
        return None
    period = str(kept.content["period"])
    page = home.get_children().live().filter(slug=f"bang-{period.lower()}").first()
    worst = kept.content["worst"][:WORST]
    return {
        "period_words": kept.content["period_words"],
        "counts": kept.content["counts"],
        "invented": kept.content["invented"],
        "worst": [one for code in worst for one in kept.content["lines"] if one["code"] == code],
        "address": page.url if page else "",
    }


def _open(home: HomePage) -> list[dict[str, Any]]:
    """The drafts that may be commented on today, the first to close first."""
    today = timezone.localdate()
    drafts = ConsultationPage.objects.descendant_of(home).live()
    open_ones = drafts.filter(opens_on__lte=today, closes_on__gte=today)
    return [one.as_row() for one in open_ones.order_by("closes_on", "pk")[:FEW]]


def _documents(home: HomePage) -> list[dict[str, Any]]:
    """The newest documents of the unit."""
    documents = LegalDocumentPage.objects.descendant_of(home).live()
    return [as_row(one) for one in documents.order_by("-issued_on", "-pk")[:FEW]]


def has_turned(home: HomePage, since: date, today: date) -> bool:
    """Whether a draft opened or closed after the one day, until the other."""
    drafts = ConsultationPage.objects.descendant_of(home).live()
    opened = Q(opens_on__gt=since, opens_on__lte=today)
    return drafts.filter(opened | Q(closes_on__gte=since, closes_on__lt=today)).exists()


def _first(home: HomePage, model: str) -> str:
    page: Page | None = home.get_children().live().filter(content_type__model=model).first()
    return page.url if page else ""
