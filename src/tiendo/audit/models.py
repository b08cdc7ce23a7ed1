"""One table: what was done, to what, by whom and when. It has no foreign keys, so nothing that
happens to a person or a text later can change what is written here."""

from typing import Any

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete an event; the database would refuse as well."""

    def __init__(self) -> None:
        super().__init__("Audit events are only ever added.")


class EventSet(models.QuerySet["Event"]):
    """Events can be looked for and added, nothing else."""

    def update(self, **kwargs: Any) -> int:
        """Refused."""
        raise AppendOnlyError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnlyError


class Event(models.Model):
    """Something that was done: ``documents.delete`` of ``document`` 12 in unit 437."""

    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    object_kind = models.CharField(max_length=80)
    object_key = models.CharField(max_length=80)
    unit = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)

    objects = EventSet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["object_kind", "object_key", "id"], name="audit_by_object"),
            models.Index(fields=["unit", "-at"], name="audit_by_unit"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.action} {self.object_key}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; saving it again is refused."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnlyError
