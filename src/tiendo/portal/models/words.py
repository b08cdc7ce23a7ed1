"""The words that rows of the portal are marked with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """A kind of document by the abbreviation in its sign (Decree 30/2020/NĐ-CP, Annex III)."""

    RESOLUTION = "NQ", _("Resolution")
    DECISION = "QĐ", _("Decision")
    DIRECTIVE = "CT", _("Directive")
    PLAN = "KH", _("Plan (document)")
    PROGRAMME = "CTr", _("Programme")
    SCHEME = "ĐA", _("Scheme")
    REPORT = "BC", _("Report (document)")
    NOTICE = "TB", _("Notice")
    GUIDANCE = "HD", _("Guidance")
    REGULATION = "QC", _("Regulation")
    RULES = "QyĐ", _("Rules")
    SUBMISSION = "TTr", _("Submission")
    TELEGRAM = "CĐ", _("Official telegram")
    LETTER = "CV", _("Official letter")


class Effect(models.TextChoices):
    """What a document does to another."""

    REPLACES = "replaces", _("replaces")
    AMENDS = "amends", _("amends and supplements")
    ANNULS = "annuls", _("annuls")
    CARRIES_OUT = "carries-out", _("carries out")


class RecordingKind(models.TextChoices):
    """What is heard or seen."""

    SONG = "song", _("Song or sound")
    VIDEO = "video", _("Video")


class Extent(models.TextChoices):
    """How much of the country a map shows."""

    WARDS = "hong-linh", _("The wards of Hồng Lĩnh")
    PROVINCE = "ha-tinh", _("Hà Tĩnh by communes")
    COUNTRY = "viet-nam", _("Việt Nam by provinces")


class StatementKind(models.TextChoices):
    """What a portal states of itself."""

    ACCESSIBILITY = "accessibility", _("Accessibility statement")
    PRIVACY = "privacy", _("Privacy statement")
    OTHER = "other", _("Other statement")
