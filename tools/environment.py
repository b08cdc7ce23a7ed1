"""The environment every command runs in: ``.venv`` with the locked requirements, made once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"

Command = list[str | Path]
"""A command and its arguments."""


class Refusal(Exception):
    """A command that cannot be carried out, with a sentence that says why and what to do."""


def prepare(level: str = "dev") -> None:
    """Make ``.venv`` and install what ``level`` ("base" or "dev") needs, unless it is there."""
    wanted = {name: _digest(name) for name in ("base", "dev")}
    stamps = {name: VENV / f"installed-{name}" for name in wanted}
    if any(_holds(stamps[name], wanted[name]) for name in {level, "dev"}):
        return
    if not PYTHON.exists():
        say("making .venv")
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
        if made.returncode:
            raise Refusal(
                "Python's venv module did not work. On Debian: apt-get install python3-venv"
            )
    say(f"installing requirements/{level}.txt (once)")
    pip: Command = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    run([*pip, "--require-hashes", "-r", ROOT / "requirements" / f"{level}.txt"])
    run([*pip, "--no-build-isolation", "--no-index", "--editable", ROOT])
    stamps[level].write_text(wanted[level])


def run(command: Command, **more: str) -> None:
    """Run a command in the root with ``more`` in its environment; a failure ends this one."""
    if code := call(command, **more):
        raise Refusal(f"{Path(command[0]).name} ended with exit code {code}.")


def call(command: Command, **more: str) -> int:
    """Run a command in the root with ``more`` in its environment and return its exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=surroundings(**more), check=False).returncode


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a child process: ours, with ``.venv`` first, and ``more``."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "PYTHONUTF8": "1", **more}


def lock() -> int:
    """Lock ``requirements/*.in`` with hashes; the files name no address they were read from."""
    prepare("dev")
    command: Command = [BIN / "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    command += ["--python-version", "3.11", "--no-emit-index-url", "--no-emit-find-links"]
    command += ["--no-header", "--no-annotate"]
    for wanted in (*ROOT.glob("requirements/*.in"), *ROOT.glob("bench/peers/*.in")):
        run([*command, wanted, "--output-file", wanted.with_suffix(".txt")])
    return 0


def _digest(name: str) -> str:
    """Return what ``installed-<name>`` holds when nothing has changed since it was written."""
    locked = (ROOT / "requirements" / f"{name}.txt").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    content = [str(ROOT), repr(project), locked]
    return hashlib.sha256("\0".join(content).encode()).hexdigest()


def _holds(stamp: Path, digest: str) -> bool:
    return stamp.exists() and stamp.read_text() == digest and PYTHON.exists()


def say(text: str) -> None:
    """Print a line of this script's own."""
    print(f"dev: {text}", file=sys.stderr, flush=True)
