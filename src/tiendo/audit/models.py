"""One table: what was done, to what, by whom and when. It has no foreign keys, so nothing that
happens to a person or a text later can change what is written here."""

from django.db import models

from tiendo.common.append_only import AppendOnly


class Event(AppendOnly):
    """Something that was done: ``documents.delete`` of ``document`` 12 in unit 437."""

    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    object_kind = models.CharField(max_length=80)
    object_key = models.CharField(max_length=80)
    unit = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=["object_kind", "object_key", "id"], name="audit_by_object"),
            models.Index(fields=["unit", "-at"], name="audit_by_unit"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by_name}: {self.action} {self.object_key}"
