"""What a person may do with what is kept of them, in plain words."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tiendo.participation.views.public import page


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and how to see, take or erase it."""
    days = {
        "keep_contact_days": settings.KEEP_CONTACT_DAYS,
        "keep_declined_days": settings.KEEP_DECLINED_DAYS,
    }
    return page("participation/rights.html", days, is_listed=True)
