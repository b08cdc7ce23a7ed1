"""The app of administrative units."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Units and who acts for them."""

    name = "tiendo.units"
    label = "units"
