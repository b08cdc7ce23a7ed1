"""Addresses of the portal on the office's side."""

from django.urls import path

from tiendo.portal.newsroom import drafting, portal_views

app_name = "portal_office"
urlpatterns = [
    path("quan-tri/cong/", portal_views.portals, name="portals"),
    path("quan-tri/cong/<int:pk>/luu-tru/", portal_views.to_archive, name="archive"),
    path(
        "don-vi/<str:unit>/<str:period>/cong-bo/<slug:regime>/soan/", drafting.draft, name="draft"
    ),
]
