"""The screen on which articles come over from an older portal: a preview first, then the deed."""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from tiendo.participation.actions.visits import StatedTotal, state_former_total
from tiendo.portal.models import HomePage
from tiendo.portal.newsroom.old_articles import OldArticle, OldListFault, from_list
from tiendo.portal.newsroom.seats import units_seated
from tiendo.portal.newsroom.taking import preview, take_over
from tiendo.units.queries import Role, roles_in

MOST = 3 * 1024 * 1024
MOST_UNPACKED = 20 * 1024 * 1024


class TakeOverForm(forms.Form):
    """A list of articles, and the total the older counter of visits had reached."""

    portal = forms.ModelChoiceField(HomePage.objects.none(), label=gettext_lazy("Portal"))
    articles = forms.FileField(
        label=gettext_lazy("List of articles (JSON or CSV)"),
        required=False,
        help_text=gettext_lazy(
            "Columns: title, lead, body, date, author, address. A folder of pages with pictures "
            "is taken by the command take_over."
        ),
    )
    visits = forms.IntegerField(
        label=gettext_lazy("Total of the old counter"), required=False, min_value=1
    )
    until_on = forms.DateField(
        label=gettext_lazy("until the day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    stated_by = forms.CharField(label=gettext_lazy("as stated by"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A total has a day and somebody who states it."""
        cleaned = super().clean() or {}
        if cleaned.get("visits") and not (cleaned.get("until_on") and cleaned.get("stated_by")):
            self.add_error("visits", _("Please say until which day it counts, and who states it."))
        return cleaned


def portals_of(request: HttpRequest) -> Any:
    """The portals for which the person may publish."""
    homes = HomePage.objects.filter(archived_on=None)
    who: Any = request.user
    if who.is_superuser:
        return homes
    today = timezone.localdate()
    seated = units_seated(who, today)
    units = [one for one in seated if Role.APPROVER in roles_in(who, one, today)]
    return homes.filter(of_unit__in=units)


def may_take(request: HttpRequest) -> bool:
    """Whether there is a portal the person may take articles into."""
    return bool(portals_of(request).exists())


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest) -> HttpResponse:
    """The form; with a list what would come; at the second press it comes."""
    homes = portals_of(request)
    if not homes.exists():
        raise PermissionDenied
    form = TakeOverForm(request.POST or None, request.FILES or None)
    form.fields["portal"].queryset = homes  # type: ignore[attr-defined]
    seen, kept = None, ""
    if form.is_valid():
        try:
            found, kept = _given(request)
        except OldListFault as fault:
            form.add_error("articles", str(fault))
        else:
            if request.POST.get("do") == "take":
                return _taken(request, form, found)
            seen = preview(form.cleaned_data["portal"], found)
    context = {
        "form": form,
        "seen": seen,
        "kept": kept,
        "kept_name": request.POST.get("kept_name") or _name(request),
        "breadcrumbs_items": [{"url": "", "label": _("From an old portal")}],
        "header_title": _("From an old portal"),
        "header_icon": "download",
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "portal/newsroom/take_over.html", context, status=status)


def _name(request: HttpRequest) -> str:
    uploaded = request.FILES.get("articles")
    return uploaded.name or "" if uploaded else ""


def _given(request: HttpRequest) -> tuple[list[OldArticle], str]:
    """The articles of the uploaded list, or of the one the preview kept in the page."""
    uploaded: Any = request.FILES.get("articles")
    if uploaded is not None:
        if uploaded.size > MOST:
            raise OldListFault(_("The list is larger than 3 MB. Please use the command take_over."))
        raw = uploaded.read()
        return from_list(raw, uploaded.name), base64.b64encode(zlib.compress(raw)).decode()
    kept = request.POST.get("kept", "")
    if not kept:
        return [], ""
    try:
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(base64.b64decode(kept, validate=True), MOST_UNPACKED)
    except (binascii.Error, zlib.error) as fault:
        raise OldListFault(_("Please choose the list once more.")) from fault
    return from_list(raw, request.POST.get("kept_name", "")), kept


def _taken(request: HttpRequest, form: TakeOverForm, found: list[OldArticle]) -> HttpResponse:
    """Take over what the preview showed, and keep the old total of visits as a stated figure."""
    home, at = form.cleaned_data["portal"], timezone.now()
    who: Any = request.user
    made = take_over(by=who, at=at, home=home, found=found, folder=None)
    if form.cleaned_data["visits"]:
        stated = StatedTotal(
            *(form.cleaned_data[name] for name in ("visits", "until_on", "stated_by"))
        )
        state_former_total(by=who, at=at, unit=home.unit, stated=stated)
    words = ngettext("%(n)s article was taken over.", "%(n)s articles were taken over.", len(made))
    messages.success(request, words % {"n": len(made)})
    return redirect("newsroom_take_over")
