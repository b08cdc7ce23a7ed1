"""The door for the web server: granian calls ``application``."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from tiendo.common.bounds import Bounded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.settings")

office = get_asgi_application()

from tiendo.portal.serving.quick import Quick  # noqa: E402  (models want the apps to be ready)

application = Bounded(Quick(office), (settings.UPLOAD_MEGABYTES + 2) * 1_000_000)
