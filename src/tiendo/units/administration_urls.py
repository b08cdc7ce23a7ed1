"""Addresses of administration."""

from django.urls import path

from tiendo.units import administration, records

app_name = "administration"
urlpatterns = [
    path("", administration.people, name="people"),
    path("nguoi-dung.<slug:form>", administration.people_file, name="people_file"),
    path("nguoi-dung/them/", administration.add, name="add"),
    path("nguoi-dung/<int:pk>/", administration.person, name="person"),
    path("nguoi-dung/<int:pk>/mat-khau/", administration.password, name="password"),
    path("nguoi-dung/<int:pk>/cua/", administration.door, name="door"),
    path("vai/<int:pk>/thoi/", administration.end_role, name="end_role"),
    path("vai/<int:pk>/lam-thay/", administration.stand_in, name="stand_in"),
    path("lam-thay/<int:pk>/thoi/", administration.end_stand_in, name="end_stand_in"),
    path("nhat-ky/", administration.log, name="log"),
    path("nhat-ky.<slug:form>", administration.log_file, name="log_file"),
    path("don-vi/", records.units, name="units"),
    path("don-vi.<slug:form>", records.units_file, name="units_file"),
    path("don-vi/them/", records.add_unit, name="add_unit"),
    path("don-vi/thay-doi/", records.change, name="change"),
    path("don-vi/phan/<int:pk>/", records.weight, name="weight"),
    path("don-vi/<str:address>/", records.unit, name="unit"),
    path("don-vi/<str:address>.<slug:form>", records.unit_file, name="unit_file"),
]
