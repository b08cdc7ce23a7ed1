"""The database itself refuses to change or delete a version of a value."""

from django.db import migrations

from tiendo.common.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("results", "0002_rounds_as_worked")]
    operations = [append_only("results_value")]
