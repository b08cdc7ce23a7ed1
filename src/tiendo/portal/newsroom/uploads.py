"""What may be uploaded: real pictures of a bearable size, and papers; told by their bytes."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from tiendo.common.fold import fold
from tiendo.common.uploads import paper_kind
from tiendo.portal.models.media import WHAT_A_PICTURE_SHOWS

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif"}
MEBIBYTE = 1 << 20
MILLION = 1_000_000


class PictureField(WagtailImageField):
    """A picture, judged by the head of its file before anything of it is unpacked.

    What is kept is written anew: the picture alone, upright, without the place where it was taken,
    the camera's number or whatever else was hidden in the file.
    """

    def to_python(self, uploaded: Any) -> Any:
        """The uploaded picture, written anew; ``ValidationError`` says what is wrong with it."""
        if not uploaded:
            return None
        raw = uploaded.read()
        kind = judged(raw)
        made = written_anew(raw)
        name = f"{Path(uploaded.name).stem[:100] or 'anh'}.{FORMATS[kind]}"
        media = f"image/{kind.lower()}"
        clean = InMemoryUploadedFile(io.BytesIO(made), None, name, media, len(made), None)
        return super().to_python(clean)


def judged(raw: bytes) -> str:
    """The format of a picture; ``ValidationError`` for what is none, or too large."""
    if len(raw) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(
            _("This picture is larger than %(limit)s MB. Please make it smaller first."),
            params={"limit": settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE // MEBIBYTE},
        )
    try:
        with Image.open(io.BytesIO(raw), formats=list(FORMATS)) as picture:
            kind, size = str(picture.format), picture.size
            frames = getattr(picture, "n_frames", 1)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as fault:
        if isinstance(fault, Image.DecompressionBombError):
            raise _too_many_pixels() from fault
        raise ValidationError(
            _(
                "This file is not a picture, whatever its name says (it may be a page, a script or "
                "a drawing in SVG). Please give a JPG, PNG, WebP or GIF picture."
            )
        ) from fault
    if size[0] * size[1] * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels(size)
    return kind


def _too_many_pixels(size: tuple[int, int] | None = None) -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // MILLION
    if size is None:
        return ValidationError(
            _("This picture has more than %(limit)s million dots. Please make it smaller first."),
            params={"limit": limit},
        )
    return ValidationError(
        _(
            "This picture is %(width)s × %(height)s dots; at most %(limit)s million dots are "
            "taken. Please make it smaller first."
        ),
        params={"width": size[0], "height": size[1], "limit": limit},
    )


def tells_more(raw: bytes) -> bool:
    """Whether a file holds more than its picture: where, when and by what it was taken."""
    try:
        with Image.open(io.BytesIO(raw), formats=list(FORMATS)) as picture:
            return bool(picture.getexif()) or bool(
                {"comment", "xmp", "photoshop"} & {*picture.info}
            )
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False


def written_anew(raw: bytes) -> bytes:
    """The picture without anything that is not picture: no EXIF, no comments, nothing after it."""
    try:
        with Image.open(io.BytesIO(raw), formats=list(FORMATS)) as picture:
            kind, profile = str(picture.format), picture.info.get("icc_profile")
            made = io.BytesIO()
            if kind == "GIF":
                picture.save(made, "GIF", save_all=True, comment=b"")
                return made.getvalue()
            upright = ImageOps.exif_transpose(picture)
            upright.info.pop("exif", None)
            options: dict[str, Any] = {"icc_profile": profile} if profile else {}
            if kind == "JPEG":
                if upright.mode not in ("RGB", "L", "CMYK"):
                    upright = upright.convert("RGB")
                options |= {"quality": 92, "optimize": True, "comment": b""}
            elif kind == "WEBP":
                options |= {"quality": 92, "exif": b""}
            upright.save(made, kind, **options)
    except (OSError, SyntaxError, ValueError) as fault:
        raise ValidationError(
            _("This picture is damaged and cannot be opened. Please save it again.")
        ) from fault
    return made.getvalue()


class PictureForm(BaseImageForm):
    """A picture with what it shows in words, which is not its file's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            field = PictureField(label=old.label, required=old.required, widget=old.widget)
            self.fields["file"] = field
        if "description" in self.fields:
            shown = self.fields["description"]
            shown.required = True
            shown.label = _("What it shows")
            shown.help_text = WHAT_A_PICTURE_SHOWS

    def clean_description(self) -> str:
        """Words that tell something, not the name of a file."""
        words: str = self.cleaned_data.get("description", "").strip()
        names = {fold(Path(name).stem) for name in self._file_names() if name}
        if fold(Path(words).stem) in names or fold(words) in names:
            raise ValidationError(
                _("This is the name of the file. Please say in words what the picture shows.")
            )
        return words

    def _file_names(self) -> list[str]:
        """The names the file has or had."""
        uploaded = self.files.get(self.add_prefix("file"))
        kept = self.instance.file.name if self.instance.file else ""
        return [getattr(uploaded, "name", ""), kept]


class PaperForm(BaseDocumentForm):
    """A paper to download; its bytes say what it is."""

    def clean_file(self) -> Any:
        """A PDF, a Word or Excel file without macros, or a picture; nothing that runs."""
        uploaded: Any = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return uploaded
        limit = settings.UPLOAD_MEGABYTES
        if uploaded.size > limit * MEBIBYTE:
            words = _("This file is larger than %(limit)s MB. Please split it or make it smaller.")
            raise forms.ValidationError(words, params={"limit": limit})
        kind = paper_kind(uploaded.read())
        uploaded.seek(0)
        ending = Path(uploaded.name).suffix.lower().lstrip(".").replace("jpeg", "jpg")
        if kind is None:
            raise forms.ValidationError(
                _(
                    "Papers are taken as PDF, Word (.docx) or Excel (.xlsx) files without macros, "
                    "or as JPG or PNG pictures. This file is none of these, whatever its name says."
                )
            )
        if kind != ending:
            words = _("By its bytes this file is .%(kind)s; please give it that ending.")
            raise forms.ValidationError(words, params={"kind": kind})
        return uploaded
