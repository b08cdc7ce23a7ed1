"""No test is left out unseen: under --require-all a skip is a failure."""

from __future__ import annotations

import subprocess
import sys

import pytest

from architecture.source import ROOT

_TESTS = """
import pytest

def test_here(): pass

def test_lacking(): pytest.skip("the Debian package chromium is missing")

@pytest.mark.django_db
def test_stored(): pass
"""


@pytest.fixture
def outcome(tmp_path):
    """Run three small tests with options and return what pytest counted."""
    file = tmp_path / "test_small.py"
    file.write_text(_TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = django_db\n")

    def run(*options: str) -> str:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.selection", "-p", "no:django"]
        done = subprocess.run(
            [
                *command,
                "-p",
                "no:cacheprovider",
                "-c",
                str(tmp_path / "pytest.ini"),
                *options,
                file,
            ],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.splitlines()[-1]

    return run


def test_a_skip_is_a_skip_for_a_developer(outcome):
    assert outcome().startswith("2 passed, 1 skipped")


def test_a_skip_is_a_failure_where_all_is_required(outcome):
    assert outcome("--require-all").startswith("1 failed, 2 passed")


def test_the_database_pass_runs_the_tests_that_touch_one(outcome):
    assert outcome("--database-only").startswith("1 passed, 2 deselected")
