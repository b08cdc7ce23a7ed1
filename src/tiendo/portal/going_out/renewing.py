"""Making kept pages anew that nobody published: after a new version, or when an alert is over."""

from django.db import transaction
from django.db.models import F, QuerySet
from wagtail.models import Page

from tiendo.portal.going_out.rendering import store
from tiendo.portal.models.stored import RenderedPage


def renew(kept: QuerySet[RenderedPage]) -> int:
    """Make kept pages anew, each in a transaction of its own; return how many.

    The files beside a page (figures, a card, a feed) bear no look that could have changed.
    """
    pages = kept.filter(page__live=True, url_path=F("page__url_path"))
    numbers = list(pages.values_list("page", flat=True))
    for number in numbers:
        with transaction.atomic():
            store(Page.objects.filter(pk=number, live=True).specific())
    return len(numbers)
