"""Addresses of a unit's texts: ``/don-vi/<code>/van-ban…``."""

from django.urls import path
from django.http import HttpResponse

app_name = "documents"
urlpatterns = [
    path("van-ban/", lambda r, unit: HttpResponse("x"), name="list"),
]
