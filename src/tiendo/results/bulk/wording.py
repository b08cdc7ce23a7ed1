"""What is wrong in a file of values, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tiendo.results.bulk.checking import Finding, UnreadableFile
from tiendo.results.bulk.columns import WrongColumns
from tiendo_core.numbers import format_number

SENTENCES: Mapping[str, str] = {
    "empty": gettext_noop("column “%(column)s” is empty. Fill it in or delete the row."),
    "torn": gettext_noop(
        "the row does not have as many columns as the heading, or a quotation mark is not closed: "
        "%(text)s"
    ),
    "no-indicator": gettext_noop("no indicator has the code “%(text)s”. Look it up in the list."),
    "no-unit": gettext_noop(
        "no unit you may record for bears the code “%(text)s” in %(first)s. Check the code and the "
        "period."
    ),
    "no-period": gettext_noop(
        "“%(text)s” is no period. Write 2026, 2026-9M, 2026-Q1, 2026-S2 or 2026-09, as text."
    ),
    "no-certainty": gettext_noop(
        "“%(text)s” is no kind of figure. Write official, preliminary or estimate."
    ),
    "computed": gettext_noop(
        "the indicator %(text)s is computed from others and is not recorded. Delete the row."
    ),
    "no-number": gettext_noop(
        "“%(text)s” is no number. Write 1892.5 (or choose the writing 1.892,5 for the whole file)."
    ),
    "too-fine": gettext_noop("%(text)s has more than four decimals. Round it."),
    "too-large": gettext_noop("%(text)s is too large to be kept exactly. Use a larger unit."),
    "duplicate": gettext_noop(
        "the figure %(text)s stands in row %(first)s already. Only one of them may stay."
    ),
    "bounds": gettext_noop("%(text)s is below zero, which this indicator cannot be."),
    "falling": gettext_noop(
        "the running total %(text)s is less than %(first)s in %(second)s of the same year."
    ),
    "parts-above-total": gettext_noop(
        "the %(second)s units below together have %(first)s, more than the total %(text)s."
    ),
}

REFUSALS: Mapping[str, str] = {
    "too-large": gettext_noop(
        "The file is too large: %(first)s MB, at most %(second)s MB are read. Split it."
    ),
    "not-csv": gettext_noop("This is no CSV or Excel file (.xlsx). Save it as one of them."),
    "not-utf-8": gettext_noop(
        "The letters of this file are not in UTF-8. Save it as “CSV UTF-8” in Excel."
    ),
    "torn-file": gettext_noop("This file cannot be read as a table: %(first)s"),
    "too-many-columns": gettext_noop(
        "The heading names %(first)s columns; at most %(second)s are read. Leave the others out."
    ),
    "no-rows": gettext_noop("There is no row below the heading."),
}


def finding_sentence(finding: Finding) -> str:
    """The whole sentence with its row and column."""
    said = _(SENTENCES[finding.code]) % {
        "text": finding.text[:80],
        "first": finding.first,
        "second": finding.second,
        "column": finding.column,
    }
    where = _("Row %(row)s") % {"row": format_number(finding.row)}
    if finding.column and finding.code != "empty":
        where = _("%(row)s, column “%(column)s”") % {"row": where, "column": finding.column}
    return f"{where}: {said}"


def refusal_sentence(fault: UnreadableFile | WrongColumns) -> str:
    """Why the file cannot be checked at all, and what to do."""
    if isinstance(fault, UnreadableFile):
        first, second = (*fault.values, "", "")[:2]
        return _(REFUSALS[fault.code]) % {"first": first, "second": second}
    if fault.doubled:
        return _("The heading names these columns twice: %(columns)s.") % {
            "columns": ", ".join(fault.doubled)
        }
    return _(
        "The heading lacks these columns: %(columns)s. The first line must name indicator, unit, "
        "period and value."
    ) % {"columns": ", ".join(fault.missing)}
