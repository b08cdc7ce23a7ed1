"""The app of what citizens give back."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    """Ratings, comments, questions and visits."""

    name = "tiendo.participation"
    label = "participation"
