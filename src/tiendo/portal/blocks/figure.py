"""One big number with where it comes from."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from tiendo.portal.blocks.text import TextBlock
from tiendo.portal.composing import figures
from tiendo.publishing.queries import Reference, ReferenceFault, cited


class FigureBlock(StructBlock):
    """A number, large, with what it is; inserted as in text, so it knows its datum."""

    label = CharBlock(label=_("What it is"), max_length=160)
    number = TextBlock(label=_("Figure of the data"), features=["so-lieu"])

    class Meta:
        label = _("Big number")
        icon = "plus-inverse"


def compose(value: Any, ledger: figures.Ledger) -> dict[str, Any]:
    """Label, printed number with its place in the ledger, and how it compares."""
    printed, entry = ledger.entered(value["number"].source)
    return {
        "label": value["label"],
        "printed": printed,
        "place": entry.get("place", ""),
        "compare": compared(entry.get("reference", "")),
    }


def compared(reference: str) -> str:
    """What is said beside a value: its share of the plan, or else the change against last year."""
    try:
        datum = cited(Reference.parse(reference)) if reference else None
    except ReferenceFault:
        datum = None
    if datum is not None and datum.attained:
        return gettext("%(share)s of plan") % {"share": datum.attained}
    if datum is not None and datum.change:
        return gettext("%(change)s on the same period last year") % {"change": datum.change}
    return ""
