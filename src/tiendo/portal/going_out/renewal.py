"""Pages made anew when a thing they show (a recording, a file, a picture) is changed."""

from django.db import models, transaction
from wagtail.models import Page, ReferenceIndex

from tiendo.portal.going_out.rendering import store
from tiendo.portal.models.base import PortalPage


def pages_showing(thing: models.Model) -> list[PortalPage]:
    """The published pages that refer to a thing, stored ones only."""
    kinds = ReferenceIndex.get_references_to(thing).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    keys = {int(key) for key in kinds.values_list("object_id", flat=True)}
    found = Page.objects.filter(pk__in=keys).live().specific()
    return [one for one in found if isinstance(one, PortalPage) and not one.is_dynamic]


@transaction.atomic
def renew(thing: models.Model) -> None:
    """Make anew what shows a thing."""
    store(pages_showing(thing))
