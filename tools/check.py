"""``python3 dev check``, ``fix`` and ``docs``: all that can be judged without running the tests."""

from __future__ import annotations

from tools import reference
from tools.environment import BIN, PYTHON, Command, call, prepare, say

_MIGRATIONS = ["manage.py", "makemigrations", "--check", "--dry-run", "--verbosity", "1"]
_STEPS: dict[str, Command] = {
    "format": [BIN / "ruff", "format", "--check", "."],
    "lint": [BIN / "ruff", "check", "."],
    "types": [BIN / "mypy"],
    "imports": [BIN / "lint-imports", "--no-cache"],
    "translations": [PYTHON, "-m", "tools.messages"],
    "migrations": [PYTHON, *_MIGRATIONS],
}
_SETTINGS = {"TIENDO_SECRET_KEY": "only-for-checking", "TIENDO_DEMONSTRATION": "1"}


def run() -> int:
    """Run every check, change nothing, and return 1 when one of them fails."""
    prepare("dev")
    failed = []
    for name, command in _STEPS.items():
        say(f"check {name}")
        if call(command, **_SETTINGS):
            failed.append(name)
    say("check docs")
    stale = reference.stale()
    for path in stale:
        print(f"{path} is not up to date: python3 dev docs")
    failed += ["docs"] if stale else []
    say(f"failed: {', '.join(failed)}" if failed else "all checks hold")
    return 1 if failed else 0


def fix() -> int:
    """Format all code and mend what the linter can mend by itself."""
    prepare("dev")
    code = call([BIN / "ruff", "check", "--fix", "."])
    return call([BIN / "ruff", "format", "."]) or code


def write_docs() -> int:
    """Write the generated pages anew."""
    prepare("dev")
    for path in reference.stale():
        reference.write(path)
        say(f"wrote {path}")
    return 0
