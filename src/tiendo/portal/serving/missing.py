"""An address of a portal at which nothing stands: told in the portal's own frame, without a form,
so that no cookie comes with it."""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from tiendo.portal.models import HomePage
from tiendo.portal.serving.kept import CACHING


def missing(address: str) -> HttpResponse | None:
    """The answer for an address below the root of all portals; None where no portal is near."""
    home = HomePage.objects.live().filter(slug=address.strip("/").partition("/")[0]).first()
    if home is None or not address.startswith(home.url_path):
        return None
    with translation.override(home.language):
        content = {"title": _("There is nothing at this address")}
        said = {"unit": home.unit, "content": content, "home_address": home.url}
        answer = HttpResponse(render_to_string("portal/missing.html", said), status=404)
    answer["Cache-Control"], answer["Content-Language"] = CACHING, home.language
    return answer
