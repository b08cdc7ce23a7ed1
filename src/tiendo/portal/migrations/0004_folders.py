"""Recordings lie in the folder of their unit; the root of all pages says what it holds."""

from typing import Any

import django.db.models.deletion
import wagtail.models.media
from django.db import migrations, models


def name_the_root(apps: Any, schema_editor: Any) -> None:
    """Wagtail's own name for it, Root, is shown to every editor."""
    pages = apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root")
    pages.update(title="Các cổng thông tin", draft_title="Các cổng thông tin")


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_search"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]
    operations = [
        migrations.AddField(
            model_name="recording",
            name="collection",
            field=models.ForeignKey(
                default=wagtail.models.media.get_root_collection_id,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.collection",
                verbose_name="collection",
            ),
        ),
        migrations.RunPython(name_the_root, migrations.RunPython.noop),
    ]
