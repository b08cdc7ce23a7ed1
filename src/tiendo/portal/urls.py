"""Addresses of the portals: whatever no other part of the site answers."""

from django.urls import re_path

from tiendo.portal import views

urlpatterns = [
    re_path(
        r"^((?:[\w\-]+/)*[\w\-]+\.(?:atom|csv|html|json|png|rss|txt|xml))$",
        views.file,
        name="portal_file",
    ),
    # Wagtail asks for this name when it works out where a page stands.
    re_path(r"^((?:[\w\-]+/)*)$", views.page, name="wagtail_serve"),
]
