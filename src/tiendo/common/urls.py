"""Addresses every screen shares."""

from django.urls import path

from tiendo.common import views

urlpatterns = [
    path("ngon-ngu/", views.choose_language, name="choose_language"),
    path("giao-dien/", views.choose_theme, name="choose_theme"),
    path("phim-tat/", views.keys, name="keys"),
    path("kieu-dang/", views.pieces, name="pieces"),
]
