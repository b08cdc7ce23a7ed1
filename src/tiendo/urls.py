"""Every address of the site, in one place."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as newsroom
from wagtail.documents import urls as newsroom_files

from tiendo.portal import views as portal
from tiendo.portal.serving.files import kept_file

handler400 = "tiendo.common.views.not_understood"
handler403 = "tiendo.common.views.refused"
handler404 = "tiendo.common.views.not_found"
handler500 = "tiendo.common.views.failed"

first: list[URLPattern | URLResolver]
if settings.DEMONSTRATION:
    first = [path("", include("tiendo.demonstration.urls"))]
else:
    first = [path("", portal.front, name="home")]

urlpatterns = [
    *first,
    path("", include("tiendo.common.urls")),
    path("", include("tiendo.accounts.urls")),
    path("don-vi/", include("tiendo.units.urls")),
    path("don-vi/<str:unit>/", include("tiendo.indicators.urls")),
    path("don-vi/<str:unit>/", include("tiendo.plans.urls")),
    path("don-vi/<str:unit>/", include("tiendo.documents.urls")),
    # Before the board, whose addresses begin with a period.
    path("don-vi/<str:unit>/", include("tiendo.publishing.urls")),
    path("don-vi/<str:unit>/", include("tiendo.board.urls")),
    path("don-vi/<str:unit>/", include("tiendo.results.urls")),
    path("lich/", include("tiendo.results.calendar_urls")),
    path("don-vi/<str:unit>/", include("tiendo.results.excel.urls")),
    path("don-vi/<str:unit>/", include("tiendo.results.bulk.urls")),
    path("don-vi/<str:unit>/", include("tiendo.participation.office_urls")),
    path("tham-gia/", include("tiendo.participation.urls")),
    path("luot-xem/", include("tiendo.participation.visit_urls")),
    path("quan-tri/", include("tiendo.units.administration_urls")),
    path("", include("tiendo.portal.newsroom.office_urls")),
    path("toa-soan/", include(newsroom)),
    path("tai-ve/", include(newsroom_files)),
    path("tep/<path:path>", kept_file, name="kept_file"),  # MEDIA_URL
    path("", include("tiendo.portal.urls")),  # last: it answers what no other part does
]
