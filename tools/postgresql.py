"""A PostgreSQL server for one run of the tests: made in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import debian
from tools.environment import Command, Refusal

_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


@contextmanager
def server() -> Iterator[str]:
    """Start a server as an ordinary user and yield its address as TIENDO_DATABASE takes it.

    It listens on a Unix socket inside a folder of its own and on no network.
    """
    folder = Path(tempfile.mkdtemp(prefix="tiendo-pg-"))
    user = _ordinary_user()
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data, port = folder / "data", 20000 + secrets.randbelow(40000)
        initdb: Command = [_program("initdb"), "-D", data, "-U", "tiendo", "-A", "trust"]
        _run([*initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], folder, user)
        options = [part for option in _QUICK for part in ("-c", option)]
        command: Command = [
            _program("postgres"),
            "-D",
            data,
            "-k",
            folder,
            "-p",
            str(port),
            *options,
        ]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **_as(user))
        try:
            _wait(folder, port, process)
            yield f"postgresql://tiendo@/postgres?host={folder}&port={port}"
        finally:
            process.terminate()
            process.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ordinary_user() -> pwd.struct_passwd | None:
    """Return whom the server runs as when we are root (it refuses to be), else None."""
    if os.getuid():
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Refusal("PostgreSQL does not run as root, and there is no user postgres or nobody.")


def _as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _program(name: str) -> Path:
    found = debian.find(name)
    if not found:
        raise Refusal(f"{name} was not found. On Debian: apt-get install postgresql")
    return found


def _run(command: Command, folder: Path, user: pwd.struct_passwd | None) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, **_as(user)
    )
    if done.returncode:
        raise Refusal(f"{Path(command[0]).name} failed: {done.stderr.strip()}")


def _wait(folder: Path, port: int, process: subprocess.Popen[bytes]) -> None:
    ready: Command = [_program("pg_isready"), "-q", "-h", folder, "-p", str(port)]
    for _ in range(300):
        if process.poll() is not None:
            break
        if not subprocess.run(ready, check=False).returncode:
            return
        time.sleep(0.1)
    raise Refusal("PostgreSQL did not start: " + (folder / "log").read_text(errors="replace"))
