"""Things that pages show: what they say, and how pages follow when one is changed."""

from collections.abc import Iterator
from typing import Any

from django.db import models


class Renewing(models.Model):
    """A picture, file or recording of the newsroom."""

    class Meta:
        abstract = True

    def told(self) -> Iterator[tuple[str, str, bool]]:
        """The words of it that pages show: the name of their field, the words, and whether they
        are bare words (else rich text)."""
        yield from ()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, and make the public pages that show it anew; a page of which a snapshot is kept
        stays as it was published."""
        from tiendo.portal.going_out.renewing import renew_showing

        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            renew_showing(self)
