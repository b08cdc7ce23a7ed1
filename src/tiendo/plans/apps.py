"""The app of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Targets and the acts they come from."""

    name = "tiendo.plans"
    label = "plans"
