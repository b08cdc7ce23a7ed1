"""Making kept pages anew that nobody published: after a new version, or when an alert is over."""

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from tiendo.portal.models.stored import RenderedPage
from tiendo.portal.rendering import store


def renew(kept: QuerySet[RenderedPage]) -> int:
    """Make kept pages anew, each in a transaction of its own; return how many.

    What no page stands behind (feeds, lists of addresses) is made with what it lists.
    """
    numbers = list(kept.filter(page__live=True).values_list("page", flat=True))
    for number in numbers:
        with transaction.atomic():
            store(Page.objects.filter(pk=number, live=True).specific())
    return len(numbers)
