"""What a publication would change, and whom it concerns: asked before it, and right after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from tiendo.board.periods import latest as latest_period
from tiendo.indicators.queries import catalogue
from tiendo.publishing.changes import Change, changes
from tiendo.publishing.models import Citation, Snapshot
from tiendo.publishing.queries.citing import citable, data_of
from tiendo.publishing.queries.snapshots import latest
from tiendo.publishing.references import Citable
from tiendo.units.queries import Unit
from tiendo_core.periods import Period


def citable_of(unit: Unit, words: str, period: str = "") -> list[Citable]:
    """What can be cited for some words, as ``citable``; without words everything that stands."""
    if words.strip():
        return citable(unit, words, period)
    asked = Period.parse(period) if period else latest_period(unit, timezone.localdate())
    return data_of(unit, asked, sorted(one.code for one in catalogue().values() if one.is_public))


def changes_ahead(subject: str, content: Mapping[str, Any]) -> list[Change]:
    """The numbers that would differ from what the public sees of a subject now."""
    before = latest(subject)
    if before is None:
        return []
    return changes(before.content, json.loads(json.dumps(content, cls=DjangoJSONEncoder)))


def subjects_citing(snapshot: Snapshot) -> list[str]:
    """The other subjects that cite a value this snapshot cites too; three queries at most."""
    made = list(snapshot.citations.all())
    if not made:
        return []
    theirs = Citation.objects.filter(
        unit_id__in={one.unit_id for one in made},
        indicator__in={one.indicator for one in made},
        period__in={one.period for one in made},
    )
    values = {(one.unit_id, one.indicator, one.period) for one in made}
    rows = theirs.exclude(snapshot__subject=snapshot.subject).values_list(
        "unit_id", "indicator", "period", "snapshot__subject"
    )
    return sorted({row[3] for row in rows.distinct() if row[:3] in values})
