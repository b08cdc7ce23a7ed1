"""Addresses of the calendar feed: ``/lich/``."""

from django.urls import path

from tiendo.results.views import calendar

app_name = "calendar"
urlpatterns = [
    path("", calendar.link, name="link"),
    path("<str:secret>.ics", calendar.feed, name="feed"),
]
