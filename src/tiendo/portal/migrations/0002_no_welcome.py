"""Wagtail begins with a page that welcomes; here portals stand directly below the root."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations


def clear(apps: Any, schema_editor: Any) -> None:
    """Let the site begin at the root of the tree, under the address it is reached by, then take the
    welcoming page away."""
    pages = apps.get_model("wagtailcore", "Page")
    root = pages.objects.get(depth=1)
    welcome = pages.objects.filter(depth=2, slug="home", content_type__model="page")
    named = urlsplit(settings.SITE_ADDRESS)
    port = named.port or (443 if named.scheme == "https" else 80)
    apps.get_model("wagtailcore", "Site").objects.filter(root_page__in=welcome).update(
        root_page=root, hostname=named.hostname or "localhost", port=port
    )
    welcome.delete()
    pages.objects.filter(pk=root.pk).update(numchild=pages.objects.filter(depth=2).count())


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("wagtailcore", "0002_initial_data")]
    operations = [migrations.RunPython(clear, migrations.RunPython.noop)]
