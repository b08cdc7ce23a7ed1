"""Telling the apps above what happened, without knowing them.

An app hears of it by its configuration, as it offers its ``menu_entry``, inside the transaction:

    def heard_of(self, news: object) -> None: ...

``news`` says by its type what happened: a ``Snapshot`` that became public, a question that was
answered (``QuestionChanged``).
"""

from django.apps import apps


def tell_apps(news: object) -> None:
    """Let every app that wants to know hear of what just happened."""
    for app in apps.get_app_configs():
        hear = getattr(app, "heard_of", None)
        if hear is not None:
            hear(news)
