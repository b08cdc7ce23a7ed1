"""Addresses of the catalogue: ``/don-vi/<code>/chi-tieu…``; one indicator stands at its code."""

from django.urls import path

from tiendo.indicators import views

app_name = "indicators"
urlpatterns = [
    path("chi-tieu/", views.indicators, name="list"),
    path("chi-tieu.<slug:form>", views.indicators_file, name="list_file"),
    path("chi-tieu/them/", views.add, name="add"),
    path("chi-tieu/<str:code>/", views.one, name="one"),
    path("chi-tieu/<str:code>/sua/", views.change, name="change"),
    path("chi-tieu/<str:code>/dinh-nghia/", views.break_definition, name="break"),
    path("chi-tieu/<str:code>/dinh-nghia.<slug:form>", views.one_file, name="one_file"),
    path("chi-tieu/<str:code>/thoi/", views.retire, name="retire"),
    path("chi-tieu/<str:code>/ten-goi/", views.learn, name="learn"),
    path("chi-tieu/<str:code>/ten-goi/<int:pk>/bo/", views.forget, name="forget"),
]
