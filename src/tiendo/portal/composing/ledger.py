"""The ledger of an article: of each figure what it is, where it comes from, and what holds today.

``named`` is called when a page is composed, so that what it adds is kept with the snapshot;
``opened`` when it is drawn, with what was published since.
"""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from tiendo.common.wording import period_words
from tiendo.portal.composing.drawing import line_of
from tiendo.publishing.queries import (
    PARTS,
    Citable,
    Reference,
    ReferenceFault,
    latest,
    newest_published,
)
from tiendo.publishing.queries.boards import exact
from tiendo.publishing.queries.citing import cited_all
from tiendo.units.queries import registry

DATUM = "datum"


def named(entries: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries with what each datum is; one that names no datum stays as it was."""
    listed = list(entries)
    asked = {one["place"]: _reference(one) for one in listed if one["kind"] == DATUM}
    known = cited_all(one for one in asked.values() if one is not None)
    return [one | _facts(known, asked.get(one["place"])) for one in listed]


def _reference(entry: dict[str, Any]) -> Reference | None:
    try:
        return Reference.parse(entry.get("reference", ""))
    except ReferenceFault:
        return None


def _facts(known: dict[Reference, Citable], asked: Reference | None) -> dict[str, Any]:
    datum = known.get(asked) if asked else None
    if asked is None or datum is None:
        return {}
    return {
        "name": datum.name,
        "indicator": datum.code,
        "unit": datum.unit,
        "unit_name": registry().records[asked.unit].full_name,
        "period": datum.period,
        "certainty": datum.certainty,
        "version": datum.value_version,
        "part": asked.part,
        "exact": exact(datum.exact),
        "measure": datum.measure,
        "plan": datum.plan,
        "attained": datum.attained,
        "approved_on": datum.approved_on.isoformat() if datum.approved_on else "",
        "invented": datum.invented,
    }


def opened(subject: str, content: dict[str, Any]) -> list[dict[str, Any]]:
    """The entries as they are shown: with words, with what was published since, with a drawing."""
    kept = latest(subject)
    since = newest_published(kept.citations.all()) if kept else {}
    drawn, before = _series(content), set[str]()
    found = []
    for entry in content.get("figures", []):
        code = entry.get("indicator", "")
        more = {"is_repeated": code in before}
        found.append(_opened(entry, since.get(entry["place"]), drawn) | more)
        before.add(code)
    return found


def _opened(entry: dict[str, Any], newest: Any, drawn: dict[str, dict[str, Any]]) -> dict[str, Any]:
    series = drawn.get(entry.get("indicator", ""))
    drawing = line_of(series)
    found = entry | {
        "period_words": period_words(entry.get("period") or ""),
        "part_words": PARTS[entry["part"]] if entry.get("part", "value") != "value" else "",
        "chart": drawing,
        "points": series["points"] if series and drawing else [],
    }
    if newest is not None and newest.exact != entry.get("exact", newest.exact):
        at = timezone.localtime(newest.made_at)
        return found | {"newer": newest.printed, "newer_on": at.date().isoformat()}
    return found


def _series(content: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The series of the indicators an article cites: its own charts, else what was published."""
    found: dict[str, dict[str, Any]] = {}
    for block in content.get("blocks", []):
        if block.get("type") == "chart" and block.get("points"):
            found.setdefault(block["code"], block)
    for entry in content.get("figures", []):
        code = entry.get("indicator")
        if not code or code in found or not entry.get("reference"):
            continue
        kept = latest(f"indicator:{entry['reference'].split('|')[0]}:{code}")
        if kept is not None:
            found[code] = totals(kept.content)
    return found


def totals(content: dict[str, Any]) -> dict[str, Any]:
    """The totals of a published indicator as a chart."""
    line = content["line"]
    return {
        "title": line["name"],
        "unit": line["measure"],
        "plan": line["plan"],
        "source": content["unit"]["name"],
        "invented": content["line"]["invented"] == "value",
        "points": [
            {"label": one["words"], "value": one["total"]["exact"], **one["total"]}
            for one in content["points"]
            if one["total"]["exact"]
        ],
    }
