"""The forms of publishing: the public note, an office holder, the contacts of a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.publishing.models import Contact, OfficeHolder
from tiendo.units.queries import Unit


class NoteForm(forms.Form):
    """What the public reads of a change; ``shown`` is the digest of what stood on the page."""

    note = forms.CharField(
        label=gettext_lazy("What changed, and why (the public reads this)"),
        widget=forms.Textarea(attrs={"rows": 3, "lang": "vi"}),
        max_length=2000,
        help_text=gettext_lazy(
            "For example: “Cập nhật thu ngân sách tháng 8 theo số liệu quyết toán của Kho bạc.”"
        ),
    )
    shown = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, needs_note: bool, **kwargs: Any) -> None:
        """With a note where a number changed; without one the field is not asked."""
        super().__init__(*args, **kwargs)
        if not needs_note:
            del self.fields["note"]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class HolderForm(forms.ModelForm[OfficeHolder]):
    """Who holds which office, from when to when."""

    class Meta:
        model = OfficeHolder
        fields = (
            *("name", "title", "valid_from_on", "valid_to_on"),
            *("order", "is_contact", "phone", "email"),
        )
        labels = {
            "name": gettext_lazy("Full name"),
            "title": gettext_lazy("Title"),
            "valid_from_on": gettext_lazy("In office from"),
            "valid_to_on": gettext_lazy("In office until (that day not counted)"),
            "order": gettext_lazy("Place in the list"),
            "is_contact": gettext_lazy("Contact officer: telephone and e-mail are published"),
            "phone": gettext_lazy("Telephone"),
            "email": gettext_lazy("Official e-mail"),
        }
        help_texts = {
            "title": gettext_lazy("As it is written: “Phó Chủ tịch UBND phường”."),
            "valid_to_on": gettext_lazy("Leave it empty while they hold the office."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"lang": "vi", "autocomplete": "off"}),
            "title": forms.TextInput(attrs={"lang": "vi"}),
            "valid_from_on": _day(),
            "valid_to_on": _day(),
        }

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        """An entry of one unit's register."""
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean_name(self) -> str:
        """The name with single blanks."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_title(self) -> str:
        """The title with single blanks."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        """The whole entry: an end after its beginning, a contact that can be reached."""
        said = super().clean() or {}
        start, end = said.get("valid_from_on"), said.get("valid_to_on")
        if start and end and end <= start:
            self.add_error("valid_to_on", _("The end lies after the beginning."))
        if said.get("is_contact") and not (said.get("phone") or said.get("email")):
            self.add_error("phone", _("A contact officer has a telephone number or an e-mail."))
        if start and self._is_there(said):
            self.add_error("name", _("This person is recorded in this office from this day."))
        return said

    def _is_there(self, said: dict[str, Any]) -> bool:
        """Whether another entry says the same."""
        same = {name: said.get(name) for name in ("name", "title", "valid_from_on")}
        others = OfficeHolder.objects.filter(unit=self.unit).exclude(pk=self.instance.pk)
        return others.filter(**same).exists()


class ContactForm(forms.ModelForm[Contact]):
    """Where a unit is found and what it does."""

    class Meta:
        model = Contact
        fields = ("address", "phone", "email", "hours", "functions")
        labels = {
            "address": gettext_lazy("Address"),
            "phone": gettext_lazy("Telephone"),
            "email": gettext_lazy("Official e-mail"),
            "hours": gettext_lazy("Working hours"),
            "functions": gettext_lazy("Functions and powers"),
        }
        help_texts = {
            "phone": gettext_lazy("Several are set apart by semicolons."),
        }
        widgets = {name: forms.TextInput(attrs={"lang": "vi"}) for name in ("address", "hours")} | {
            "functions": forms.Textarea(attrs={"rows": 6, "lang": "vi"})
        }
