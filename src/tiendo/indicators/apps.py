"""The app of the catalogue of indicators."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The catalogue."""

    name = "tiendo.indicators"
    label = "indicators"
