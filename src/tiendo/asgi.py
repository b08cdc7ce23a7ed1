"""The door for the web server: granian calls ``application``."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.settings")

application = get_asgi_application()
