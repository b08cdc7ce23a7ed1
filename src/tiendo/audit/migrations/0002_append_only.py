"""The database itself refuses to change or delete an event."""

from django.db import migrations

from tiendo.audit.append_only import install, remove


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
