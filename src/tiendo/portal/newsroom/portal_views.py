"""Administration of portals: the list, a new one, and closing one into an archive."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Site

from tiendo.common.queries import worker_runs
from tiendo.portal.going_out.scheduling import held_back
from tiendo.portal.models import HomePage
from tiendo.portal.newsroom.portals import (
    AddressTaken,
    HasPortal,
    NewPortal,
    archive,
    make_portal,
)
from tiendo.units.queries import unit_named

HOST = RegexValidator(
    r"^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$",
    gettext_lazy("A name of a host is written like hatinh.gov.vn, without https://."),
)


class PortalForm(forms.Form):
    """A new portal: whose, at which address, with which name of its own."""

    unit = forms.CharField(label=gettext_lazy("Unit: code or name"), max_length=100)
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Empty: the name of the unit, like bac-hong-linh."),
    )
    host = forms.CharField(
        label=gettext_lazy("Host of its own"),
        max_length=200,
        required=False,
        validators=[HOST],
        help_text=gettext_lazy("Empty: the portal stands below this site's address."),
    )

    def clean_unit(self) -> Any:
        """The unit that is meant."""
        words = self.cleaned_data["unit"]
        found = unit_named(words, timezone.localdate())
        if not found:
            raise forms.ValidationError(
                _("No unit bears the name or code “%(words)s”.") % {"words": words}
            )
        if len(found) > 1:
            offers = "; ".join(f"{one.full_name} ({one.address})" for one in found[:8])
            raise forms.ValidationError(
                _("“%(words)s” may be one of several. Enter the code: %(offers)s.")
                % {"words": words, "offers": offers}
            )
        return found[0]

    def clean_host(self) -> str:
        """A host no other portal has."""
        host: str = self.cleaned_data["host"]
        if host and Site.objects.filter(hostname=host).exists():
            raise forms.ValidationError(_("Another portal has this host."))
        return host


def _administrators_only(request: HttpRequest) -> None:
    if not request.user.is_superuser:
        raise PermissionDenied


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def portals(request: HttpRequest) -> HttpResponse:
    """All portals, what is scheduled in them, and the form for a new one."""
    _administrators_only(request)
    form = PortalForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _made(request, form):
        return redirect("portal_office:portals")
    homes = HomePage.objects.select_related("of_unit").order_by("title")
    context = {
        "form": form,
        "homes": homes,
        "hosts": dict(Site.objects.values_list("root_page_id", "hostname")),
        "held_back": held_back(),
        "worker_is_away": not worker_runs(timezone.now()),
    }
    status = 400 if form.is_bound else 200
    return render(request, "portal/newsroom/portals.html", context, status=status)


def _made(request: HttpRequest, form: PortalForm) -> bool:
    """Make the portal that was asked for; where it cannot be, say so at the field."""
    new = NewPortal(**form.cleaned_data)
    try:
        home = make_portal(by=request.user, at=timezone.now(), new=new)
    except HasPortal:
        form.add_error("unit", _("This unit has a portal already."))
        return False
    except AddressTaken as fault:
        words = _("“%(slug)s” is the address of something else. Please choose another.")
        form.add_error("slug", words % {"slug": fault})
        return False
    messages.success(request, _("The portal of %(unit)s stands.") % {"unit": home.title})
    return True


@login_required
@require_POST
def to_archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the portal of a unit that is no more into an archive."""
    _administrators_only(request)
    home = get_object_or_404(HomePage, pk=pk, archived_on=None)
    if home.unit.valid_to_on is None:
        words = _("%(unit)s still exists; only the portal of a dissolved unit becomes an archive.")
        messages.error(request, words % {"unit": home.title})
    else:
        archive(by=request.user, at=timezone.now(), home=home)
        messages.success(request, _("%(unit)s is an archive now.") % {"unit": home.title})
    return redirect("portal_office:portals")
