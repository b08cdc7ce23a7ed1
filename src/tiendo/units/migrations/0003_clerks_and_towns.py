"""Roles and kinds kept before take the names they have now."""

from typing import Any

from django.db import migrations

ROLES = {"statistics": "clerk"}
KINDS = {"former-town": "town", "former-district": "district"}


def _rename(apps: Any, roles: dict[str, str], kinds: dict[str, str]) -> None:
    for old, new in roles.items():
        apps.get_model("units", "Assignment").objects.filter(role=old).update(role=new)
    for old, new in kinds.items():
        apps.get_model("units", "Unit").objects.filter(kind=old).update(kind=new)


def forwards(apps: Any, editor: object) -> None:
    """Old names to new ones."""
    _rename(apps, ROLES, KINDS)


def backwards(apps: Any, editor: object) -> None:
    """New names to old ones."""
    old_roles = {new: old for old, new in ROLES.items()}
    _rename(apps, old_roles, {new: old for old, new in KINDS.items()})


class Migration(migrations.Migration):
    dependencies = [("units", "0002_more_roles_and_kinds")]
    operations = [migrations.RunPython(forwards, backwards)]
