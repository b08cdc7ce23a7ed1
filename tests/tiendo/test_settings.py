"""The site as an office would run it: safe by default, and without the demonstration."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "a-key-only-for-this-test-" + "0123456789abcdefghijklmnopqrstuvwxyz"


def run(code: str, var: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these settings in the environment and no others of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TIENDO_")}
    environment = kept | settings | {"TIENDO_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    environment["DJANGO_SETTINGS_MODULE"] = "tiendo.settings"
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


CHECK = """
import django
django.setup()
from django.core.management import call_command
call_command("check", deploy=True, fail_level="WARNING")
from django.conf import settings
from django.urls import resolve
print("tiendo.demonstration" in settings.INSTALLED_APPS, resolve("/").func.__module__)
"""


def test_production_settings_pass_the_deployment_check_without_the_demonstration(
    tmp_path: Path,
) -> None:
    done = run(CHECK, tmp_path, TIENDO_SECRET_KEY=KEY)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-2:] == ["False", "tiendo.portal.views"]


def test_without_a_key_the_site_does_not_start_and_says_which(tmp_path: Path) -> None:
    done = run("import tiendo.settings", tmp_path)
    assert done.returncode != 0
    assert "TIENDO_SECRET_KEY is not set" in done.stderr


def test_a_demonstration_makes_its_own_key_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    code = "import tiendo.settings; print(tiendo.settings.SECRET_KEY)"
    first = run(code, tmp_path, TIENDO_DEMONSTRATION="1").stdout
    assert len(first) > 60
    assert run(code, tmp_path, TIENDO_DEMONSTRATION="1").stdout == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("address", "engine", "name"),
    [
        ("", "sqlite3", "tiendo.sqlite3"),
        ("/srv/kept.sqlite3", "sqlite3", "/srv/kept.sqlite3"),
        ("postgresql://tiendo@/office?host=/run/pg&port=5433", "postgresql", "office"),
        ("postgresql://u:p%40ss@db.lan:5432/office", "postgresql", "office"),
    ],
)
def test_the_database_is_one_setting(tmp_path: Path, address: str, engine: str, name: str) -> None:
    code = (
        "from tiendo.settings import DATABASES; d = DATABASES['default'];"
        "print(d['ENGINE'], d['NAME'], d.get('HOST'), d.get('PORT'), d.get('PASSWORD'))"
    )
    told = run(code, tmp_path, TIENDO_SECRET_KEY=KEY, TIENDO_DATABASE=address).stdout.split()
    assert told[0].endswith(engine)
    assert told[1].endswith(name)
    if "host=" in address:
        assert told[2:4] == ["/run/pg", "5433"]
    if "p%40ss" in address:
        assert told[2:] == ["db.lan", "5432", "p@ss"]


def test_debugging_is_off_and_https_is_on_unless_said_otherwise(tmp_path: Path) -> None:
    code = (
        "import tiendo.settings as s; print(s.DEBUG, s.DEMONSTRATION, s.SECURE_SSL_REDIRECT,"
        "s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.WAGTAIL_ENABLE_UPDATE_CHECK)"
    )
    told = run(code, tmp_path, TIENDO_SECRET_KEY=KEY).stdout.split()
    assert told == ["False", "False", "True", "True", "True", "False"]
