"""Wagtail's own address."""

from django.urls import include, path
from wagtail import urls  # type: ignore[import-untyped]

urlpatterns = [path("", include(urls))]
