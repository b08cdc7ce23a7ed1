"""Addresses of administration."""

from django.urls import path

from tiendo.units import administration

app_name = "administration"
urlpatterns = [
    path("", administration.people, name="people"),
    path("nguoi-dung.<slug:form>", administration.people_file, name="people_file"),
    path("don-vi.<slug:form>", administration.units_file, name="units_file"),
    path("nhat-ky.<slug:form>", administration.log_file, name="log_file"),
    path("nguoi-dung/them/", administration.add, name="add"),
    path("nguoi-dung/<int:pk>/", administration.person, name="person"),
    path("nguoi-dung/<int:pk>/mat-khau/", administration.password, name="password"),
    path("nguoi-dung/<int:pk>/cua/", administration.door, name="door"),
    path("vai/<int:pk>/thoi/", administration.end_role, name="end_role"),
    path("don-vi/them/", administration.add_unit, name="add_unit"),
    path("nhat-ky/", administration.log, name="log"),
]
