"""What is kept ready to be sent: the bytes of every public address, made when it was published."""

from django.db import models


class RenderedPage(models.Model):
    """One public address as bytes; written in the transaction that publishes, never on a GET.

    ``url_path`` is the address below the root of all portals (/hong-linh/tin-tuc/); ``page`` is
    empty for what no page stands behind, a feed or a list of addresses. ``subject`` names what
    citizens may rate and comment on there. ``body`` is compressed with gzip.
    """

    url_path = models.CharField(max_length=600, unique=True)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, related_name="+"
    )
    subject = models.CharField(max_length=160, blank=True)
    content_type = models.CharField(max_length=80, default="text/html; charset=utf-8")
    body = models.BinaryField()
    etag = models.CharField(max_length=40)
    rendered_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["subject"], name="rendered_by_subject"),)

    def __str__(self) -> str:
        return self.url_path
