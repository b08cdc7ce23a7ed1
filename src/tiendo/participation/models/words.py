"""The words that rows of participation are marked with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SubjectKind(models.TextChoices):
    """What citizens are asked about."""

    PAGE = "page", _("Page")
    CONSULTATION = "consultation", _("Draft open for comment")


class State(models.TextChoices):
    """Where a comment stands: nothing is seen before a person has read it."""

    WAITING = "waiting", _("Waiting to be read")
    PUBLISHED = "published", _("Shown to all")
    DECLINED = "declined", _("Not published")


class Reception(models.TextChoices):
    """What became of a comment on a draft."""

    NONE = "", _("Not yet said")
    TAKEN_UP = "taken-up", _("Taken up")
    PARTLY = "partly", _("Taken up in part")
    EXPLAINED = "explained", _("Explained")


class Matter(models.TextChoices):
    """What somebody writes to the office about."""

    QUESTION = "question", _("Question")
    FEEDBACK = "feedback", _("Feedback or proposal")


class QuestionState(models.TextChoices):
    """Where a question stands."""

    RECEIVED = "received", _("Received")
    FORWARDED = "forwarded", _("With the body in charge")
    ANSWERED = "answered", _("Answered")
    PUBLISHED = "published", _("Answered and published")
    DECLINED = "declined", _("Not handled")


class Source(models.TextChoices):
    """How visits of a day were counted."""

    BEACON = "beacon", _("by the pages themselves")
    LOG = "log", _("from the log of the server")
