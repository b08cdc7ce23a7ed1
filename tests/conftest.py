"""What tests of the site share."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

NOW = datetime(2026, 9, 14, 17, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TODAY = date(2026, 9, 14)


ROOT = Path(__file__).resolve().parents[1]


def kept_database() -> Path:
    """Where the migrated, empty SQLite database of these migrations is kept between runs."""
    digest = hashlib.sha256((ROOT / "requirements" / "base.txt").read_bytes())
    for path in sorted((ROOT / "src").rglob("migrations/*.py")):
        digest.update(path.read_bytes())
    return ROOT / "var" / "test-databases" / f"{digest.hexdigest()[:20]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """On SQLite each process begins with a copy of the migrated database, once there is one."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return
    own = tmp_path_factory.mktemp("database") / "test.sqlite3"
    if kept_database().exists():
        shutil.copyfile(kept_database(), own)
    database.setdefault("TEST", {})["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """A copied database is brought up to date instead of made anew; the folder is thrown away."""
    from django.conf import settings

    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Keep the migrated database for the next run; the name is given at once, so none is half."""
    from django.db import connection

    kept = kept_database()
    if connection.vendor != "sqlite" or kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    made = kept.with_suffix(f".{os.getpid()}")
    with django_db_blocker.unblock():
        connection.ensure_connection()
        with sqlite3.connect(made) as copy:
            connection.connection.backup(copy)
        connection.close()
    made.replace(kept)


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
    from factories.person import signed_in

    return signed_in(clerk, client)
