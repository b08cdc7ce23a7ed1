"""The app of publication: snapshots, and the gate before them."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """What is public, as it was when it was made public."""

    name = "tiendo.publishing"
    label = "publishing"
