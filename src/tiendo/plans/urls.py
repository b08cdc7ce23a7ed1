"""Addresses of a unit's plans: ``/don-vi/<code>/ke-hoach…``; tables stand at their page's address
with ``.csv``, ``.json`` or ``.xlsx`` at the end."""

from django.urls import path

from tiendo.plans import editing, views

app_name = "plans"
_PLAN = "ke-hoach/<int:pk>"
_TARGET = f"{_PLAN}/muc-tieu/<int:target>"
urlpatterns = [
    path("ke-hoach/", views.plans, name="list"),
    path("ke-hoach.<slug:form>", views.plans_file, name="list_file"),
    path("ke-hoach/them/", views.add, name="add"),
    path("ke-hoach/so-sanh/<str:period>/", views.compare, name="compare"),
    path("ke-hoach/so-sanh/<str:period>.<slug:form>", views.compare_file, name="compare_file"),
    path(f"{_PLAN}/", views.plan, name="plan"),
    path(f"{_PLAN}.<slug:form>", views.plan_file, name="plan_file"),
    path(f"{_PLAN}/sua/", editing.edit, name="edit"),
    path(f"{_PLAN}/van-ban/", views.paper, name="paper"),
    path(f"{_PLAN}/van-ban/ban-goc", views.document, name="document"),
    path(f"{_TARGET}/", views.target, name="target"),
    path(f"{_TARGET}.<slug:form>", views.target_file, name="target_file"),
    path(f"{_TARGET}/chia/<slug:way>/", editing.split, name="split"),
]
