"""The days off and worked Saturdays of past years and this one, as they were announced."""

import csv
from pathlib import Path
from typing import Any

from django.db import migrations

FILE = Path(__file__).resolve().parents[1] / "announced_days.csv"


def load(apps: Any, schema_editor: Any) -> None:
    """Add each day that is not recorded yet."""
    holiday = apps.get_model("results", "Holiday")
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            holiday.objects.get_or_create(
                on=row["on"],
                defaults={"name": row["name"], "is_working": row["is_working"] == "1"},
            )


class Migration(migrations.Migration):
    dependencies = [("results", "0003_values_are_append_only")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
