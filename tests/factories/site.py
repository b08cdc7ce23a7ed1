"""A site in a folder of its own, for tests that start real processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, kept_database


def settings_of(var: Path, **more: str) -> dict[str, str]:
    """The settings of a site that keeps its things in a folder."""
    return {
        "TIENDO_VAR": str(var),
        "TIENDO_DATABASE": "",
        "TIENDO_SECRET_KEY": "only for tests " * 4,
        "TIENDO_DEMONSTRATION": "1",
        "TIENDO_HTTPS": "0",
        "TIENDO_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
        **more,
    }


def a_site(var: Path, **more: str) -> dict[str, str]:
    """Make an empty, migrated site in a folder; give the settings its processes run with."""
    settings = settings_of(var, **more)
    own, kept = var / "tiendo.sqlite3", kept_database()
    if kept.exists():
        shutil.copyfile(kept, own)
    run(settings, "migrate")
    if not kept.exists():
        keep(own)
    return settings


def run(settings: dict[str, str], *commands: str) -> None:
    """Run commands of Django in one process with these settings."""
    process = [sys.executable, "-m", "tools.commands", *commands]
    subprocess.run(process, cwd=ROOT, env=os.environ | settings, check=True)


def keep(migrated: Path) -> None:
    """Keep a migrated, empty database for other runs; the name is given at once."""
    made = kept_database().with_suffix(f".{os.getpid()}")
    made.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(migrated, made)
    made.replace(kept_database())
