"""Addresses of a unit's board: ``/don-vi/<unit>/<period>/bang…``; a table stands at its page's
address with ``.csv``, ``.json`` or ``.xlsx`` at the end."""

from django.urls import path

from tiendo.board import views

app_name = "board"
urlpatterns = [
    path("bang/", views.newest, name="newest"),
    path("<str:period>/bang/", views.board, name="board"),
    path("<str:period>/bang.<slug:form>", views.board_file, name="board_file"),
    path("<str:period>/bang/<str:code>/", views.indicator, name="indicator"),
    path("<str:period>/bang/<str:code>.<slug:form>", views.indicator_file, name="indicator_file"),
]
