"""What the privacy statement says of the settings: days of retention and limits, never by hand."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def kept_of_visitors() -> dict[str, Any]:
    """For how many days what is kept, how soon is answered, and where rights are used."""
    return {
        "contact_days": settings.KEEP_CONTACT_DAYS,
        "declined_days": settings.KEEP_DECLINED_DAYS,
        "answer_days": settings.ANSWER_WORKING_DAYS,
        "language_cookie": settings.LANGUAGE_COOKIE_NAME,
        "rights_address": reverse("participation:rights"),
    }
