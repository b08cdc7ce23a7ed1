"""The number readers of the field, each run by an interpreter of its own under ``var/``.

They only find numbers; none attaches a figure to an indicator, a plan or a growth. Each gets the
texts whole and line by line, and the faster way counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ("recognizers", "quantulum")


def rates(texts: list[str], seconds: float) -> dict[str, float]:
    """Return the MB/s of each peer on the texts; a peer that does not install is left out."""
    found: dict[str, float] = {}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        for name in NAMES:
            python = environment(name)
            if python is None:
                continue
            command: list[str | Path] = [
                python,
                "-W",
                "ignore",
                "-m",
                f"bench.peers.{name}",
                file.name,
            ]
            done = subprocess.run(
                [*command, str(seconds)], cwd=ROOT, capture_output=True, text=True, check=False
            )
            if done.returncode:
                print(f"bench: {name} failed: {done.stderr[-200:]}", file=sys.stderr)
                continue
            found |= json.loads(done.stdout)
    return found


def answers(name: str, asked: list[dict[str, object]]) -> dict[str, list[list[float]]]:
    """Return what a peer answers to each question; nothing when it does not install."""
    python = environment(name)
    if python is None:
        return {}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(asked, file)
        file.flush()
        ask = [str(python), "-W", "ignore", "-m", f"bench.peers.{name}", file.name]
        done = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"bench: {name} failed: {done.stderr[-200:]}", file=sys.stderr)
        return {}
    found: dict[str, list[list[float]]] = json.loads(done.stdout)
    return found


def seconds(name: str, path: Path) -> dict[str, float]:
    """Return the seconds a peer takes with a file; nothing when it does not install."""
    python = environment(name)
    if python is None:
        return {}
    command: list[str | Path] = [python, "-W", "ignore", "-m", f"bench.peers.{name}", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"bench: {name} failed: {done.stderr[-200:]}", file=sys.stderr)
        return {}
    found: dict[str, float] = json.loads(done.stdout)
    return found


def environment(name: str) -> Path | None:
    """Return the interpreter of a peer, made under ``var/`` when it is not there yet."""
    folder = ROOT / "var" / "bench" / name
    python, done = folder / "bin" / "python", folder / "done"
    if done.exists():
        return python
    print(f"bench: making an environment for {name} (once)", file=sys.stderr)
    requirements = ROOT / "bench" / "peers" / f"{name}.txt"
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", folder], check=False, stdout=sys.stderr
    )
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    if (
        made.returncode
        or subprocess.run(
            [*pip, "--require-hashes", "-r", requirements], check=False, stdout=sys.stderr
        ).returncode
    ):
        print(f"bench: {name} does not install here and is left out", file=sys.stderr)
        return None
    done.touch()
    return python
