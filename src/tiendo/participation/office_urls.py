"""Addresses of the office: comments and ratings ``/don-vi/<code>/gop-y/…``, questions
``/don-vi/<code>/hoi-dap/…``."""

from django.urls import path

from tiendo.participation.views import answering, moderation, people

app_name = "moderation"
urlpatterns = [
    path("gop-y/", moderation.queue, name="queue"),
    path("gop-y.<slug:form>", moderation.queue_file, name="queue_file"),
    path("gop-y/<int:pk>/", moderation.comment, name="comment"),
    path("gop-y/danh-gia/", moderation.ratings, name="ratings"),
    path("gop-y/danh-gia/<int:pk>/tinh/", moderation.believe_votes, name="believe"),
    path("gop-y/du-thao/", moderation.draft_list, name="drafts"),
    path("gop-y/du-thao/<int:pk>/", moderation.draft, name="draft"),
    path("gop-y/nguoi-gui/", people.people, name="people"),
    path("gop-y/nguoi-gui/<slug:kind>/<int:pk>.json", people.record, name="record"),
    path("gop-y/nguoi-gui/<slug:kind>/<int:pk>/xoa/", people.erase, name="erase"),
    path("gop-y/luot-xem/", people.former_total, name="former_total"),
    path("hoi-dap/", answering.questions, name="questions"),
    path("hoi-dap.<slug:form>", answering.questions_file, name="questions_file"),
    path("hoi-dap/<int:pk>/", answering.question, name="question"),
]
