"""What is said of faults, oddities and refusals: one sentence each, fit for the person."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tiendo.results.checking import Finding
from tiendo.results.models import Progress, Report
from tiendo.results.refusals import Refused
from tiendo.results.typed import LARGEST_NUMBER, Fault
from tiendo.results.wording import period_words, size
from tiendo_core.plausibility import Oddity, Rule


def sentence(finding: Finding) -> str:
    """The sentence of a finding about a cell."""
    if finding.fault is not None:
        return fault_sentence(finding.fault)
    return oddity_sentence(finding.oddity) if finding.oddity is not None else ""


def fault_sentence(fault: Fault) -> str:
    """Why a typed text is no figure, and what to type."""
    values = {"text": fault.text, "largest": size(LARGEST_NUMBER)}
    said = {
        "no-number": _("“%(text)s” is not one number. Type a number, for example 12,50."),
        "too-long": _("“%(text)s…” is too long for one number."),
        "too-large": _(
            "%(text)s is larger than can be kept exactly (%(largest)s). Use a larger unit of"
            " measure."
        ),
        "too-fine": _("%(text)s has more than four decimals. Round it to four."),
        "half-ratio": _("A ratio needs both numbers: the part and the whole."),
        "zero-denominator": _("The whole of a ratio cannot be 0."),
    }[fault.code] % values
    if fault.candidates:
        said += " " + _("Meant was perhaps: %(readings)s.") % {
            "readings": _(" or ").join(fault.candidates)
        }
    return said


def _slip(values: tuple[Decimal, ...]) -> str:
    """A figure that is a power of ten away from what was reported before."""
    _value, power, mended, fitting = values
    factor = size(Decimal(10) ** abs(int(power)))
    if power > 0:
        told = _("About %(factor)s times the earlier figure (%(earlier)s): %(mended)s?")
    else:
        told = _("About 1/%(factor)s of the earlier figure (%(earlier)s): %(mended)s?")
    return told % {"factor": factor, "earlier": size(fitting), "mended": size(mended)}


def oddity_sentence(oddity: Oddity) -> str:
    """What is odd about a figure; the person answers by mending it or with a reason."""
    shown = [size(value) for value in oddity.values]
    match oddity.rule:
        case Rule.SLIP:
            return _slip(oddity.values)
        case Rule.BOUNDS:
            below = oddity.values[0] < oddity.values[1]
            told = _("%(value)s is below the least allowed, %(bound)s.")
            if not below:
                told = _("%(value)s is above the most allowed, %(bound)s.")
            return told % {"value": shown[0], "bound": shown[1]}
        case Rule.FALLING:
            told = _("The running total falls: %(value)s after %(other)s.")
        case Rule.BELOW_CUT_OFF:
            told = _("The estimate %(value)s is below what is done to the cut-off, %(other)s.")
        case Rule.PART_ABOVE_WHOLE:
            told = _("The part %(value)s is larger than the whole %(other)s.")
        case Rule.PARTS_ABOVE_TOTAL:
            told = _("The lines “of which” add up to %(value)s, more than %(other)s.")
        case Rule.MONTHS_DIFFER:
            told = _("The running total is %(value)s, but the months add up to %(other)s.")
        case Rule.OUTLIER:
            return _("Far from all earlier years: %(least)s to %(most)s.") % {
                "least": shown[1],
                "most": shown[2],
            }
    return told % {"value": shown[0], "other": shown[1]}


def open_sentence(code: str) -> str:
    """What a cell still lacks before the report can be sent."""
    return {
        "empty": _("Type a figure, or choose why there is none."),
        "reason": _("Give a reason."),
    }[code]


def refusal(fault: Refused) -> str:
    """Why something was not done."""
    values: dict[str, Any] = dict(fault.values)
    if "period" in values:
        values["period"] = period_words(str(values["period"]))
    if "progress" in values:
        values["progress"] = Progress(values["progress"]).label
    if "on" in values:
        values["on"] = date_format(values["on"], "SHORT_DATE_FORMAT")
    return {
        "unready": _("The report cannot be sent yet: %(count)s cells are still open."),
        "not-asked": _("The report does not ask for this figure (line %(line)s, %(period)s)."),
        "round-closed": _("The round of %(period)s is closed. Ask for it to be reopened."),
        "round-open": _("The round of %(period)s is not closed."),
        "not-open": _("The report is “%(progress)s” and cannot be changed now."),
        "other-step": _("Somebody was faster: the report is “%(progress)s” now."),
        "needs-note": _("Say why: a note is needed."),
        "own-work": _("You did an earlier step of this report; %(other)s can do this one."),
        "out-of-range": _(
            "%(indicator)s, %(period)s: %(value)s cannot be kept exactly. Use a larger unit of"
            " measure."
        ),
        "line-in-use": _("Figures were entered for %(indicator)s: the line stays in the form."),
        "duty-ends-early": _("The duty began on %(on)s and can only end after that day."),
        "computed": _("%(indicator)s is computed from other indicators and is not typed."),
    }[fault.code] % values


def reminder(report: Report, note: str) -> tuple[str, str]:
    """Subject and text of the message that reminds a body of its report."""
    period = period_words(report.round.period)
    values = {
        "name": report.round.regime.name,
        "period": period,
        "form": report.duty.form.name,
        "reporter": report.duty.reporter.full_name,
        "by": date_format(report.round.send_by_on, "SHORT_DATE_FORMAT"),
    }
    subject = _("Reminder: %(name)s, %(period)s, due %(by)s") % values
    address = reverse(
        "results:entry",
        kwargs={
            "unit": report.duty.reporter.address,
            "period": report.round.period,
            "report": report.pk,
        },
    )
    lines = [
        _("%(reporter)s has not yet sent “%(form)s” of %(period)s.") % values,
        _("It is due on %(by)s.") % values,
        *([note] if note else []),
        f"{settings.SITE_ADDRESS}{address}",
    ]
    return subject, "\n\n".join(lines)
