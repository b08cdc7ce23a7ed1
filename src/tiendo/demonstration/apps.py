"""The app of the demonstration; installed only when TIENDO_DEMONSTRATION is on."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Start page, one-click roles, illustrative texts."""

    name = "tiendo.demonstration"
    label = "demonstration"
