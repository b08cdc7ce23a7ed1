"""Corrections and search: their pages, and what is found."""

import django.db.models.deletion
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_no_welcome"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CorrectionsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody should look whether this still holds.",
                        null=True,
                        verbose_name="review on",
                    ),
                ),
            ],
            options={
                "verbose_name": "corrections",
                "verbose_name_plural": "corrections",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="SearchPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "review_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody should look whether this still holds.",
                        null=True,
                        verbose_name="review on",
                    ),
                ),
            ],
            options={
                "verbose_name": "search",
                "verbose_name_plural": "searches",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="body",
            field=wagtail.fields.StreamField(
                [("text", 0), ("heading", 1), ("quote", 4)],
                blank=True,
                block_lookup={
                    0: ("tiendo.portal.blocks.text.TextBlock", (), {}),
                    1: ("tiendo.portal.blocks.text.HeadingBlock", (), {}),
                    2: ("wagtail.blocks.TextBlock", (), {"label": "What was said"}),
                    3: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who said it", "max_length": 200, "required": False},
                    ),
                    4: ("wagtail.blocks.StructBlock", [[("quote", 2), ("who", 3)]], {}),
                },
                verbose_name="body",
            ),
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=160, unique=True)),
                ("kind", models.SlugField(max_length=20)),
                ("title", models.CharField(max_length=400)),
                ("address", models.CharField(max_length=700)),
                ("dated_on", models.DateField()),
                ("text", models.TextField(blank=True)),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "portal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="portal.homepage",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["portal", "kind", "-dated_on"], name="found_by_kind"),
                    models.Index(fields=["-dated_on", "-id"], name="found_by_day"),
                ],
            },
        ),
    ]
