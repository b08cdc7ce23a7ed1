"""Who may do what in the newsroom: Wagtail's groups, kept by what somebody does for a unit.

Nobody is put into a group by hand. On every entry to the newsroom the groups of a person are those
of their roles of that day, stand-ins included; a role that ended opens nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from tiendo.portal.models import HomePage
from tiendo.units.queries import Role, Unit, assignments_on

PREFIX = "cong"
ON_PAGES = {
    Role.EDITOR: ("add", "change"),
    Role.VERIFIER: (),
    Role.APPROVER: ("add", "change", "publish", "lock", "unlock"),
}
"""What each role may do with the pages of its unit's portal; a verifier reviews what is sent."""

ON_FILES = {
    Role.EDITOR: ("add", "change", "choose"),
    Role.VERIFIER: ("choose",),
    Role.APPROVER: ("add", "change", "choose"),
}
FILES = (("wagtailimages", "image"), ("wagtaildocs", "document"), ("portal", "recording"))
"""By which names Wagtail asks for these permissions, whatever our own models are called."""


def group_name(unit: Unit, role: Role) -> str:
    """The name of the group of a role in a unit's portal."""
    return f"{PREFIX}:{unit.key}:{role.value}"


def units_seated(person: Any, day: date) -> list[Unit]:
    """The units for which a person works in the newsroom on a day; all with a portal for
    administrators."""
    if person.is_superuser:
        return [home.of_unit for home in HomePage.objects.select_related("of_unit")]
    held = [one for one in assignments_on(person, day) if one.role in ON_PAGES]
    return list({one.unit_id: one.unit for one in held}.values())


def take_seats(person: Any, day: date) -> None:
    """Make the groups of a person those of their roles; nothing is written when they are."""
    held = {group_name(a.unit, Role(a.role)) for a in assignments_on(person, day)}
    known = dict(Group.objects.filter(name__in=held).values_list("name", "pk"))
    now = dict(person.groups.filter(name__startswith=f"{PREFIX}:").values_list("name", "pk"))
    if known == now:
        return
    with transaction.atomic():
        person.groups.remove(*(pk for name, pk in now.items() if name not in known))
        person.groups.add(*(pk for name, pk in known.items() if name not in now))


@transaction.atomic
def make_seats(home: HomePage) -> None:
    """The groups of a portal, what they may do, their folder for pictures, and the way of signing
    off; doing it again changes nothing."""
    folder, name = folder_of(home) or _new_folder(home.unit), home.unit.full_name
    groups = {role: _group(home, role, folder) for role in ON_PAGES}
    review = (groups[Role.VERIFIER], groups[Role.APPROVER])
    steps = (("Rà soát", review), ("Duyệt", (groups[Role.APPROVER],)))
    if not WorkflowPage.objects.filter(page=home).exists():
        workflow = Workflow.objects.create(name=f"{name}: rà soát, duyệt")
        for order, (step, who) in enumerate(steps):
            task = GroupApprovalTask.objects.create(name=f"{step} ({name})")
            task.groups.set(who)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
        WorkflowPage.objects.create(workflow=workflow, page=home)


def folder_of(home: HomePage) -> Collection | None:
    """The folder of a portal: that in which its editors may add pictures, files and recordings."""
    editors = group_name(home.unit, Role.EDITOR)
    return Collection.objects.filter(group_permissions__group__name=editors).first()


def _new_folder(unit: Unit) -> Collection:
    """A folder with the name of a unit, and its code where another unit is called so too."""
    name = unit.full_name
    if Collection.objects.filter(name=name).exists():
        name = f"{name} ({unit.code})"
    return Collection.get_first_root_node().add_child(name=name)


def _group(home: HomePage, role: Role, folder: Collection) -> Group:
    """One group with its permissions."""
    group, _made = Group.objects.get_or_create(name=group_name(home.unit, role))
    group.permissions.add(*_permissions([("wagtailadmin", "admin", ("access",))]))
    for one in _permissions([("wagtailcore", "page", ON_PAGES[role])]):
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=one)
    wanted = [(app, model, ON_FILES[role]) for app, model in FILES]
    for one in _permissions(wanted):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=folder, permission=one
        )
    return group


def _permissions(wanted: Iterable[tuple[str, str, Iterable[str]]]) -> list[Permission]:
    """Permissions by app, model and verb; verbs a model does not know are left out."""
    found: list[Permission] = []
    for app, model, verbs in wanted:
        content = {"content_type__app_label": app, "content_type__model": model}
        codes = [f"{verb}_{model}" for verb in verbs]
        found += Permission.objects.filter(**content, codename__in=codes)
    return found
