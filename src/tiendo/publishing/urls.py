"""Addresses of publishing: ``/don-vi/<unit>/cong-bo/…`` and the register at ``…/to-chuc/``; a table
stands at its page's address with ``.csv``, ``.json`` or ``.xlsx`` at the end."""

from django.urls import path

from tiendo.publishing.views import issuing, offices, overview

app_name = "publishing"
urlpatterns = [
    path("cong-bo/", overview.overview, name="overview"),
    path("cong-bo.<slug:form>", overview.overview_file, name="overview_file"),
    path("cong-bo/dinh-chinh/", overview.corrected, name="corrections"),
    path("cong-bo/dinh-chinh.<slug:form>", overview.corrected_file, name="corrections_file"),
    path("cong-bo/bang/<str:period>/", issuing.board, name="board"),
    path("cong-bo/chi-tieu/<str:code>/<str:period>/", issuing.indicator, name="indicator"),
    path("cong-bo/<int:pk>/", overview.version, name="version"),
    path("cong-bo/<int:pk>.<slug:form>", overview.version_file, name="version_file"),
    path("to-chuc/", offices.offices, name="offices"),
    path("to-chuc.<slug:form>", offices.offices_file, name="offices_file"),
    path("to-chuc/them/", offices.add_holder, name="add_holder"),
    path("to-chuc/lien-he/", offices.contact, name="contact"),
    path("to-chuc/<int:pk>/", offices.change_holder, name="holder"),
    path("to-chuc/<int:pk>/xoa/", offices.remove, name="remove_holder"),
]
