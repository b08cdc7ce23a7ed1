"""What people write: comments on a subject, and questions to an office."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tiendo.participation.models.subjects import Subject
from tiendo.participation.models.words import Matter, QuestionState, Reception, State


class Contribution(models.Model):
    """What a comment and a question have in common.

    ``contact`` is never shown. ``secret_hash`` is the SHA-256 of the private link, which is told
    once. ``version`` goes up with every change: whoever acts on an older one is shown the newer.
    """

    name = models.CharField(max_length=80)
    contact = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    sent_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    with_proof = models.BooleanField()
    is_crowded = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


class Comment(Contribution):
    """A comment on a subject; seen by others once a moderator has let it."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="comments")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reception = models.CharField(
        max_length=10, choices=Reception.choices, default=Reception.NONE, blank=True
    )

    class Meta:
        indexes = (models.Index(fields=["subject", "state", "sent_at"], name="comments_shown"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:40]}"


class Question(Contribution):
    """A question or feedback to an office, with a day by which it answers.

    Decree 92/2017/NĐ-CP: the sender's name, address and contact are asked; contact and address are
    never shown, the name only where the sender agreed (``shows_name``).
    """

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("units.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=10, choices=Matter.choices, default=Matter.QUESTION)
    title = models.CharField(max_length=200)
    home = models.CharField(max_length=200, blank=True)
    shows_name = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=QuestionState.choices, default=QuestionState.RECEIVED
    )
    due_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "published"]) | ~Q(answer=""),
                name="question_answered_with_words",
            ),
        )
        indexes = (models.Index(fields=["unit", "state", "due_on"], name="questions_of_unit"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def number(self) -> str:
        """The number people call it by: 2026-00012."""
        return f"{timezone.localtime(self.sent_at).year}-{self.pk:05d}"

    @property
    def answering(self) -> models.Model:
        """The body that answers: the one it was forwarded to, else the unit itself."""
        return self.body or self.unit
