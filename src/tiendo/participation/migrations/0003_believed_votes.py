from django.db import migrations, models


def all_were_believed(apps, schema_editor):
    """Where a place was believed, every vote from it was let count so far."""
    watches = apps.get_model("participation", "Watch").objects
    watches.filter(is_believed=True).update(believed_votes=models.F("votes"))


def some_were_believed(apps, schema_editor):
    """The way back."""
    watches = apps.get_model("participation", "Watch").objects
    watches.filter(believed_votes__gt=0).update(is_believed=True)


class Migration(migrations.Migration):
    dependencies = [("participation", "0002_withdrawn_subjects")]

    operations = [
        migrations.AddField(
            model_name="watch",
            name="believed_votes",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(all_were_believed, some_were_believed),
        migrations.RemoveField(model_name="watch", name="is_believed"),
    ]
