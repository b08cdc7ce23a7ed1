"""Addresses of citizens: ``/tham-gia/…``; visits have theirs in ``visit_urls``."""

from django.urls import path

from tiendo.participation.views import private, questions, rights, sending, subjects

app_name = "participation"
urlpatterns = [
    path("ve/", sending.token, name="token"),
    path("danh-gia/", subjects.vote, name="vote"),
    path("y-kien/", subjects.send_comment, name="comment"),
    path("hoi/", questions.send_question, name="ask"),
    path("quyen/", rights.rights, name="rights"),
    path("theo-doi/", questions.track, name="track"),
    path("hoi-dap/<str:unit>/", questions.asked_of, name="questions"),
    path("rieng/<str:secret>/", private.private, name="private"),
    path("rieng/<str:secret>/xoa/", private.erase, name="erase"),
    path("rieng/<str:secret>/du-lieu.json", private.record, name="record"),
    path("trang/<str:key>/", subjects.subject, name="page"),
]
