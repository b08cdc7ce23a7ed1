"""The app of people and sign-in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, sign-in, second factor."""

    name = "tiendo.accounts"
    label = "accounts"
