"""Whether a document's number and sign has the form of Decree 30/2020, in words for its editor."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tiendo_core.document_numbers import DocumentNumberFault, document_number

LETTER = "CV"
"""How the portal marks official letters, whose sign has no kind."""

FAULTS = {
    "spaces": _("A number and sign has no spaces, as in 15/2026/NQ-HĐND."),
    "form": _("Write number and sign as in 15/2026/NQ-HĐND, 30/BC-UBND or 123/UBND-VP."),
    "nought": _("A number below 10 is written with a nought: 05/QĐ-UBND (Decree 30/2020)."),
    "letters": _("The sign is written in capitals, as in 15/2026/NQ-HĐND."),
}


def number_faults(number: str, kind: str, issued_on: date) -> dict[str, Any]:
    """What is wrong with a number and sign, by field; nothing when it is in order."""
    try:
        said = document_number(number)
    except DocumentNumberFault as fault:
        return {"number": FAULTS[fault.code]}
    if (said.kind or LETTER) != kind:
        return {"kind": _("The sign %(number)s is not one of this kind.") % {"number": number}}
    if not said.is_of(said.kind, issued_on):
        sentence = _("The number names the year %(year)s, but the day is in %(issued)s.")
        return {"issued_on": sentence % {"year": said.year, "issued": issued_on.year}}
    return {}
