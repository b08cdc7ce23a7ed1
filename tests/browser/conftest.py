"""A real server with the demonstration, and Debian's Chromium in front of it."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from factories.site import a_site, settings_of
from factories.site import run as run_commands
from tools import debian

CHROMIUM = debian.browser()
ADMINISTRATOR = ("quantri", "Sông-Lam-1992-xanh")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    for _ in range(240):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        try:
            urllib.request.urlopen(f"{address}/phim-tat/", timeout=5).read()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
        else:
            return
    raise RuntimeError("the server did not answer")


SETTINGS = {
    "TIENDO_DEBUG": "0",
    "TIENDO_OPEN_CHECK_PER_MINUTE": "10000",
    "DJANGO_SUPERUSER_PASSWORD": ADMINISTRATOR[1],
}
READY = (
    "load_country",
    "load_demonstration",
    f"createsuperuser --noinput --username {ADMINISTRATOR[0]} --email=",
)


def _copied(factory: pytest.TempPathFactory, var: Path) -> None:
    """Fill a folder from the one that the first process of this run made; the others wait."""
    run = factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    made = run / "demonstration"
    with (run / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made / "whole").exists():
            made.mkdir(exist_ok=True)
            run_commands(a_site(made, **SETTINGS), *READY)
            (made / "whole").touch()
    shutil.copytree(made, var, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a database of its own, as `dev start` would run it."""
    var = tmp_path_factory.mktemp("site")
    port = _free_port()
    _copied(tmp_path_factory, var)
    server = [sys.executable, "-m", "granian", "--interface", "asginl", "--port", str(port)]
    process = subprocess.Popen(
        [*server, "--log-level", "error", "tiendo.asgi:application"],
        cwd=ROOT,
        env=os.environ | settings_of(var, **SETTINGS),
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, once for all tests."""
    if CHROMIUM is None:
        pytest.skip("Debian package chromium is missing")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


def _complain(page: Any, said: Any, complaints: list[str]) -> None:
    """Note an error of the console, except that the page itself answered 404 or 422 on purpose."""
    on_purpose = said.text.startswith("Failed to load") and said.location["url"] == page.url
    if said.type == "error" and not on_purpose:
        complaints.append(said.text)


Open = Callable[..., Any]
SHORTEST_STAY = 3100
"""Milliseconds that a person takes at least to write; what comes back faster is refused."""


def stay(page: Any) -> None:
    """Stay on a page until it is believed that a person typed what is in it.

    The time counts from when the form was given its token: with the page, or at the first touch.
    """
    stayed = page.evaluate("""() => performance.now() - Math.max(...performance.getEntries()
        .filter(one => one.entryType === 'navigation' || one.name.includes('/ve/'))
        .map(one => one.responseEnd))""")
    page.wait_for_timeout(max(0, SHORTEST_STAY - stayed))


def until(page: Any, expression: str) -> None:
    """Wait until something holds; the page's policy lets no text be run inside it."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


@pytest.fixture(scope="session")
def signed_in(chromium: Any, site: str) -> Callable[[str], Any]:
    """What a browser holds that entered a role by its button, or signed in as administrator."""
    states: dict[str, Any] = {}

    def state(role: str) -> Any:
        if role and role not in states:
            context = chromium.new_context(base_url=site)
            page = context.new_page()
            if role == "administrator":
                page.goto("/dang-nhap/")
                page.fill("#id_login", ADMINISTRATOR[0])
                page.fill("#id_password", ADMINISTRATOR[1])
                page.click("main button >> nth=0")
                page.wait_for_url("**/viec-cua-toi/")
            else:
                page.goto("/")
                page.click(f"button[value={role}]")
            states[role] = context.storage_state()
            context.close()
        return states.get(role)

    return state


@pytest.fixture(scope="session")
def shared() -> Iterator[dict[str, Any]]:
    """Contexts that tests which only look share, by what they were made with."""
    contexts: dict[str, Any] = {}
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture
def open_page(
    chromium: Any, site: str, signed_in: Callable[[str], Any], shared: dict[str, Any]
) -> Iterator[Open]:
    """Open a page of the site: ``open_page("/", width=360, role="clerk", scripts=False)``.

    Anything the browser complains of (a script blocked, a file missing) fails the test. Tests
    that only look name a group, ``shares="office"``: they get one context, with the files it has
    loaded, which saves half their time.
    """
    opened, complaints = [], []

    def go(
        path: str,
        *,
        width: int = 1280,
        role: str = "",
        scripts: bool = True,
        cookies: Sequence[Any] = (),
        shares: str = "",
        **options: Any,
    ) -> Any:
        made_with = repr((shares, role, scripts, cookies, options))
        context = shared.get(made_with) if shares else None
        if context is None:
            context = chromium.new_context(
                base_url=site,
                java_script_enabled=scripts,
                storage_state=signed_in(role),
                **options,
            )
            context.set_default_timeout(20_000)
            context.add_cookies(list(cookies))
        if shares:
            shared[made_with] = context
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        opened.append(page if shares else context)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: _complain(page, said, complaints))
        page.goto(path)
        return page

    yield go
    for one in opened:
        one.close()
    assert complaints == []
