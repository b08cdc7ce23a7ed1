"""Pictures and files of the newsroom: each says whose it is, and a picture what it shows."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from tiendo.portal.models.material import Material

WHAT_A_PICTURE_SHOWS = _("What the picture shows, for those who do not see it.")


class Picture(Material, AbstractImage):
    """A picture with its alternative text (``description``) and the note of its rights."""

    rights = models.CharField(_("rights"), max_length=250, blank=True)
    admin_form_fields = (
        "title",
        "description",
        "rights",
        "file",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def told(self) -> Iterator[tuple[str, str, bool]]:
        """What it shows and whose it is; its title stands in galleries only."""
        yield "description", self.description, True
        yield "rights", self.rights, True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep a new picture without the place where it was taken, whichever way it came."""
        from tiendo.portal.newsroom.uploads import tells_more, written_anew

        this: Any = self  # Wagtail says nothing of the type of its file
        if self._state.adding and this.file:
            this.file.open()
            raw = this.file.read()
            if tells_more(raw):
                if this.file._committed:
                    this.file.storage.delete(this.file.name)
                name = Path(this.file.name).name
                this.file = ImageFile(io.BytesIO(written_anew(raw)), name=name)
                this._set_image_file_metadata()
            this.file.seek(0)
        super().save(*args, **kwargs)


class PictureRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
        )


class PortalFile(Material, AbstractDocument):
    """A file to download, with the note of its rights."""

    rights = models.CharField(_("rights"), max_length=250, blank=True)
    admin_form_fields = ("title", "file", "rights", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        permissions = [("choose_document", "Can choose document")]

    def told(self) -> Iterator[tuple[str, str, bool]]:
        """The words of its link."""
        yield "title", self.title, True
