"""The one script is the door to the house: it lists what it does, and pages name nothing else."""

from __future__ import annotations

import re
import subprocess
import sys

from architecture.source import ROOT
from tools import debian

_COMMANDS = (
    *("start", "run", "test", "check", "fix", "bench"),
    *("docs", "messages", "lock", "film", "release"),
)


def _dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "dev", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_dev_alone_lists_every_command():
    done = _dev()
    assert done.returncode == 0
    assert re.findall(r"^    (\w+) ", done.stdout, re.MULTILINE) == list(_COMMANDS)


def test_a_command_that_does_not_exist_is_refused_with_the_list():
    done = _dev("tset")
    assert done.returncode == 2
    assert "'start'" in done.stderr


def test_pages_name_only_commands_that_exist():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / ".ci/run"]
    named = {
        (path.name, command)
        for path in pages
        for command in re.findall(r"python3 dev (\w+)", path.read_text(encoding="utf-8"))
    }
    assert {pair for pair in named if pair[1] not in _COMMANDS} == set()


def test_ci_calls_the_commands_of_the_readme():
    script = (ROOT / ".ci/run").read_text()
    assert re.findall(r"^python3 .*$", script, re.MULTILINE) == [
        "python3 dev test --require-all",
        "python3 dev check",
    ]
    for package in debian.PACKAGES:
        assert package.name in script
