"""A plugin of pytest for ``python3 dev test``: only database tests, and no test left out unseen."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

_DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
_SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options that ``python3 dev test`` gives."""
    group = parser.getgroup("tiendo")
    group.addoption("--database-only", action="store_true", help="only tests that use a database")
    group.addoption("--require-all", action="store_true", help="a skipped test is a failed test")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that touch no database, when asked to."""
    if not config.getoption("--database-only"):
        return
    kept = [item for item in items if _touches_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one under ``--require-all``."""
    report = yield
    _forbid_skip(report, item.config)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a skipped module into a failed one under ``--require-all``."""
    report = yield
    _forbid_skip(report, collector.config)
    return report


def _touches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db"):
        return True
    return bool(_DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())))


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport, config: pytest.Config) -> None:
    """Fail a skip, but for the one reason that is no lack of this machine: no ``../shared``."""
    if not config.getoption("--require-all") or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if "shared" in reason and not _SHARED.exists():
        return
    report.outcome = "failed"
    report.longrepr = f"--require-all: {reason}"
