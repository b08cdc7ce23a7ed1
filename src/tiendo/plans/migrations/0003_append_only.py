"""The database itself refuses to change or delete a revision of a target."""

from django.db import migrations

from tiendo.common.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_folded_names")]
    operations = [append_only("plans_revision")]
