"""The form that takes a file of values in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.common.limits import MAX_ROWS
from tiendo_core.numbers import format_number

_ROW_BYTES = 50
"""What a row of CSV usually takes, without a note."""


class BulkForm(forms.Form):
    """A CSV or Excel file and how its numbers are written."""

    file = forms.FileField(
        label=gettext_lazy("CSV or Excel file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm"}),
    )
    writing = forms.ChoiceField(
        label=gettext_lazy("How values are written (CSV)"),
        choices=[
            ("point", gettext_lazy("1892.5 (decimal point)")),
            ("comma", gettext_lazy("1.892,5 (Vietnamese)")),
        ],
        widget=forms.RadioSelect,
        initial="point",
        help_text=gettext_lazy("Number cells of Excel are always read as they are."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "Up to %(size)s MB, which is about %(lines)s rows of CSV; an Excel sheet up to "
            "%(rows)s rows. A larger file is loaded by the administrator. The first line names "
            "the columns indicator, unit, period, value; certainty and note may follow."
        ) % {
            "size": settings.UPLOAD_MEGABYTES,
            "lines": format_number(settings.UPLOAD_MEGABYTES * 1_000_000 // _ROW_BYTES),
            "rows": format_number(MAX_ROWS),
        }

    def clean_file(self) -> UploadedFile:
        """A file that is not too large."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _(
                    "The file is larger than %(size)s MB. Split it, or ask the administrator to "
                    "load it with the command load_values."
                )
                % {"size": settings.UPLOAD_MEGABYTES}
            )
        return file
