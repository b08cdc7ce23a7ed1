"""A finding as the contract prints it."""

from decimal import Decimal

from tiendo_core.checks.findings import KINDS, Finding, Quote
from tiendo_core.checks.registry import RULES

TEXT = "10/16 xã đạt chuẩn, đạt 57,1%"


def test_a_record_quotes_the_text_and_writes_intervals_as_strings() -> None:
    finding = Finding(
        "pair-percent",
        "arithmetic",
        "inconsistent",
        (Quote(0, 5), Quote(24, 29)),
        (Decimal("57.05"), Decimal("57.15")),
        (Decimal("62.5"), Decimal("200") / Decimal("3")),
        Decimal("53.5001"),
        ("62,5",),
        (Decimal("2858.0"), "note"),
    )
    assert finding.record(TEXT) == {
        "code": "pair-percent",
        "kind": "arithmetic",
        "grade": "inconsistent",
        "quotes": [
            {"quote": "10/16", "start": 0, "end": 5},
            {"quote": "57,1%", "start": 24, "end": 29},
        ],
        "printed": ["57.05", "57.15"],
        "computed": ["62.5", "66.666667"],
        "distance": Decimal("53.50"),
        "suggestions": ["62,5"],
        "values": ["2858.0", "note"],
    }


def test_a_record_over_several_documents_names_the_path_of_each_quote() -> None:
    finding = Finding("same-fact", "inconsistent", "inconsistent", (Quote(0, 5, "a"),))
    record = finding.record({"a": TEXT})
    assert record["quotes"] == [{"quote": "10/16", "start": 0, "end": 5, "path": "a"}]
    assert record["printed"] is record["computed"] is record["distance"] is None


def test_numbers_too_large_to_round_are_written_whole() -> None:
    huge = Decimal(10) ** 40 + Decimal("0.5")
    finding = Finding("growth", "arithmetic", "note", (Quote(0, 1),), (huge, huge), None, huge)
    assert finding.record(TEXT)["distance"] == huge
    assert str(finding.record(TEXT)["printed"][0]).startswith("1000")


def test_every_rule_has_a_kind_and_a_letter_of_the_design() -> None:
    assert {rule.code for rule in RULES} == set(KINDS)
    assert "".join(sorted({rule.letter for rule in RULES})) == "ABDEFGHIJKLMNOPQRSTUVWXY"
