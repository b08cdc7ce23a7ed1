"""Make the site and its page, once; say where the page stands."""

from __future__ import annotations

import re

import django
from django.core.management import call_command

from bench.portal_site import body

MARK = re.compile(r"</?a[^>]*>")


def make() -> str:
    """The address of the page; made where it is not there."""
    from wagtail.models import Page  # type: ignore[import-untyped]

    from bench.plain_wagtail.models import PlainPage

    call_command("migrate", verbosity=0)
    if not PlainPage.objects.exists():
        words = "".join(MARK.sub("", text) for _kind, text in body())
        home = Page.objects.get(depth=2)
        home.add_child(instance=PlainPage(title="Họp báo", slug="hop-bao", body=words))
    return "/hop-bao/"


if __name__ == "__main__":
    django.setup()
    print(make())
