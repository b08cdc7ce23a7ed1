"""How a subject stands with citizens: ratings in sum, comments that were let, its revision."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q, QuerySet, Sum

from tiendo.participation.models import Comment, State, Subject, Vote

ASPECTS = ("interface", "content", "quality", "support")
"""The four aspects of Decree 42/2022/NĐ-CP Art. 8(1)d, in its order."""

SHOWN_FROM = 5
"""From so many votes on a rating is shown: fewer say more of who voted than of the page."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Standing:
    """What readers see of a subject's ratings; ``mean`` and what follows are None below five votes.

    ``votes`` counts those that weigh, ``stars`` how many gave one, two … five.
    """

    key: str
    revision: int
    votes: int
    mean: Decimal | None
    stars: tuple[int, ...] | None
    aspects: dict[str, Decimal]
    comments: int

    @property
    def is_shown(self) -> bool:
        """Whether there are votes enough to show a rating."""
        return self.mean is not None


def subject_of(key: str) -> Subject | None:
    """The subject of a key, with its unit."""
    return Subject.objects.select_related("unit").filter(key=key).first()


def public_subject(key: str) -> Subject | None:
    """The subject of a key, unless its page was withdrawn."""
    subject = subject_of(key)
    return None if subject is None or subject.is_withdrawn else subject


def takes(subject: Subject, on: date) -> bool:
    """Whether anything is taken on a subject on that day."""
    return not subject.is_closed and (subject.closes_on is None or on <= subject.closes_on)


def revision(key: str) -> int:
    """Which revision readers of a subject see; 0 where there is no such subject. One query."""
    found = Subject.objects.filter(key=key).values_list("revision", flat=True).first()
    return found or 0


def standing(key: str) -> Standing:
    """Ratings and count of comments of a subject; three queries."""
    counting = Vote.objects.filter(subject__key=key, counts=True)
    sums = counting.aggregate(
        **{f"gave_{number}": Count("pk", filter=Q(stars=number)) for number in range(1, 6)},
        **{f"sum_{one}": Sum(one) for one in ASPECTS},
        **{f"count_{one}": Count(one) for one in ASPECTS},
        votes=Count("pk"),
        total=Sum("stars"),
    )
    votes: int = sums["votes"]
    shown = votes >= SHOWN_FROM
    return Standing(
        key=key,
        revision=revision(key),
        votes=votes,
        mean=_mean(sums["total"], votes) if shown else None,
        stars=tuple(sums[f"gave_{number}"] for number in range(1, 6)) if shown else None,
        aspects={
            one: _mean(sums[f"sum_{one}"], sums[f"count_{one}"])
            for one in ASPECTS
            if sums[f"count_{one}"] >= SHOWN_FROM
        },
        comments=Comment.objects.filter(subject__key=key, state=State.PUBLISHED).count(),
    )


def _mean(total: int, count: int) -> Decimal:
    return (Decimal(total) / count).quantize(_TENTH, ROUND_HALF_UP)


def published_comments(key: str) -> QuerySet[Comment]:
    """The comments readers see, newest first."""
    shown = Comment.objects.filter(subject__key=key, state=State.PUBLISHED)
    return shown.order_by("-sent_at", "-pk")
