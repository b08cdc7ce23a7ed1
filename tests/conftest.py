"""What tests of the site share."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

NOW = datetime(2026, 9, 14, 17, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = date(2026, 9, 14)


@pytest.fixture
def now() -> datetime:
    """A moment to pass as ``at=``."""
    return NOW


@pytest.fixture(autouse=True)
def _empty_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Limits and locks of one test are not those of the next."""
    if "db" in request.fixturenames or "client" in request.fixturenames:
        from django.core.cache import cache

        cache.clear()
    yield


@pytest.fixture
def clerk(db: None) -> Any:
    """A clerk of the town of Hồng Lĩnh."""
    from factories.unit import a_town, an_officer

    return an_officer("canbo", a_town())


@pytest.fixture
def as_clerk(client: Client, clerk: Any) -> Client:
    """A browser in which the clerk is signed in."""
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return client
