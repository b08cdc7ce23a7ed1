"""Addresses of the demonstration."""

from django.urls import path

from tiendo.demonstration import views

urlpatterns = [
    path("", views.start, name="home"),
    path("vao-vai/", views.enter_role, name="enter_role"),
    path("kiem-tra/", views.open_check, name="open_check"),
    path("minh-hoa/so-lieu.<slug:form>", views.facts_file, name="facts_file"),
    path("minh-hoa/<slug:key>.<slug:form>", views.sample_file, name="sample_file"),
    path("minh-hoa/<slug:key>/", views.sample, name="sample"),
]
