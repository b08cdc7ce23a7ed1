"""What citizens are asked about, and their ratings of it."""

from django.db import models
from django.db.models import Q

from tiendo.participation.models.words import SubjectKind

STARS = Q(stars__gte=1, stars__lte=5)


class Subject(models.Model):
    """A public page (or a draft) that takes ratings or comments.

    ``revision`` goes up with every change that readers can see; a stored page compares it.
    ``closes_on`` is the last day on which anything is taken. Of a page that was withdrawn or
    deleted (``withdrawn_at``) readers see nothing. ``summary`` is what the office says of all
    comments on a draft together.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=SubjectKind.choices, default=SubjectKind.PAGE)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    address = models.CharField(max_length=400, blank=True)
    takes_rating = models.BooleanField(default=True)
    takes_comments = models.BooleanField(default=True)
    is_closed = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField()
    closes_on = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)
    summarised_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["unit", "kind", "-opened_at"], name="subject_of_unit"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_withdrawn(self) -> bool:
        """Whether its page is public no more."""
        return self.withdrawn_at is not None


class Vote(models.Model):
    """One rating: stars, and the four aspects of Decree 42/2022/NĐ-CP Art. 8 where given.

    ``counts`` is false for what came from one place beyond what is believed; such votes are kept.
    """

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="votes")
    stars = models.PositiveSmallIntegerField()
    interface = models.PositiveSmallIntegerField(null=True, blank=True)
    content = models.PositiveSmallIntegerField(null=True, blank=True)
    quality = models.PositiveSmallIntegerField(null=True, blank=True)
    support = models.PositiveSmallIntegerField(null=True, blank=True)
    counts = models.BooleanField(default=True)
    watch = models.ForeignKey("Watch", on_delete=models.CASCADE, related_name="cast")
    cast_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=STARS, name="vote_of_one_to_five_stars"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{aspect}__isnull": True})
                    | Q(**{f"{aspect}__gte": 1, f"{aspect}__lte": 5}),
                    name=f"vote_of_one_to_five_{aspect}",
                )
                for aspect in ("interface", "content", "quality", "support")
            ),
        )
        indexes = (models.Index(fields=["subject", "counts"], name="votes_of_subject"),)

    def __str__(self) -> str:
        return f"{self.subject_id}: {self.stars}"


class Watch(models.Model):
    """The votes from one place on one subject in one day: what damping looks at.

    The mark is emptied when its day is over; the counts stay. ``believed_votes`` is a moderator's
    word that so many votes came from different people; it says nothing of those that follow.
    """

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="watches")
    mark = models.CharField(max_length=32, blank=True)
    on = models.DateField()
    votes = models.PositiveIntegerField(default=0)
    believed_votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "on", "mark"], condition=~Q(mark=""), name="watch_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_id} {self.on}: {self.votes}"
