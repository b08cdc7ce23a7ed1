"""The database itself refuses to change or delete what was made public."""

from django.db import migrations

from tiendo.common.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]
    operations = [append_only("publishing_snapshot"), append_only("publishing_citation")]
