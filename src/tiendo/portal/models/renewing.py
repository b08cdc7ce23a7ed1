"""Things that pages show: when one is changed, its pages are made anew."""

from typing import Any

from django.db import models


class Renewing(models.Model):
    """A picture, file or recording of the newsroom."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, and make the public pages that show it anew."""
        from tiendo.portal.going_out.renewal import renew

        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            renew(self)
