"""Words about a plan that have two readings, for information.

Interval rule: none. "vượt 106,4% kế hoạch" may be 106,4% or 206,4% of the plan, and "vượt 1,6% so
với chỉ tiêu" on a rate may be 1,6 points. The reader keeps what is written and leaves a remark;
this rule tells it, with both values. Part of letter D; source: reading.md, "Plan".

Example: "đạt 8,6 tỷ đồng, vượt 115% so với mức tỉnh giao": note, 115 or 215.
"""

from __future__ import annotations

from tiendo_core.checks.findings import KINDS, NOTE, Finding, Quote
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material


def check(material: Material, ledger: Ledger) -> None:
    """Pass on every remark of the reader as a note."""
    for remark in material.reading.remarks:
        if remark.code in KINDS:
            quote = (Quote(remark.start, remark.end),)
            ledger.note(Finding(remark.code, KINDS[remark.code], NOTE, quote, values=remark.values))
