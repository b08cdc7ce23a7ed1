"""``python3 dev start`` and ``run``: the site with its demonstration, and the site for work."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

from tools.environment import BIN, PYTHON, ROOT, VAR, Command, Refusal, call, prepare, surroundings
from tools.environment import run as run_command

_HOST = "127.0.0.1"
_COMMANDS = ("migrate", "load_country", "render_pages", "load_demonstration")
"""What was there is rendered anew before more is added: what is new is rendered as it comes."""


def start(port: int) -> int:
    """Make everything ready, start the site with the demonstration, and say where to go."""
    prepare("base")
    _refuse_taken(port)
    settings = _settings(debug=False)
    _make(settings)
    site: Command = [BIN / "granian", "--interface", "asginl", "--host", _HOST, "--port", str(port)]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    site += ["--workers", "1", "--backlog", "2048", "--backpressure", "2048"]
    site += ["--log-level", "warning", "tiendo.asgi:application"]
    commands: list[Command] = [site, [PYTHON, "manage.py", "run_worker"]]
    processes = [
        subprocess.Popen(command, cwd=ROOT, env=surroundings(**settings)) for command in commands
    ]
    try:
        _wait(port, processes[0])
        print(_welcome(port), flush=True)
        return processes[0].wait()
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()


def run(port: int) -> int:
    """Start the site for work on its code: it reloads when a file changes."""
    prepare("dev")
    _refuse_taken(port)
    settings = _settings(debug=True)
    _make(settings)
    return call([PYTHON, "manage.py", "runserver", f"{_HOST}:{port}"], **settings)


def _make(settings: dict[str, str]) -> None:
    """Make the demonstration, or bring it up to date; of what it makes only faults are told."""
    level = os.environ.get("TIENDO_LOG_LEVEL", "WARNING")
    print("dev: making the demonstration (the first time takes a minute or two)", flush=True)
    made: Command = [PYTHON, "-m", "tools.commands", *_COMMANDS]
    run_command(made, **settings, TIENDO_LOG_LEVEL=level)


def _settings(*, debug: bool) -> dict[str, str]:
    """Return the settings of a site on this machine, which keeps its things in var/."""
    return {
        "TIENDO_DEMONSTRATION": "1",
        "TIENDO_VAR": str(VAR / "demonstration"),
        "TIENDO_DATABASE": "",
        "TIENDO_HOSTS": f"{_HOST},localhost",
        "TIENDO_HTTPS": "0",
        "TIENDO_DEBUG": "1" if debug else "0",
    }


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((_HOST, port)) == 0:
            raise Refusal(f"Port {port} is taken. Try another: python3 dev start --port 8001")


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise Refusal("The site did not start; the reason stands above.")
        try:
            with urllib.request.urlopen(f"http://{_HOST}:{port}/", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise Refusal("The site started but does not answer.")


def _welcome(port: int) -> str:
    return (
        f"\nTiến Độ is ready: http://{_HOST}:{port}/\n"
        "Sign in with one click: choose a role on the start page (no password).\n"
        "The demonstration keeps its data in var/demonstration. Ctrl-C ends it.\n"
    )
