"""The form that takes a text in: pasted, or as a file."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tiendo.documents.queries import document_of
from tiendo.documents.readers import Document, DocumentError
from tiendo.documents.sentences import error_sentence

LONGEST = 2_000_000
"""Longest text taken in, in characters: a report of some 600 pages."""


def read_pasted(text: str) -> Document:
    """A pasted text as a document, its line ends those of the machine."""
    return Document("-", "text", text.replace("\r\n", "\n").replace("\r", "\n"))


class TextForm(forms.Form):
    """A text to be kept and read. One of paste and file must be there."""

    text = forms.CharField(
        label=gettext_lazy("Paste a text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or choose a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm,.docx,.pdf,.xlsx"}),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Left empty, the first line is taken."),
    )
    year = forms.IntegerField(
        label=gettext_lazy("Year of the report"),
        required=False,
        min_value=1945,
        max_value=2199,
        help_text=gettext_lazy("Only when the text itself names no year."),
    )

    document: Document
    original: bytes
    file_name: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", "file"):  # one of the two is needed, so neither is "not required"
            self.fields[name].is_alternative = True  # type: ignore[attr-defined]
        self.fields["file"].help_text = _(
            "Word (.docx), PDF with text, Excel (.xlsx), web page or plain text, up to %(size)s MB."
        ) % {"size": settings.UPLOAD_MEGABYTES}

    def clean_file(self) -> UploadedFile | None:
        """A file that is not too large."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and (file.size or 0) > settings.UPLOAD_MEGABYTES * 1_000_000:
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB. Send the report without its pictures.")
                % {"size": settings.UPLOAD_MEGABYTES}
            )
        return file

    def clean(self) -> dict[str, Any] | None:
        """Read the file or the paste; what cannot be read is said at the field it came by."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        file, pasted = cleaned.get("file"), cleaned.get("text") or ""
        if not file and not pasted.strip():
            raise forms.ValidationError(_("Paste a text or choose a file."))
        if file and pasted.strip():
            raise forms.ValidationError(_("Paste a text or choose a file, not both."))
        field = "file" if file else "text"
        self.original = file.read() if file else pasted.encode("utf-8", "replace")
        self.file_name = file.name if file else ""
        try:
            self.document = document_of(file.name, self.original) if file else read_pasted(pasted)
        except DocumentError as fault:
            self.add_error(field, error_sentence(fault, get_language() or "vi"))
            return cleaned
        if len(self.document.text) > LONGEST:
            self.add_error(
                field, _("The text is longer than 2 million characters. Send it in parts.")
            )
        elif not self.document.text.strip():
            self.add_error(field, _("There is no text in it."))
        return cleaned
