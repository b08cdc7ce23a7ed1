"""The material of a newsroom: what pages show of pictures, files and recordings, and what follows
when one is changed."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class InUse(Exception):
    """A picture, file or recording that public pages show, and that was to be deleted."""

    def __init__(self, thing: models.Model, pages: list[Any]) -> None:
        self.thing, self.pages = thing, pages
        super().__init__(f"{thing} is shown on {len(pages)} public pages.")

    @property
    def sentence(self) -> str:
        """What to tell whoever wanted to delete it."""
        words = _("“%(thing)s” is shown on the public page “%(page)s”. Take it out there first.")
        return words % {"thing": self.thing, "page": self.pages[0].title}


class Material(models.Model):
    """A picture, file or recording of the newsroom.

    What was published stays as it was: while a public page shows one, its bytes are neither
    replaced (``loses_old_bytes``: Wagtail deletes those that were) nor deleted.
    """

    loses_old_bytes = True

    class Meta:
        abstract = True

    def told(self) -> Iterator[tuple[str, str, bool]]:
        """The words of it that pages show: the name of their field, the words, and whether they
        are bare words (else rich text)."""
        yield from ()

    def clean(self) -> None:
        """Other bytes for something that is public are a new thing."""
        from tiendo.portal.going_out.renewing import showing

        super().clean()
        this: Any = self
        if self._state.adding or this.file._committed or not self.loses_old_bytes:
            return
        if pages := showing(self):
            words = _(
                "The public page “%(page)s” shows this file as it is. Upload the other one as a "
                "new one, and choose it there; what was published stays as it was."
            )
            raise ValidationError({"file": words % {"page": pages[0].title}})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, and make the public pages that show it anew; a page of which a snapshot is kept
        stays as it was published."""
        from tiendo.portal.going_out.renewing import renew_showing

        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            renew_showing(self)


def refuse_while_shown(instance: Material, **_named: Any) -> None:
    """Before one is deleted, however: not while a public page shows it."""
    from tiendo.portal.going_out.renewing import showing

    if pages := showing(instance):
        raise InUse(instance, pages)
