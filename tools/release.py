"""``python3 dev release``: all tests, all checks, then the package in ``dist/``."""

from __future__ import annotations

import tomllib

from tools import check, test
from tools.environment import PYTHON, ROOT, Command, Refusal, say
from tools.environment import run as run_command


def run() -> int:
    """Build the package when everything holds and the changelog names its version."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    if f"## [{version}]" not in (ROOT / "CHANGELOG.md").read_text():
        raise Refusal(f"CHANGELOG.md has no section for version {version}.")
    if test.run([], fast=False, require_all=True) or check.run():
        raise Refusal("Nothing was built: a test or a check fails.")
    wheel: Command = [
        PYTHON,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
    ]
    run_command([*wheel, "--wheel-dir", ROOT / "dist", ROOT])
    say(f"dist/ holds version {version}; tag it v{version}")
    return 0
