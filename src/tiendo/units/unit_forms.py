"""The forms of units: one unit or body, a change of units, the weight of a part."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tiendo.units.changes import NewChange, NewPassage, NewRecord
from tiendo.units.forms import UnitField, a_day
from tiendo.units.models import Basis, ChangeKind, Kind, Unit
from tiendo.units.reach import Reach
from tiendo_core.numbers import NumberFault, parse
from tiendo_core.succession import LegalAct
from tiendo_core.units import Level, UnitKind

CODE = re.compile(r"[0-9A-Za-zĐđ][\w.\-]*")
BELOW = [kind for kind in Kind if UnitKind(kind).level >= Level.BELOW_COMMUNE]
"""What an office records itself: villages, residential groups, bodies."""


class NumberField(forms.CharField):
    """A number as it is written here: 1.234,5."""

    def clean(self, value: Any) -> Decimal | None:
        """The number, above zero."""
        words = super().clean(value)
        if not words:
            return None
        try:
            number = parse(words)
        except NumberFault as fault:
            raise ValidationError(
                _("“%(words)s” is not a number. Write it as 28.729 or 35,31."),
                params={"words": words},
            ) from fault
        if number <= 0:
            raise ValidationError(_("The number must be above zero."))
        return number


class CodeField(forms.CharField):
    """A code of the list of units, or of the office's own for a body: 18115, 18115.KT."""

    def clean(self, value: Any) -> str:
        """The code, if it can stand in an address."""
        code = str(super().clean(value)).strip()
        if code and not CODE.fullmatch(code):
            raise ValidationError(
                _("A code holds letters, digits, dots and hyphens, for example 18115 or 18115.KT.")
            )
        return code


class UnitForm(forms.Form):
    """A unit or body to be recorded."""

    code = CodeField(
        label=_("Code"),
        max_length=24,
        help_text=_(
            "Of the list of administrative units (5 digits for a commune); for a body, a village "
            "or a residential group one of your own, for example 18115.KT."
        ),
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind of unit"), choices=Kind.choices)
    parent = UnitField(
        label=_("Stands below"),
        required=False,
        help_text=_("Its code, or its whole name; tones are not needed."),
    )
    people = forms.IntegerField(
        label=pgettext_lazy("population", "People"), min_value=1, required=False
    )
    area = NumberField(label=_("Area, km²"), required=False)
    valid_from_on = a_day(_("In being since"), initial=date(2025, 7, 1))
    valid_to_on = a_day(
        _("Ended on"),
        required=False,
        help_text=_("The first day on which it was no more; empty for a unit in being."),
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach = reach
        if not reach.is_whole:
            self.fields["kind"].choices = [(k.value, k.label) for k in BELOW]  # type: ignore[attr-defined]
            self.fields["parent"].required = True

    def clean_parent(self) -> Unit | None:
        """A unit of theirs to record something below."""
        parent: Unit | None = self.cleaned_data["parent"]
        if parent is not None and not self.reach.covers(parent):
            raise ValidationError(_("You record bodies of your own unit and below it only."))
        return parent

    def clean(self) -> dict[str, Any] | None:
        """A unit ends after it begins, and what is below something stands below something."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from_on"), cleaned.get("valid_to_on")
        if begins and ends and ends <= begins:
            self.add_error("valid_to_on", _("A unit ends after it begins."))
        kind = cleaned.get("kind")
        if kind and UnitKind(kind).level is Level.BELOW_COMMUNE and not cleaned.get("parent"):
            self.add_error("parent", _("Say which commune it stands below."))
        code = cleaned.get("code", "")
        if code.isdigit() and kind in BELOW:
            self.add_error("code", _("Digits alone are for the list of administrative units."))
        elif code and not code.isdigit() and kind and kind not in BELOW:
            self.add_error("code", _("The code of an administrative unit holds digits alone."))
        return cleaned


class ChangeForm(forms.Form):
    """What kind of change, on which day, by which legal act."""

    kind = forms.ChoiceField(label=_("What happens"), choices=ChangeKind.choices)
    on = a_day(_("On"))
    act_number = forms.CharField(label=_("Number of the legal act"), max_length=80)
    act_signed_on = a_day(_("Signed on"))
    act_body = forms.CharField(label=_("Issued by"), max_length=200)
    source = forms.CharField(label=_("Where it can be read"), max_length=300, required=False)


class PassageForm(forms.Form):
    """One line: from which old unit to which new code, whole or in part, how much."""

    old = UnitField(label=_("Old unit"))
    new_code = CodeField(label=_("New code"), max_length=24, required=False)
    is_part = forms.BooleanField(label=_("A part"), required=False)
    people = NumberField(label=_("People that pass"), required=False)
    area = NumberField(label=_("Area that passes, km²"), required=False)
    stated = NumberField(label=_("Stated figure"), required=False)
    source = forms.CharField(label=_("Source of the figure"), max_length=300, required=False)

    def passage(self) -> NewPassage:
        """The line as what it records."""
        said = self.cleaned_data
        weights = tuple((one, said[one.value]) for one in Basis if said[one.value] is not None)
        return NewPassage(said["old"], said["new_code"], said["is_part"], weights, said["source"])


class RecordForm(forms.Form):
    """A new unit: its code, name, kind and place."""

    code = CodeField(label=_("New code"), max_length=24)
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of unit"), choices=Kind.choices, initial=Kind.COMMUNE.value
    )
    parent_code = CodeField(label=_("Code of what it stands below"), max_length=24, required=False)
    people = forms.IntegerField(
        label=pgettext_lazy("population", "People"), min_value=1, required=False
    )
    area = NumberField(label=_("Area, km²"), required=False)

    def record(self) -> NewRecord:
        """The line as what it records."""
        return NewRecord(**self.cleaned_data | {"kind": Kind(self.cleaned_data["kind"])})


class WeightForm(forms.Form):
    """How much passed, by one basis, and who says so."""

    basis = forms.ChoiceField(label=_("Counted in"), choices=Basis.choices)
    amount = NumberField(label=_("How much passed"))
    source = forms.CharField(label=_("Source of the figure"), max_length=300)


def change_of(head: ChangeForm, lines: Any, records: Any) -> NewChange:
    """The three filled forms as one change."""
    said = head.cleaned_data
    return NewChange(
        kind=ChangeKind(said["kind"]),
        on=said["on"],
        act=LegalAct(said["act_number"], said["act_signed_on"], said["act_body"]),
        passages=tuple(form.passage() for form in lines if form.has_changed()),
        records=tuple(form.record() for form in records if form.has_changed()),
        source=said["source"],
    )
