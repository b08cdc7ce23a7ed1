"""Addresses of units; what belongs to a unit stands under ``/don-vi/<code>/``."""

from django.urls import path

from tiendo.units import views

app_name = "units"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<str:unit>/", views.unit, name="unit"),
    path("<str:unit>.<slug:form>", views.unit_file, name="unit_file"),
]
