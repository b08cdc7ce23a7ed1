"""A process that is killed in the middle of a publication leaves nothing half shown."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from factories.site import a_site

PAGES = [sys.executable, str(Path(__file__).with_name("pages.py"))]
KILLED = 6


def test_whenever_a_publication_is_killed_all_that_is_kept_agrees(tmp_path: Path) -> None:
    environment = os.environ | a_site(tmp_path)
    subprocess.run([*PAGES, "make"], env=environment, check=True, stdout=subprocess.DEVNULL)
    moments = random.Random(2020)
    for _ in range(KILLED):
        with subprocess.Popen([*PAGES, "often"], env=environment, stdout=subprocess.PIPE) as one:
            assert one.stdout
            assert one.stdout.readline().decode() == "agrees yes\n"
            for _ in range(moments.randrange(1, 6)):
                assert one.stdout.readline() == b"begins\n"
            time.sleep(moments.uniform(0, 0.08))
            one.kill()
