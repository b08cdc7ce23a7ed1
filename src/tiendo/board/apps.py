"""The app of the leader's board."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """One screen a unit and period, computed from plans and approved values."""

    name = "tiendo.board"
    label = "board"
