"""The settings of the site under test: the real ones, with a key and hasher fit for tests."""

import os

os.environ.setdefault("TIENDO_SECRET_KEY", "only-for-tests-" + "0123456789abcdef" * 3)
os.environ.setdefault("TIENDO_DEMONSTRATION", "1")
os.environ.setdefault("TIENDO_HTTPS", "0")
os.environ.setdefault("TIENDO_LOG_LEVEL", "ERROR")

from tiendo.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
