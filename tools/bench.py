"""``python3 dev bench``: start the measurements of ``bench/`` in the environment they need."""

from __future__ import annotations

from tools.environment import PYTHON, call, prepare


def run(*, as_json: bool, quick: bool) -> int:
    """Measure, print one row a bar, and return 0 whether the bars hold or not."""
    prepare("dev")
    options = ["--json"] * as_json + ["--quick"] * quick
    return call([PYTHON, "-m", "bench", *options])
