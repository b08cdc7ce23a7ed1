"""Addresses of visits: ``/luot-xem/…``."""

from django.urls import path

from tiendo.participation.views import visits

app_name = "visits"
urlpatterns = [
    path("", visits.beacon, name="beacon"),
    path("<str:unit>/", visits.visits, name="visits"),
    path("<str:unit>.<slug:form>", visits.visits_file, name="visits_file"),
]
