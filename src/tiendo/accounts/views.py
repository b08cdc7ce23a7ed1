"""Sign-in as the part we use does it, with our lock after too many wrong passwords."""

from typing import Any

from allauth.account.views import LoginView, PasswordChangeView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator


@method_decorator(axes_dispatch, name="dispatch")
class SignIn(LoginView):
    """Name and password, or a passkey; throttled."""

    @method_decorator(axes_form_invalid)
    def form_invalid(self, form: Form) -> HttpResponse:
        """Show the form again with what was wrong."""
        return super().form_invalid(form)


@method_decorator(login_required, name="dispatch")
class ChangePassword(PasswordChangeView):
    """A new password for whoever has one; others sign in by other means and have none to change."""

    success_url = reverse_lazy("account_change_password")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Not there for a person without a password."""
        if not (request.user.is_authenticated and request.user.has_usable_password()):
            raise Http404("no password to change")
        return super().dispatch(request, *args, **kwargs)


def locked_out(
    request: HttpRequest, credentials: dict[str, str] | None = None, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Too many wrong passwords: say so, and for how long."""
    return render(request, "account/locked_out.html", status=429)


def name_tried(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """The name somebody tried to sign in under, as the lock counts it."""
    return str((credentials or {}).get("username") or request.POST.get("login", ""))
