"""The app of the portal: the citizen's side, and the newsroom behind it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages made from what was published, and from what citizens gave back."""

    name = "tiendo.portal"
    label = "portal"
