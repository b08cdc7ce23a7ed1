"""Addresses of a unit's texts: ``/don-vi/<code>/van-ban…``; a table stands at its page's address
with ``.csv``, ``.json`` or ``.xlsx`` at the end."""

from django.urls import path

from tiendo.documents import matching_views, views

app_name = "documents"
urlpatterns = [
    path("van-ban/", views.texts, name="list"),
    path("van-ban.<slug:form>", views.texts_file, name="list_file"),
    path("van-ban/them/", views.add, name="add"),
    path("van-ban/<int:pk>/", views.text, name="text"),
    path("van-ban/<int:pk>.<slug:form>", views.text_file, name="text_file"),
    path("van-ban/<int:pk>/chu-thich.docx", views.annotated, name="annotated"),
    path("van-ban/<int:pk>/vao-bao-cao/", matching_views.into_report, name="into_report"),
    path(
        "van-ban/<int:pk>/vao-bao-cao.<slug:form>",
        matching_views.into_report_file,
        name="into_report_file",
    ),
    path("van-ban/<int:pk>/ban-goc", views.original, name="original"),
    path("van-ban/<int:pk>/xoa/", views.delete, name="delete"),
]
