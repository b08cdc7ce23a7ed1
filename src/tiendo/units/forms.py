"""The forms of people: a person, a role, a stand-in, a password."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tiendo.units.actions import Days
from tiendo.units.models import Role, Unit
from tiendo.units.queries import unit_named
from tiendo.units.reach import Reach

PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})
NAMED_AT_MOST = 8


def a_day(label: Any, **options: Any) -> forms.DateField:
    """A field for a day, with the picker of the browser."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **options)


class UnitField(forms.CharField):
    """A unit by its code, address or name, tones optional; where several are meant, it asks."""

    def clean(self, value: Any) -> Unit | None:
        """The unit that is meant."""
        words = super().clean(value)
        if not words:
            return None
        found = unit_named(words, timezone.localdate())
        if not found:
            raise ValidationError(
                _("No unit bears the name or code “%(words)s”."), params={"words": words}
            )
        if len(found) > 1:
            offers = "; ".join(f"{one.full_name} ({one.address})" for one in found[:NAMED_AT_MOST])
            raise ValidationError(
                _("“%(words)s” may be one of several. Enter the code: %(offers)s."),
                params={"words": words, "offers": offers},
            )
        return found[0]


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

    unit = UnitField(
        label=_("Unit or body"), help_text=_("Its code, or its whole name; tones are not needed.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    from_on = a_day(pgettext_lazy("day", "From"))

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach

    def clean_unit(self) -> Unit:
        """A unit of theirs to give roles in."""
        unit: Unit = self.cleaned_data["unit"]
        if not self.reach.covers(unit):
            raise ValidationError(_("You give roles in your own unit and below it only."))
        return unit


class NewcomerForm(PersonForm):
    """A person with a first role; an administrator of a unit adds nobody without one."""

    unit = UnitField(
        label=_("Unit or body"),
        required=False,
        help_text=_("Its code, or its whole name; tones are not needed."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, required=False)

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        if not reach.is_whole:
            del self.fields["is_administrator"]
            self.fields["unit"].required = self.fields["role"].required = True

    def clean_unit(self) -> Unit | None:
        """A unit of theirs to add people to."""
        unit: Unit | None = self.cleaned_data["unit"]
        if unit is not None and not self.reach.covers(unit):
            raise ValidationError(_("You add people to your own unit and below it only."))
        return unit


class StandInForm(forms.Form):
    """Who takes over a role, from which day to which."""

    username = forms.CharField(
        label=_("Who stands in"), help_text=_("The name this person signs in with.")
    )
    from_on = a_day(pgettext_lazy("day", "From"))
    last_on = a_day(_("Until and including"))

    def days(self) -> Days:
        """The days as a range whose end is the day after the last."""
        last = self.cleaned_data["last_on"]
        return Days(self.cleaned_data["from_on"], last + timedelta(days=1))

    def clean(self) -> dict[str, Any] | None:
        """The last day is not before the first, and not before today."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", gettext("The last day is before the first."))
        elif last and last < timezone.localdate():
            self.add_error("last_on", gettext("These days are over."))
        return cleaned
