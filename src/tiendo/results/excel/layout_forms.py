"""What an office's own layout is read for."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.results.excel.forms import SheetForm
from tiendo_core.periods import Period, PeriodFault

MOST_BYTES = 3_000_000
"""A layout travels with its preview; one of some hundred rows has 50 kB."""


class LayoutForm(SheetForm):
    """A file and its purpose: a report that is open, a plan, or values of a past period."""

    purpose = forms.ChoiceField(label=gettext_lazy("Read it for"), widget=forms.RadioSelect)
    period = forms.CharField(
        label=gettext_lazy("Period of past values"),
        required=False,
        max_length=22,
        help_text=gettext_lazy(
            "Only for past values: 2025, 2025-9M, 2025-Q1 or 2025-09. A column of last year goes "
            "to the same period of the year before."
        ),
    )

    def __init__(self, *args: Any, purposes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["purpose", "period", "file"])
        field = self.fields["purpose"]
        field.choices = purposes  # type: ignore[attr-defined]
        if purposes:
            field.initial = purposes[0][0]

    def clean_file(self) -> Any:
        """A file small enough to travel."""
        file = super().clean_file()
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("A layout may have up to 3 MB. Leave out its pictures, or use a file of values.")
            )
        return file

    def clean(self) -> dict[str, Any] | None:
        """A period where past values are read."""
        cleaned = super().clean() or {}
        if cleaned.get("purpose") == "past" and "period" not in self.errors:
            try:
                cleaned["period"] = Period.parse(cleaned["period"].strip()).code
            except PeriodFault:
                self.add_error("period", _("Name the period, for example 2025-9M."))
        return cleaned
