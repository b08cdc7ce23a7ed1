from django.db import migrations, models
from django.utils import timezone


def closed_pages_are_withdrawn(apps, schema_editor):
    """What is closed without its last day being over was closed because its page was withdrawn."""
    closed = apps.get_model("participation", "Subject").objects.filter(is_closed=True)
    is_over = models.Q(closes_on__lt=timezone.localdate())
    closed.exclude(is_over).update(withdrawn_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("participation", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="subject",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(closed_pages_are_withdrawn, migrations.RunPython.noop),
    ]
