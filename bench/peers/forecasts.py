"""statsforecast, a library of forecasting models that choose themselves: ETS, Theta, ARIMA.

The year's end is what is done plus the sum of the months that are left; its interval is that of the
sums of simulated paths, for the interval of a sum is no sum of intervals.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path

PATHS = 400


def main(path: str) -> dict[str, list[list[float]]]:
    """Return value, low and high of the months left, of each series by each model."""
    import numpy as np
    from statsforecast.models import AutoARIMA, AutoETS, AutoTheta

    warnings.simplefilter("ignore")
    asked = json.loads(Path(path).read_text(encoding="utf-8"))
    found: dict[str, list[list[float]]] = {}
    for kind in (AutoETS, AutoTheta, AutoARIMA):
        answers = found.setdefault(kind.__name__, [])
        for one in asked:
            model = kind(season_length=12)
            model.fit(np.array(one["months"], dtype=float))
            paths = model.simulate(one["left"], n_paths=PATHS, seed=1)
            value = float(model.predict(one["left"])["mean"].sum())
            low, high = np.quantile(paths.sum(axis=1), [one["low"], one["high"]])
            answers.append([value, float(low), float(high)])
    return found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
