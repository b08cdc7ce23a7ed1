"""The field that takes an Excel file in."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tiendo.common.file_faults import DocumentError, error_sentence


class SheetForm(forms.Form):
    """One Excel file, not too large."""

    file = forms.FileField(
        label=gettext_lazy("Excel file"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _("Up to %(size)s MB.") % {
            "size": settings.UPLOAD_MEGABYTES
        }

    def clean_file(self) -> UploadedFile:
        """A file that is not too large."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB.") % {"size": settings.UPLOAD_MEGABYTES}
            )
        return file

    def refuse(self, fault: DocumentError | str) -> None:
        """Say at the field why the file cannot be read."""
        said = fault if isinstance(fault, str) else error_sentence(fault, get_language() or "vi")
        self.add_error("file", said)
