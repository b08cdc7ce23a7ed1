"""The newest public word on what an article cites: the present value beside that at publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from tiendo.indicators.queries import catalogue
from tiendo.publishing.models import Citation
from tiendo.publishing.printing import said_as
from tiendo.publishing.references import ATTAINED, CHANGE, PLAN
from tiendo_core.indicators import Indicator
from tiendo_core.results import SURENESS, Certainty


@dataclass(frozen=True)
class Published:
    """The newest public word on a datum: in house style and exactly, since when, in which
    snapshot."""

    printed: str
    exact: str
    certainty: str
    value_version: int
    made_at: datetime
    subject: str


def newest_published(citations: Iterable[Citation]) -> dict[str, Published]:
    """The newest published version of what each citation cites, by place; one query.

    Only what was published counts: a value that was approved since stays unknown to the public
    until a board, an indicator or an article shows it.
    """
    asked = list(citations)
    if not asked:
        return {}
    rows = Citation.objects.filter(
        unit_id__in={one.unit_id for one in asked},
        indicator__in={one.indicator for one in asked},
        period__in={one.period for one in asked},
    ).select_related("snapshot")
    best: dict[tuple[object, ...], Citation] = {}
    for row in rows.defer("snapshot__content").order_by("pk"):
        key = _key(row)
        if key not in best or _rank(row) >= _rank(best[key]):
            best[key] = row
    known = catalogue()
    return {
        one.place: _published(best[_key(one)], known.get(one.indicator))
        for one in asked
        if _key(one) in best
    }


def _key(one: Citation) -> tuple[object, ...]:
    return one.unit_id, one.indicator, one.period, one.part


def _rank(one: Citation) -> tuple[int, int, int]:
    """Of values the surest and latest version is the newest, then what was published last.

    What is said of a value (plan, per cent of plan, change) is worked out when it is published,
    of everything that stands then: the last is the newest.
    """
    if one.part in (PLAN, ATTAINED, CHANGE):
        return 0, 0, one.pk
    return SURENESS[Certainty(one.certainty)], one.value_version, one.pk


def _published(one: Citation, indicator: Indicator | None) -> Published:
    printed = one.printed
    if indicator is not None:
        printed = said_as(one.part, Fraction(one.exact), indicator)
    said = (printed, one.exact, one.certainty, one.value_version)
    return Published(*said, one.snapshot.made_at, one.snapshot.subject)
