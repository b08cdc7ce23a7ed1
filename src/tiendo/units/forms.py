"""The forms of administration: a person, a role, a unit, a password."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tiendo.units.models import Kind, Role
from tiendo.units.queries import all_units

PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


def a_day(label: Any, **options: Any) -> forms.DateField:
    """A field for a day, with the picker of the browser."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **options)


class PersonForm(forms.Form):
    """Somebody who is to sign in."""

    username = forms.SlugField(
        label=_("Name to sign in with"),
        max_length=100,
        help_text=_("Letters without marks, digits, - and _."),
    )
    family_names = forms.CharField(label=_("Family and middle names"), max_length=100)
    given_name = forms.CharField(label=_("Given name"), max_length=100)
    password = forms.CharField(
        label=_("First password"),
        widget=PASSWORD,
        help_text=_("At least 10 characters. The person can change it."),
    )
    is_administrator = forms.BooleanField(
        label=_("Administrator: gives accounts and roles"), required=False
    )


class PasswordForm(forms.Form):
    """A new password for somebody who forgot theirs."""

    password = forms.CharField(label=_("New password"), widget=PASSWORD)


class RoleForm(forms.Form):
    """A role in a unit, from a day on."""

    unit: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Unit"), queryset=None)
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    from_on = a_day(_("From"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = all_units()  # type: ignore[attr-defined]


class UnitForm(forms.Form):
    """A unit to be recorded."""

    code = forms.CharField(
        label=_("Code"),
        max_length=10,
        help_text=_("Of the list of administrative units: 5 digits for a commune, 2 a province."),
    )
    name = forms.CharField(label=_("Full name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of unit"), choices=Kind.choices)
    valid_from_on = a_day(_("In being since"), initial=date(2025, 7, 1))
    valid_to_on = a_day(
        _("Ended on"),
        required=False,
        help_text=_("The first day on which it was no more; empty for a unit in being."),
    )

    def clean_code(self) -> str:
        """Digits alone."""
        code: str = self.cleaned_data["code"].strip()
        if not code.isascii() or not code.isdigit():
            raise ValidationError(_("A code holds digits alone, for example 18115."))
        return code

    def clean(self) -> dict[str, Any] | None:
        """A unit ends after it begins."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from_on"), cleaned.get("valid_to_on")
        if begins and ends and ends <= begins:
            self.add_error("valid_to_on", _("A unit ends after it begins."))
        return cleaned
