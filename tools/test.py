"""``python3 dev test``: every test on SQLite, and those that touch a database on PostgreSQL too."""

from __future__ import annotations

import os

from tools import debian, postgresql
from tools.environment import PYTHON, ROOT, VAR, Refusal, call, prepare

_DATABASE_FOLDERS = ("tests/tiendo", "tests/flow")


def run(paths: list[str], *, fast: bool, require_all: bool) -> int:
    """Run the tests and return pytest's exit code; PostgreSQL first, the whole last."""
    prepare("dev")
    missing = [] if fast else debian.missing()
    for package in missing:
        print(
            f"dev: {package.name} is missing, {package.used_for} will be skipped "
            f"(apt-get install {package.name})"
        )
    if missing and require_all:
        raise Refusal("--require-all: install the packages named above first.")
    pytest = _pytest(require_all=require_all)
    if paths:
        return call([*pytest, *paths])
    if fast:
        return call([*pytest, "--ignore=tests/browser"])
    codes = []
    if "postgresql" not in {package.name for package in missing}:
        codes.append(_on_postgresql(pytest))
    print("dev: all tests but those in the browser, on SQLite", flush=True)
    VAR.mkdir(exist_ok=True)
    coverage = ["--cov=tiendo_core", "--cov-branch", "--cov-fail-under=100", "--cov-report=term"]
    counted = call(
        [*pytest, "--ignore=tests/browser", *coverage], COVERAGE_FILE=str(VAR / "coverage")
    )
    codes.append(counted)
    # No line is counted in the browser's tests: it would slow each of their steps.
    print("dev: the tests in the browser, on SQLite", flush=True)
    codes.append(call([*pytest, "tests/browser"]))
    return max(codes)


def _pytest(*, require_all: bool) -> list[str]:
    """Return the command that all runs share: both cores, and the reason of each skip."""
    workers = str(min(os.cpu_count() or 1, 4))
    command = [str(PYTHON), "-m", "pytest", "-p", "tools.selection", "-q", "-rs"]
    command += ["-n", workers, "--dist", "worksteal", "-p", "no:cacheprovider"]
    return [*command, "--require-all"] if require_all else command


def _on_postgresql(pytest: list[str]) -> int:
    folders = [folder for folder in _DATABASE_FOLDERS if (ROOT / folder).exists()]
    with postgresql.server() as address:
        print("dev: the tests that touch a database, on PostgreSQL", flush=True)
        told_once = "--ignore=tests/tiendo/demonstration"  # others load it on PostgreSQL too
        return call([*pytest, "--database-only", told_once, *folders], TIENDO_DATABASE=address)
