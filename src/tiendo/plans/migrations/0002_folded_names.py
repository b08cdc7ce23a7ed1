"""A folded name for plans, so that typing without accents finds them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="folded_name",
            field=models.CharField(default="", max_length=400),
            preserve_default=False,
        ),
    ]
