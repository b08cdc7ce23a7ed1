"""Names kept before lose the word for what the unit is, which the kind says, and get their keys."""

from typing import Any

from django.db import migrations

from tiendo_core.names import name_key, plain_key
from tiendo_core.units import UnitKind


def forwards(apps: Any, editor: object) -> None:
    """Phường Bắc Hồng Lĩnh, a ward, is kept as Bắc Hồng Lĩnh."""
    for unit in apps.get_model("units", "Unit").objects.all():
        title = UnitKind(unit.kind).title
        unit.name = unit.name.removeprefix(f"{title} ") if title else unit.name
        full_name = f"{title} {unit.name}".strip()
        unit.name_key, unit.plain_key = name_key(full_name), plain_key(full_name)
        unit.save()


def backwards(apps: Any, editor: object) -> None:
    """The full name again."""
    for unit in apps.get_model("units", "Unit").objects.all():
        unit.name = f"{UnitKind(unit.kind).title} {unit.name}".strip()
        unit.save()


class Migration(migrations.Migration):
    dependencies = [("units", "0004_records_and_succession")]
    operations = [migrations.RunPython(forwards, backwards)]
