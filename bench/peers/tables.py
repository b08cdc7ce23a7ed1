"""frictionless, validating a CSV file by a schema: types, patterns, required cells."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

_FIELDS = [
    {"name": "indicator", "type": "string", "constraints": {"required": True}},
    {"name": "unit", "type": "string", "constraints": {"required": True}},
    {"name": "period", "type": "string", "constraints": {"pattern": "[0-9]{4}(-[0-9]{2})?"}},
    {"name": "value", "type": "number", "constraints": {"required": True, "minimum": 0}},
    {"name": "certainty", "type": "string", "constraints": {"enum": ["official", "estimate"]}},
    {"name": "note", "type": "string"},
]


def main(path: str) -> dict[str, float]:
    """Return the seconds of one run: it takes a minute."""
    from frictionless import Resource, Schema

    file = Path(path)
    schema = Schema.from_descriptor({"fields": _FIELDS})
    resource = Resource(path=file.name, basepath=str(file.parent), schema=schema)
    began = time.process_time()
    report = resource.validate()
    taken = time.process_time() - began
    if not report.valid:
        raise SystemExit(f"frictionless finds faults in a sound file: {report.flatten()[:2]}")
    return {"frictionless": taken}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
