"""The list of a library's documents: filters, search with or without tones, downloads."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import QueryDict

from tiendo.common.tables import Cell, Table
from tiendo.portal.models.legal_document import LegalDocumentPage
from tiendo.portal.models.words import DocumentKind
from tiendo_core.names import name_key, plain_key

ON_A_PAGE = 20
LONGEST = 200
_YEAR = re.compile(r"[12][0-9]{3}")
COLUMNS = (
    "number",
    "kind",
    "title",
    "issuer",
    "issued_on",
    "in_force_from_on",
    "in_force_until_on",
    "field",
    "abstract",
    "address",
)


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; ``force`` is "con" (in force), "het" (no longer) or nothing."""

    words: str
    kind: str
    issuer: str
    field: str
    year: str
    force: str

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """From the address; what is no year and too long is left out."""
        given = {name: query.get(key, "")[:LONGEST].strip() for name, key in NAMES.items()}
        if not _YEAR.fullmatch(given["year"]):
            given["year"] = ""
        return cls(**given)


NAMES = {
    "words": "q",
    "kind": "loai",
    "issuer": "co-quan",
    "field": "linh-vuc",
    "year": "nam",
    "force": "hieu-luc",
}
"""What each part of a question is called in the address."""


def listed(library: Any, query: QueryDict, today: date) -> dict[str, Any]:
    """One page of what was asked for, with the choices of the filters and the ways on."""
    asked = Asked.of(query)
    everything = _below(library)
    page = Paginator(found(everything, asked, today), ON_A_PAGE).get_page(query.get("trang", ""))
    rest = query.copy()
    for name in ("trang", "dang"):
        rest.pop(name, None)
    return {
        "asked": {name: getattr(asked, name) for name in NAMES},
        "is_asked": any(getattr(asked, name) for name in NAMES),
        "choices": _choices(everything),
        "rows": [as_row(one) for one in page.object_list],
        "count": page.paginator.count,
        "listed": {"page": page.number, "pages": page.paginator.num_pages},
        "query": rest.urlencode(),
    }


def found(rows: QuerySet[LegalDocumentPage], asked: Asked, today: date) -> Any:
    """The documents that fit; every word must occur, those spelled with the same tones first."""
    exact = {"kind": asked.kind, "issuer": asked.issuer, "field": asked.field}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if asked.year:
        rows = rows.filter(issued_on__year=int(asked.year))
    ended = Q(in_force_until_on__lte=today)
    if asked.force == "het":
        rows = rows.filter(ended)
    elif asked.force == "con":
        rows = rows.filter(in_force_from_on__lte=today).exclude(ended)
    for word in plain_key(asked.words).split():
        rows = rows.filter(plain_key__contains=word)
    spelled = Q(name_key__contains=name_key(asked.words))
    rank = Case(When(spelled, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.order_by(rank, "-issued_on", "-pk")


def as_row(document: LegalDocumentPage) -> dict[str, Any]:
    """A document as one line of the list."""
    days = ("issued_on", "in_force_from_on", "in_force_until_on")
    told = {name: getattr(document, name) for name in days}
    return {
        "title": document.title,
        "address": document.url,
        "number": document.number,
        "kind": str(DocumentKind(document.kind).label),
        "issuer": document.issuer,
        "field": document.field,
        "abstract": document.abstract,
        **{name: day.isoformat() if day else "" for name, day in told.items()},
    }


def relations_of(document: LegalDocumentPage) -> dict[str, Any]:
    """What a document does to others, and what published documents do to it."""
    does = [
        {"effect": one.effect, "name": _named(one.other) if one.other else one.words,
         "address": one.other.url if one.other and one.other.live else ""}
        for one in document.relations.all()
    ]  # fmt: skip
    affecting = document.affected_by.filter(page__live=True).select_related("page")
    undergoes = [
        {"effect": one.effect, "name": _named(one.page), "address": one.page.url}
        for one in affecting.order_by("-page__issued_on")
    ]
    return {"does": does, "undergoes": undergoes}


def as_table(library: Any, query: QueryDict, today: date) -> Table:
    """All documents that fit, in the order of the list."""
    rows: list[list[Cell]] = []
    for one in found(_below(library), Asked.of(query), today):
        row = as_row(one)
        rows.append([row[name] for name in COLUMNS])
    return Table("van-ban", COLUMNS, rows)


def _named(document: LegalDocumentPage) -> str:
    return f"{DocumentKind(document.kind).label} {document.number}: {document.title}"


def _below(library: Any) -> QuerySet[LegalDocumentPage]:
    return LegalDocumentPage.objects.child_of(library).live()


def _choices(rows: QuerySet[LegalDocumentPage]) -> dict[str, Any]:
    """What each filter may be set to: only what occurs."""
    kinds = set(rows.order_by().values_list("kind", flat=True).distinct())
    years = rows.dates("issued_on", "year", order="DESC")
    return {
        "kinds": [(one, str(DocumentKind(one).label)) for one in sorted(kinds)],
        "issuers": sorted(set(rows.order_by().values_list("issuer", flat=True).distinct())),
        "fields": sorted(set(rows.order_by().values_list("field", flat=True).distinct()) - {""}),
        "years": [str(day.year) for day in years],
    }
