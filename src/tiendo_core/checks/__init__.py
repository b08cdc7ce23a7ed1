"""Check figures against each other: ``check`` one reading, ``check_together`` several."""

from __future__ import annotations

from tiendo_core.checks.findings import Finding, Interval, Quote
from tiendo_core.checks.run import Checked, Summary, check
from tiendo_core.checks.together import check_together

__all__ = ["Checked", "Finding", "Interval", "Quote", "Summary", "check", "check_together"]
