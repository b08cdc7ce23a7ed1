"""Pages every screen shares: language and colours, the keys, the pieces, and what went wrong."""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tiendo.common.frame import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page the switch was used on, never to another site."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    return HttpResponseRedirect(target)


def _remember(response: HttpResponse, name: str, value: str) -> HttpResponse:
    """Keep a choice of the person's for a year, in their own browser only."""
    response.set_cookie(
        name, value, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
    return response


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Change the language and stay on the page."""
    chosen = request.POST.get("language", "")
    if chosen not in dict(settings.LANGUAGES):
        chosen = settings.LANGUAGE_CODE
    return _remember(_back(request), settings.LANGUAGE_COOKIE_NAME, chosen)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Change the colours and stay on the page."""
    chosen = request.POST.get("theme", "")
    return _remember(_back(request), THEME_COOKIE, chosen if chosen in THEMES else THEMES[0])


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The keys, as a page of its own; with scripts `?` opens the same list over any page."""
    return render(request, "common/keys.html", {"title": gettext("Keys")})


class SampleForm(forms.Form):
    """Fields in every state, for the page of pieces."""

    name = forms.CharField(
        label=gettext_lazy("Name of the text"),
        help_text=gettext_lazy("As it should appear in the list."),
    )
    amount = forms.CharField(label=gettext_lazy("Amount"), initial="12,5o")
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[("report", gettext_lazy("Report")), ("article", gettext_lazy("Article"))],
    )
    note = forms.CharField(
        label=gettext_lazy("Remarks"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    sure = forms.BooleanField(label=gettext_lazy("I have checked the figures"), required=False)


def _samples() -> dict[str, Any]:
    """Made-up values that show each piece in each state."""
    with_errors = SampleForm({"amount": "12,5o", "kind": "report"})
    with_errors.is_valid()
    with_errors.add_error(
        "amount", gettext("'12,5o' holds the letter o. Enter a number, for example 12,50.")
    )
    return {
        "form": SampleForm(),
        "form_with_errors": with_errors,
        "states": ["on-course", "attention", "at-risk", "no-figure"],
        "series": [Decimal(n) for n in (31, 38, 35, 44, 47, 52)],
        "broken_series": [Decimal(31), Decimal(38), None, Decimal(44), Decimal(47)],
        "shares": [(Decimal("63.1"), Decimal(75)), (Decimal(104), Decimal(75))],
        "steps": [
            {"label": gettext("Listed"), "count": 40},
            {"label": gettext("Approved"), "count": 25, "base": 40, "share": Decimal("62.5")},
            {"label": gettext("Started"), "count": 10, "base": 25, "share": Decimal(40)},
        ],
        "rows": [
            (gettext("Budget revenue"), Decimal("318.2"), Decimal("62.1"), Decimal("5.6")),
            (gettext("Poor households"), Decimal(95), None, Decimal("-15.2")),
            (gettext("New enterprises"), Decimal(28), Decimal(80), Decimal("16.7")),
        ],
    }


@require_safe
def pieces(request: HttpRequest) -> HttpResponse:
    """Every piece of the site in every state: where the browser test takes its pictures."""
    return render(request, "common/kieu_dang.html", _samples())


def _fault(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"common/{status}.html", status=status)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was sent without its token, mostly because it stood open too long."""
    return render(request, "common/form_expired.html", status=403)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent is too large or no form of ours."""
    return _fault(request, 400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but not for this."""
    return _fault(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing stands at this address (or it is not for this person to know)."""
    return _fault(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault; drawn without the frame, since the frame may be what failed."""
    return render(request, "common/500.html", status=500)
