"""What is wrong in a file, in words: what, where (sheet, row, column), and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tiendo.results.excel.cells import Fault

SENTENCES: Mapping[str, str] = {
    "letters": gettext_noop(
        "'%(text)s' holds the letters %(first)s. Enter a number, for example 12,50."
    ),
    "words": gettext_noop("'%(text)s' is no number. Enter a number, for example 12,50."),
    "spaces": gettext_noop("'%(text)s' has spaces in the number. Enter %(first)s."),
    "malformed": gettext_noop("'%(text)s' is no number. Was it meant to be %(all)s?"),
    "date": gettext_noop(
        "This is the day %(text)s and no number; Excel turns 5/12 into a day. Enter the number "
        "anew in a cell formatted as a number."
    ),
    "truth": gettext_noop("%(text)s is no number. Enter a number, for example 12,50."),
    "percent": gettext_noop(
        "%(text)s is a percentage, but the indicator is not counted in per cent. Enter the value."
    ),
    "formula-error": gettext_noop(
        "The formula here gives the error %(text)s. Mend the formula or enter the number."
    ),
    "uncomputed": gettext_noop(
        "The formula here was saved without its result. Open the file in Excel, save it, and send "
        "it again."
    ),
    "too-large": gettext_noop(
        "%(text)s cannot be kept exactly: at most 15 digits and 4 decimals. Use a larger unit, "
        "such as tỷ đồng."
    ),
    "rounded": gettext_noop("%(text)s is taken as %(first)s: four decimals are kept."),
    "hidden": gettext_noop("This row is hidden in the file; it was read all the same."),
    "merged": gettext_noop(
        "The cells %(text)s are merged; a figure must stand in a cell of its own. Unmerge them."
    ),
    "state": gettext_noop("'%(text)s' is no state. Choose one of the list: %(all)s."),
    "state-and-number": gettext_noop(
        "There is a number (%(text)s) and the state “%(first)s”. Delete one of the two."
    ),
    "unknown-line": gettext_noop(
        "This row is no line of this form (“%(text)s”); it was not read. Do not add rows."
    ),
    "doubled-line": gettext_noop(
        "The line “%(text)s” stands twice, in row %(first)s too; only one of them may stay."
    ),
    "other-unit": gettext_noop(
        "'%(text)s' does not fit “%(first)s”, which is counted in %(second)s. Mend the unit of "
        "measure or match the row to another indicator."
    ),
    "same-indicator": gettext_noop(
        "“%(text)s” was matched to “%(first)s”, as was row %(second)s. Match each row to one."
    ),
    "disagrees": gettext_noop(
        "“%(first)s” prints %(text)s, but the other columns give %(second)s. It is not taken; look "
        "which figure is wrong."
    ),
    "no-target": gettext_noop("'%(text)s' is no target. Enter a number, or ≥ 80, or 5 - 7."),
    "not-asked": gettext_noop(
        "The report does not ask for “%(first)s” (%(text)s); the figure was not taken."
    ),
    "macros": gettext_noop("The file holds macros. They were not run; only the cells were read."),
    "no-form": gettext_noop(
        "This file is no form made here. Download the form of this report and fill it in, or bring "
        "in your own layout by “Own layout”."
    ),
    "foreign-form": gettext_noop(
        "This is the form of %(first)s; this page is that of %(second)s. Open the right report, or "
        "download its form."
    ),
    "damaged-form": gettext_noop(
        "The identity of this form was changed or was made by another installation. Download the "
        "form again and copy your figures into it."
    ),
    "no-cells": gettext_noop(
        "The form is recognised, but its sheet with the figures is missing or has lost its hidden "
        "keys. Download the form again and copy your figures into it."
    ),
}


def fault_sentence(fault: Fault) -> str:
    """The whole sentence with its place: "Ô D14: '12,5o' có chữ o. Nhập số, ví dụ 12,50."""
    first, second = (*fault.values, "", "")[:2]
    values = {
        "text": fault.text,
        "first": first,
        "second": second,
        "all": _listed(fault.values),
    }
    said = _(SENTENCES[fault.code]) % values
    where = place_words(fault)
    return f"{where}: {said}" if where else said


def place_words(fault: Fault) -> str:
    """Where it is: the cell of a sheet, or the row of a file."""
    if fault.place:
        cell = _("Cell %(cell)s") % {"cell": fault.place}
        return _("%(cell)s, sheet %(sheet)s") % {"cell": cell, "sheet": fault.sheet}
    if fault.row:
        return _("Row %(row)s") % {"row": fault.row}
    return ""


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(one for one in values if one)
