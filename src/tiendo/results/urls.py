"""Addresses of results under ``/don-vi/<unit>/``; each table also as a file at its own address."""

from django.urls import path

from tiendo.results.views import approval, entry, regimes, rounds, values

app_name = "results"
urlpatterns = [
    path("ket-qua/", rounds.rounds, name="rounds"),
    path("ket-qua.<slug:form>", rounds.rounds_file, name="rounds_file"),
    path("minh-chung/<int:pk>/", entry.evidence, name="evidence"),
    path("che-do/", regimes.regimes, name="regimes"),
    path("che-do.<slug:form>", regimes.regimes_file, name="regimes_file"),
    path("che-do/them/", regimes.add, name="add_regime"),
    path("che-do/ngay-nghi/", regimes.holidays, name="holidays"),
    path("che-do/ngay-nghi.<slug:form>", regimes.holidays_file, name="holidays_file"),
    path("che-do/<slug:regime>/", regimes.regime, name="regime"),
    path("che-do/<slug:regime>.<slug:form>", regimes.regime_file, name="regime_file"),
    path("che-do/<slug:regime>/sua/", regimes.change, name="change_regime"),
    path("che-do/<slug:regime>/dung-han/", rounds.rates, name="rates"),
    path("che-do/<slug:regime>/dung-han.<slug:form>", rounds.rates_file, name="rates_file"),
    path("che-do/<slug:regime>/bieu/<slug:form>/", regimes.form, name="form"),
    path(
        "che-do/<slug:regime>/bieu/<slug:form>.<slug:ending>", regimes.form_file, name="form_file"
    ),
    path("<str:period>/dot/<slug:regime>/", rounds.matrix, name="matrix"),
    path("<str:period>/dot/<slug:regime>.<slug:form>", rounds.matrix_file, name="matrix_file"),
    path("<str:period>/dot/<slug:regime>/tong/", rounds.totals, name="totals"),
    path("<str:period>/dot/<slug:regime>/tong.<slug:form>", rounds.totals_file, name="totals_file"),
    path("<str:period>/nhap/<int:report>/", entry.entry, name="entry"),
    path("<str:period>/nhap/<int:report>.<slug:form>", entry.entry_file, name="entry_file"),
    path("<str:period>/nhap/<int:report>/dong/", entry.line, name="entry_line"),
    path("<str:period>/duyet/<int:report>/", approval.approval, name="approval"),
    path(
        "<str:period>/duyet/<int:report>.<slug:form>", approval.approval_file, name="approval_file"
    ),
    path("<str:period>/gia-tri/<str:indicator>/", values.versions, name="versions"),
    path(
        "<str:period>/gia-tri/<str:indicator>/bang.<slug:form>",
        values.versions_file,
        name="versions_file",
    ),
]
