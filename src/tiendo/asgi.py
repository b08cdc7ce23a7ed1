"""The door for the web server: granian calls ``application``."""

import os

from django.conf import settings
from django.core.asgi import get_asgi_application

from tiendo.common.bounds import Bounded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.settings")

application = Bounded(get_asgi_application(), (settings.UPLOAD_MEGABYTES + 2) * 1_000_000)
