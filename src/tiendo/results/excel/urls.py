"""Addresses of a report by Excel, under the report's own."""

from django.urls import path

from tiendo.results.excel import layout_views, views

app_name = "excel"
urlpatterns = [
    path("<str:period>/nhap/<int:report>/excel/", views.form_page, name="form"),
    path("<str:period>/nhap/<int:report>/bieu.xlsx", views.form_file, name="form_file"),
    path("mau-rieng/", layout_views.layout, name="layout"),
]
