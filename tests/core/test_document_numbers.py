"""Numbers and signs of official documents, as Decree 30/2020/NĐ-CP writes them."""

from datetime import date

import pytest

from tiendo_core.document_numbers import DocumentNumber, DocumentNumberFault, document_number

FORMS = {
    "15/2026/NQ-HĐND": DocumentNumber(15, 2026, "NQ", "HĐND"),
    " 30/BC-UBND ": DocumentNumber(30, None, "BC", "UBND"),
    "08/CTr-UBND": DocumentNumber(8, None, "CTr", "UBND"),
    "123/UBND-VP": DocumentNumber(123, None, "", "UBND"),
    "412/QĐ-UBND-KT": DocumentNumber(412, None, "QĐ", "UBND-KT"),
}


@pytest.mark.parametrize("written", FORMS)
def test_a_number_and_sign_is_taken_apart(written: str) -> None:
    assert document_number(written) == FORMS[written]


def test_letters_put_together_from_marks_are_the_same_letters() -> None:
    assert document_number("15/2026/NQ-HĐND").issuer == "HĐND"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("15 /2026/NQ-HĐND", "spaces"),
        ("15-2026-NQ-HĐND", "form"),
        ("", "form"),
        ("15/26/NQ-HĐND", "form"),
        ("5/2026/NQ-HĐND", "nought"),
        ("15/2026/nq-hđnd", "letters"),
        ("15/Ubnd-VP", "letters"),
    ],
)
def test_what_is_not_in_the_form_is_refused_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(DocumentNumberFault) as fault:
        document_number(written)
    assert fault.value.code == code


def test_a_number_belongs_to_its_kind_and_to_its_year() -> None:
    number = document_number("15/2026/NQ-HĐND")
    assert number.is_of("NQ", date(2026, 7, 1))
    assert not number.is_of("QĐ", date(2026, 7, 1))
    assert not number.is_of("NQ", date(2025, 12, 31))
    assert document_number("30/BC-UBND").is_of("BC", date(2025, 12, 31))
