"""Pages made anew that nobody published: after a new version of the program, when an alert is over,
when a file they offer is changed."""

from django.db import models, transaction
from django.db.models import F, QuerySet
from wagtail.models import Page, ReferenceIndex

from tiendo.portal.around.frame import portal_of
from tiendo.portal.going_out.rendering import store
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.stored import RenderedPage
from tiendo.units.queries import Unit


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


@transaction.atomic
def renew_showing(thing: models.Model) -> None:
    """Make anew the public pages that refer to a picture, file or recording."""
    store(one for one in showing(thing) if not one.is_dynamic)


def renew_portal_of(unit: Unit) -> None:
    """Make anew every page of a unit's portal: their foot says where the unit is found."""
    home = portal_of(unit)
    if home is not None:
        renew(RenderedPage.objects.filter(page__path__startswith=home.path))


def showing(thing: models.Model) -> list[PortalPage]:
    """The public pages that refer to a picture, file or recording."""
    kinds = ReferenceIndex.get_references_to(thing).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    keys = {int(key) for key in kinds.values_list("object_id", flat=True)}
    found = Page.objects.filter(pk__in=keys).live().specific()
    return [one for one in found if isinstance(one, PortalPage)]
