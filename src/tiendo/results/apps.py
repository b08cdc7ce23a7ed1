"""The app of results."""

from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """Report regimes, rounds, values, approval, lock."""

    name = "tiendo.results"
    label = "results"
