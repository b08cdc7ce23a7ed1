"""Addresses of the demonstration."""

from django.urls import path

from tiendo.units.views import home

urlpatterns = [path("", home, name="home")]
