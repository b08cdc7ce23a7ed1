"""Where the newsroom meets Wagtail: the figure button, the gate, and one way to become public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.snippets.models import register_snippet

from tiendo.common.queries import worker_runs
from tiendo.portal.composing.figures import LINKTYPE
from tiendo.portal.going_out.publication import after_deletion, settle
from tiendo.portal.models import PortalPage
from tiendo.portal.newsroom import autosaved, choosing, gate_screen, taking_over
from tiendo.portal.newsroom.entity import RULE, TYPE
from tiendo.portal.newsroom.front import FrontPanel
from tiendo.portal.newsroom.recordings import RecordingViewSet

BARS = "M128 896h768v-64H128z M192 768h128V448H192z M448 768h128V256H448z M704 768h128V576H704z"
"""Three bars on a line: the mark of a figure on its button."""

register_snippet(RecordingViewSet)


@hooks.register("register_rich_text_features")
def figures(features: Any) -> None:
    """The button "Số liệu"."""
    control = {
        "type": TYPE,
        "label": gettext_lazy("Figure of the data"),
        "icon": [BARS],
        "description": gettext_lazy("Figure: insert one, or say what a number is"),
        "attributes": ["kind", "reference", "source"],
        "allowlist": {"kind": True},
    }
    script, style = "portal/newsroom/figures.js", "portal/newsroom/figures.css"
    features.register_editor_plugin(
        "draftail", LINKTYPE, EntityFeature(control, js=[script], css={"all": [style]})
    )
    features.register_converter_rule("contentstate", LINKTYPE, RULE)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The newsroom's own addresses."""
    return [
        path("kiem-tra/<int:page_id>/", gate_screen.gate, name="newsroom_gate"),
        path("so-lieu/", choosing.values, name="newsroom_values"),
        path("so-lieu/hop-thoai/", choosing.dialog, name="newsroom_figure_dialog"),
        path("lay-ve/", taking_over.take, name="newsroom_take_over"),
    ]


class CheckItem(ActionMenuItem):
    """Saves the page, then shows what stands against publishing it."""

    name = "action-check"
    label = gettext_lazy("Check before publishing")
    icon_name = "clipboard-list"
    template_name = "portal/newsroom/check_item.html"


@hooks.register("insert_global_admin_css")
def colours() -> str:
    """The colours of the house."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/newsroom/newsroom.css"))


@hooks.register("construct_homepage_panels")
def front(request: HttpRequest, panels: list[Any]) -> None:
    """What somebody comes for, before what waits."""
    panels.append(FrontPanel())


@hooks.register("register_admin_menu_item")
def back_item() -> MenuItem:
    """The way back to the office's own screens."""
    return MenuItem(
        gettext_lazy("My work"), reverse("my_work"), name="back", icon_name="arrow-left", order=1
    )


@hooks.register("construct_help_menu")
def own_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """The keys stay; pages of Wagtail's own makers, in English, do not."""
    items[:] = [one for one in items if one.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_page_chooser_queryset")
def choosable(pages: Any, request: HttpRequest) -> Any:
    """A link leads to what is public, or to what whoever writes it works on."""
    own = PagePermissionPolicy().explorable_instances(request.user)
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


@hooks.register("register_page_action_menu_item")
def check_item() -> CheckItem:
    """The entry in the menu of actions."""
    return CheckItem(order=10)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def to_gate(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead from saving to the gate screen where that was asked.

    A page that is not public may have public ones below it: they go with its address.
    """
    if not page.live:
        settle(page)
    if request.POST.get("action-check"):
        return redirect("newsroom_gate", page_id=page.pk)
    if "application/json" not in request.headers.get("Accept", ""):  # saved by a person's press
        _warn(request, page)
    return None


def _warn(request: HttpRequest, page: Page) -> None:
    """Say at once that a schedule waits for a worker that does not run."""
    if page.go_live_at and page.go_live_at > timezone.now() and not worker_runs(timezone.now()):
        words = _(
            "This page is set to go out at %(moment)s (Vietnam time), but the worker that does so "
            "does not run. Please tell an administrator."
        )
        moment = timezone.localtime(page.go_live_at).strftime("%H:%M %d/%m/%Y")
        messages.warning(request, words % {"moment": moment})


@hooks.register("before_create_page")
def same_page(request: HttpRequest, above: Page, kind: type[Page]) -> HttpResponse | None:
    """A new page that saved itself a moment ago is the page whose form was sent."""
    return autosaved.to_the_same_page(request, above)


@hooks.register("before_publish_page")
def publish_by_one_way(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish by the page's own way, which asks the gate; Wagtail's view would go around it."""
    specific = page.specific
    if not isinstance(specific, PortalPage):
        return None
    specific.get_latest_revision().publish(user=request.user)
    specific.refresh_from_db()
    if specific.go_live_at and specific.go_live_at > timezone.now():
        moment = timezone.localtime(specific.go_live_at).strftime("%H:%M %d/%m/%Y")
        words = _("“%(title)s” goes out at %(moment)s (Vietnam time).")
        messages.success(request, words % {"title": specific.title, "moment": moment})
        _warn(request, specific)
    else:
        messages.success(request, _("“%(title)s” is public now.") % {"title": specific.title})
    return redirect("wagtailadmin_explore", specific.get_parent().pk)


@hooks.register("before_unpublish_page")
def unpublish_by_one_way(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Take back by the page's own way; what stands below goes with it where that was asked."""
    specific = page.specific
    if not isinstance(specific, PortalPage):
        return None
    with transaction.atomic():
        if request.POST.get("include_descendants"):
            for below in specific.get_descendants().live().specific():
                below.unpublish(user=request.user)
        specific.unpublish(user=request.user)
    words = _("“%(title)s” is no longer public.") % {"title": specific.title}
    messages.success(request, words)
    return redirect("wagtailadmin_explore", specific.get_parent().pk)


@hooks.register("after_delete_page")
def deleted(request: HttpRequest, page: Page) -> None:
    """The lists above a page that is gone lose it; its snapshots stay."""
    after_deletion(page)


@hooks.register("after_bulk_action")
def many(request: HttpRequest, action_type: str, objects: list[Page], action: Any) -> None:
    """The same for many pages at once."""
    for page in objects if action_type == "delete" else ():
        after_deletion(page)


class TakeOverItem(MenuItem):
    """ "Taken from an old portal", for those who may publish."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may take articles over."""
        return taking_over.may_take(request)


@hooks.register("register_admin_menu_item")
def take_over_item() -> MenuItem:
    """The entry in the main menu."""
    label = gettext_lazy("From an old portal")
    address = reverse("newsroom_take_over")
    return TakeOverItem(label, address, name="take-over", icon_name="download", order=700)
