"""A site in a folder of its own, for tests that start real processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, kept_database


def a_site(var: Path, **more: str) -> dict[str, str]:
    """Make an empty, migrated site in a folder; give the settings its processes run with."""
    settings = {
        "TIENDO_VAR": str(var),
        "TIENDO_DATABASE": "",
        "TIENDO_SECRET_KEY": "only for tests " * 4,
        "TIENDO_DEMONSTRATION": "1",
        "TIENDO_HTTPS": "0",
        "TIENDO_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
        **more,
    }
    if kept_database().exists():
        shutil.copyfile(kept_database(), var / "tiendo.sqlite3")
    migrate = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(migrate, cwd=ROOT, env=os.environ | settings, check=True)
    return settings
