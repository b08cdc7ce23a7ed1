"""Addresses of files of values; each table also as a file at its own address."""

from django.urls import path

from tiendo.results.bulk import views

app_name = "bulk"
urlpatterns = [
    path("nap-so-lieu/", views.files, name="files"),
    path("nap-so-lieu.<slug:form>", views.files_file, name="files_file"),
    path("nap-so-lieu/<int:pk>/", views.file, name="file"),
    path("nap-so-lieu/<int:pk>.<slug:form>", views.findings_file, name="findings_file"),
]
