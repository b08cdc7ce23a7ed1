"""The app of what every screen shares."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Base templates, design tokens, template tags."""

    name = "tiendo.common"
    label = "common"
