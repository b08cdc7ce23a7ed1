"""Asking the environment for a setting: each that was asked for is kept with what it means.

Only ``settings`` asks; it stands here so that the settings themselves stay readable.
"""

import os
from typing import NamedTuple
from urllib.parse import urlsplit


class Setting(NamedTuple):
    """One name in the environment, what it is when nobody sets it, and what it means."""

    name: str
    default: str
    meaning: str


SETTINGS: list[Setting] = []


def environment(name: str, default: str, meaning: str) -> str:
    """The value of an environment variable; every call is a documented setting."""
    SETTINGS.append(Setting(name, default, meaning))
    return os.environ.get(name, default)


def switched_on(value: str) -> bool:
    """Whether a setting written 1, true, yes or on (in any case) is on."""
    return value.strip().lower() in {"1", "true", "yes", "on"}


def listed(value: str) -> list[str]:
    """The parts of a setting that holds several values separated by commas."""
    return [part.strip() for part in value.split(",") if part.strip()]


def origin(address: str) -> str:
    """Scheme and host of an address, as a security policy names a place."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
