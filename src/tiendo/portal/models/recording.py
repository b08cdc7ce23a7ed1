"""Songs and videos: nothing of them is public without rights, and words for who cannot hear."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import CollectionMember
from wagtail.search import index

from tiendo.portal.models.material import Material
from tiendo.portal.models.words import RecordingKind
from tiendo.portal.newsroom.own_folder import OwnFolderForm
from tiendo.portal.serving.sniffing import FILM, HEAD, SOUND, captions_fault, recording_kind, spoken

FOLDER = "ghi-am"
LARGEST_CAPTIONS = 1_000_000
CAPTION_FAULTS = {
    "encoding": _("These captions are not text in UTF-8. Save them as UTF-8, please."),
    "form": _("A caption file begins with the line WEBVTT. Save it as WebVTT (.vtt), please."),
    "empty": _("There is no caption with its times (00:01.000 --> 00:04.000) in this file."),
}


def place_of(recording: "Recording", name: str) -> str:
    """Where a file is kept: a name nobody guesses, ending as its bytes say."""
    ending = "vtt" if name.lower().endswith(".vtt") else recording.form
    return f"{FOLDER}/{uuid.uuid4().hex}.{ending}"


class Recording(index.Indexed, CollectionMember, Material):
    """A song or video with its words (lyrics, transcript), captions and the note of its rights."""

    title = models.CharField(pgettext_lazy("song or video", "title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=8, choices=RecordingKind.choices)
    file = models.FileField(_("file"), upload_to=place_of)
    form = models.CharField(max_length=4, editable=False, default="")
    poster = models.ForeignKey(
        "portal.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture shown before it plays"),
    )
    words = RichTextField(
        _("lyrics or transcript"), blank=True, features=["so-lieu", "bold", "italic", "ul", "ol"]
    )
    captions = models.FileField(_("captions (WebVTT)"), upload_to=place_of, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, default="vi"
    )
    author = models.CharField(_("author"), max_length=160, blank=True)
    performer = models.CharField(_("performed by"), max_length=160, blank=True)
    rights = models.CharField(
        _("rights"),
        max_length=250,
        help_text=_("By which right it is published: whose it is, and who allowed it."),
    )

    loses_old_bytes = False
    base_form_class = OwnFolderForm
    panels = [
        FieldPanel("collection"),
        FieldPanel("title"),
        FieldPanel("kind"),
        FieldPanel("file"),
        FieldPanel("poster"),
        MultiFieldPanel(
            [FieldPanel("words"), FieldPanel("captions"), FieldPanel("language")],
            heading=_("For those who do not hear it"),
        ),
        MultiFieldPanel(
            [FieldPanel("author"), FieldPanel("performer"), FieldPanel("rights")],
            heading=_("Whose it is"),
        ),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        verbose_name = _("song or video")
        verbose_name_plural = _("songs and videos")
        constraints = (
            models.CheckConstraint(condition=~models.Q(rights=""), name="recording_with_rights"),
        )

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """The conditions of being published: a true sound or film, words or captions, rights."""
        super().clean()
        faults: dict[str, Any] = {}
        if isinstance(fresh := getattr(self.file, "_file", None), UploadedFile):
            faults |= self._file_faults(fresh)
        if isinstance(fresh := getattr(self.captions, "_file", None), UploadedFile):
            faults |= _caption_faults(fresh)
        if not self.has_transcript and not (self.captions and self.kind == RecordingKind.VIDEO):
            faults["words"] = (
                _("A video needs captions or a transcript before it can be shown.")
                if self.kind == RecordingKind.VIDEO
                else _("A song or sound needs its lyrics or a transcript before it can be shown.")
            )
        if not self.rights.strip():
            faults["rights"] = _("Say by which right this is published.")
        if faults:
            raise ValidationError(faults)

    def told(self) -> Iterator[tuple[str, str, bool]]:
        """What stands beside it; its words and captions where they are in the gate's language."""
        for name in ("title", "author", "performer", "rights"):
            yield name, getattr(self, name), True
        if self.language == "vi":
            yield "words", self.words, False
            yield "captions", self._spoken(), True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Remember what the file is."""
        if isinstance(fresh := getattr(self.file, "_file", None), UploadedFile):
            self.form = recording_kind(_head(fresh)) or ""
        super().save(*args, **kwargs)

    @property
    def has_transcript(self) -> bool:
        """Whether there are lyrics or a transcript."""
        return bool(strip_tags(self.words).strip())

    @property
    def has_captions(self) -> bool:
        """Whether there are captions with their times."""
        return bool(self.captions)

    @property
    def media_type(self) -> str:
        """The type its bytes have: audio/mpeg."""
        return (SOUND | FILM).get(self.form, "")

    def _spoken(self) -> str:
        """What the captions say; a file that is lost says nothing."""
        try:
            captions = self.captions.open()
        except (ValueError, FileNotFoundError):  # there are none
            return ""
        words = spoken(captions.read())
        captions.seek(0)  # a fresh file is kept after this
        return words

    def _file_faults(self, fresh: UploadedFile) -> dict[str, Any]:
        form = recording_kind(_head(fresh))
        wanted = FILM if self.kind == RecordingKind.VIDEO else SOUND
        limit = settings.UPLOAD_MEGABYTES
        if (fresh.size or 0) > limit * 1_000_000:
            return {"file": _("This file is larger than %(limit)s MB.") % {"limit": limit}}
        if form in wanted:
            self.form = form
            return {}
        sentence = _("These bytes are not %(forms)s, whatever the file is called.")
        return {"file": sentence % {"forms": ", ".join(wanted)}}


def _caption_faults(fresh: UploadedFile) -> dict[str, Any]:
    if (fresh.size or 0) > LARGEST_CAPTIONS:
        return {"captions": _("This caption file is larger than 1 MB.")}
    fresh.seek(0)
    fault = captions_fault(fresh.read())
    fresh.seek(0)
    return {"captions": CAPTION_FAULTS[fault]} if fault else {}


def _head(fresh: UploadedFile) -> bytes:
    fresh.seek(0)
    head = fresh.read(HEAD)
    fresh.seek(0)
    return head
