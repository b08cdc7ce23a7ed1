"""At the door of the newsroom: everybody's seat, drafts of others, and what the gate stopped."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.permission_policies.pages import PagePermissionPolicy

from tiendo.common.middleware import NEWSROOM, Watchful
from tiendo.portal.gate.checking import Stopped
from tiendo.portal.models.material import InUse
from tiendo.portal.newsroom import autosaved
from tiendo.portal.newsroom.seats import take_seats

MOST = 5
"""So many names stand in a sentence."""


class Seats(Watchful):
    """Before the guard of the newsroom asks, give the person the seats of their roles."""

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        """Bring the groups of whoever enters up to date."""
        who = request.user
        if request.path.startswith(NEWSROOM) and who.is_authenticated and not who.is_superuser:
            take_seats(who, timezone.localdate())


class OthersDrafts(Watchful):
    """Titles of drafts are for those who work on them: Wagtail's screen for many pages at once
    names whatever pages it is asked about, and one of its reports those of every portal."""

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        """No such page, to whoever has no seat in its portal."""
        is_report = request.path.startswith(f"{NEWSROOM}reports/page-types-usage/")
        are_many = request.path.startswith(f"{NEWSROOM}bulk/wagtailcore/page/")
        if not (is_report or are_many) or request.user.is_superuser:
            return  # whoever asks for anything else is not looked at: a public page knows nobody
        asked = {int(one) for one in request.GET.getlist("id") if one.isdigit()}
        own = PagePermissionPolicy().explorable_instances(request.user).filter(pk__in=asked)
        if is_report or own.count() != len(asked):
            raise Http404


class GateScreen(Watchful):
    """Show the gate screen where a publication was stopped; what was written is saved by then."""

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Lead from a stopped publication to the list of what stops it, from a page that saved
        itself meanwhile to that page, and from what may not be deleted back to it."""
        if isinstance(fault, InUse):
            messages.error(request, fault.sentence)
            return redirect(AdminURLFinder().get_edit_url(fault.thing) or "wagtailadmin_home")
        if isinstance(fault, ProtectedError) and request.path.startswith(NEWSROOM):
            named = ", ".join(sorted({str(one) for one in fault.protected_objects})[:MOST])
            messages.error(request, _("This is still used by: %(names)s.") % {"names": named})
            return redirect("wagtailadmin_home")
        if not isinstance(fault, Stopped):
            return autosaved.after_a_clash(request, fault)
        address = reverse("newsroom_gate", args=[fault.page_id])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"error": _("The gate stops this page."), "address": address})
        return redirect(address)
