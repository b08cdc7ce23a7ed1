"""The app of what was done."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only events."""

    name = "tiendo.audit"
    label = "audit"
