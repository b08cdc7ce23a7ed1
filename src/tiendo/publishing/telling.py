"""Telling the apps above that something became public.

An app hears of it by its configuration, as it offers its ``menu_entry``, inside the transaction:

    def heard_of(self, snapshot: Snapshot) -> None: ...
"""

from django.apps import apps

from tiendo.publishing.models import Snapshot


def tell_apps(snapshot: Snapshot) -> None:
    """Let every app that wants to know hear of a snapshot that was just made."""
    for app in apps.get_app_configs():
        hear = getattr(app, "heard_of", None)
        if hear is not None:
            hear(snapshot)
