"""A closed round as the draft of an article, ready in the editor."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from lxml import html

from tiendo.portal.blocks.table import NUMBER, WORDS
from tiendo.portal.composing import figures
from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage
from tiendo.publishing.queries import DraftArticle, draft_of_round
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit
from tiendo_core.periods import Period, PeriodFault


@require_POST
@for_roles(Role.EDITOR, Role.APPROVER)
def draft(request: HttpRequest, unit: Unit, period: str, regime: str) -> HttpResponse:
    """Write the draft of a closed round's article, and open it."""
    try:
        found = draft_of_round(unit, Period.parse(period), regime)
    except PeriodFault as fault:
        raise Http404(str(fault)) from fault
    if found is None:
        raise Http404("no such closed round")
    home = HomePage.objects.filter(of_unit=unit, archived_on=None).first()
    news = NewsIndexPage.objects.child_of(home).first() if home else None
    if news is None:
        words = _("This unit has no portal yet. An administrator makes one under Administration.")
        messages.error(request, words)
        return redirect("my_work")
    page = ArticlePage(
        title=found.title, body=json.dumps(list(blocks(found))), live=False, owner=request.user
    )
    news.add_child(instance=page)
    page.save_revision(user=request.user, log_action=True)
    return redirect("wagtailadmin_pages:edit", page.pk)


def blocks(found: DraftArticle) -> Iterator[dict[str, Any]]:
    """The blocks of a draft as the body of an article keeps them; paragraphs that follow each
    other stand in one block."""
    text = ""
    for kind, value in found.blocks:
        if kind == "text" and not str(value).startswith("<h2>"):
            text += bound(str(value))
            continue
        if text:
            yield _block("text", text)
            text = ""
        if kind == "text":
            yield _block("heading", figures.parsed(str(value)).text_content())
        else:
            yield _block(kind, SHAPES[kind](value))
    if text:
        yield _block("text", text)


def bound(text: str) -> str:
    """The inserted figures of a draft as the editor keeps figures."""
    tree = figures.parsed(text)
    for element in tree.iter("data"):
        reference = element.get("value", "")
        element.tag = "a"
        element.attrib.clear()
        element.attrib.update({"linktype": figures.LINKTYPE, "kind": figures.DATUM})
        element.set("reference", reference)
    return figures.inner(tree)


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _chart(value: dict[str, str]) -> dict[str, str]:
    kept = {name: value[name] for name in ("title", "code", "period")}
    return kept | {"series": "total"}


def _board(value: dict[str, str]) -> dict[str, str]:
    return {"period": value["period"]}


def _table(value: dict[str, Any]) -> dict[str, Any]:
    """A column that holds a figure anywhere is one of numbers."""
    rows = value["rows"]
    kinds = [
        NUMBER if any(row[column]["reference"] for row in rows) else WORDS
        for column in range(len(value["head"]))
    ]
    return {
        "caption": value["caption"],
        "columns": [
            {"type": kind, "heading": words}
            for kind, words in zip(kinds, value["head"], strict=True)
        ],
        "rows": [
            {"values": [_cell(kind, cell) for kind, cell in zip(kinds, row, strict=True)]}
            for row in rows
        ],
    }


def _cell(kind: str, cell: dict[str, str]) -> str:
    """A cell: words as they are, a number with its datum."""
    if kind == WORDS:
        return cell["printed"]
    paragraph = html.Element("p")
    if cell["reference"]:
        mark = html.Element("a", linktype=figures.LINKTYPE, kind=figures.DATUM)
        mark.set("reference", cell["reference"])
        mark.text = cell["printed"]
        paragraph.append(mark)
    else:
        paragraph.text = cell["printed"]
    return html.tostring(paragraph, encoding="unicode")


SHAPES = {"chart": _chart, "table": _table, "board": _board}
"""How what a draft holds becomes the value of a block."""
