"""The number and sign of an official document: "15/2026/NQ-HĐND", "30/BC-UBND", "123/UBND-VP".

Decree 30/2020/NĐ-CP, Annex I, part II, section 3: Arabic numbers, below ten with a nought before
them; a stroke after the number; the sign in capitals, its groups joined by hyphens without spaces.
The abbreviations of kinds are those of its Annex III. Legal normative documents bear the year
between number and sign (Decree 78/2025/NĐ-CP). An official letter has no kind in its sign.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

KINDS = ("NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
         "TTr", "HĐ", "CĐ", "GM", "GGT", "GNP", "PG", "PC", "PB", "NĐ", "TT")  # fmt: skip
"""The abbreviations that stand for a kind of document in its sign."""

_FORM = re.compile(r"(\d{1,6})(?:/(\d{4}))?/([A-ZĐ][A-Za-zĐđ]*)((?:-[A-ZĐ0-9&.]+)+)")
_BELOW_TEN = 10


class DocumentNumberFault(ValueError):
    """A number and sign not in the form of the decree; ``code`` says in what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class DocumentNumber:
    """What a number and sign say; ``kind`` is empty for an official letter, ``year`` where none."""

    number: int
    year: int | None
    kind: str
    issuer: str

    def is_of(self, kind: str, issued_on: date) -> bool:
        """Whether it can belong to a document of this kind, issued on this day."""
        return self.kind == kind and self.year in (None, issued_on.year)


def document_number(text: str) -> DocumentNumber:
    """Take a number and sign apart. Raises ``DocumentNumberFault`` with "spaces", "form", "nought"
    (a number below ten without one) or "letters" (an unknown kind that is not in capitals)."""
    written = unicodedata.normalize("NFC", text.strip())
    if re.search(r"\s", written):
        raise DocumentNumberFault("spaces")
    found = _FORM.fullmatch(written)
    if found is None:
        raise DocumentNumberFault("letters" if _FORM.fullmatch(written.upper()) else "form")
    digits, year, first, rest = found.groups()
    if int(digits) < _BELOW_TEN and not digits.startswith("0"):
        raise DocumentNumberFault("nought")
    if first not in KINDS and first != first.upper():
        raise DocumentNumberFault("letters")
    is_letter = first not in KINDS
    issuer = first if is_letter else rest[1:]
    return DocumentNumber(
        int(digits), int(year) if year else None, "" if is_letter else first, issuer
    )
