"""Addresses every screen shares."""

from django.urls import path

from tiendo.common import home, views

urlpatterns = [
    path("viec-cua-toi/", home.my_work, name="my_work"),
    path("viec-cua-toi.<slug:form>", home.my_work_file, name="my_work_file"),
    path("tim/", home.find, name="find"),
    path("ngon-ngu/", views.choose_language, name="choose_language"),
    path("giao-dien/", views.choose_theme, name="choose_theme"),
    path("phim-tat/", views.keys, name="keys"),
    path("kieu-dang/", views.pieces, name="pieces"),
]
