"""Everything that changes regimes, rounds, reports and values: the door for other apps."""

from tiendo.results.actions.entering import NewEvidence, Typed, enter, keep_evidence
from tiendo.results.actions.links import digest_of, make_link, revoke_link
from tiendo.results.actions.regimes import (
    NewDuty,
    NewForm,
    NewHoliday,
    NewLine,
    NewRegime,
    add_duty,
    add_form,
    add_line,
    change_regime,
    end_duty,
    keep_holiday,
    record_regime,
    remove_holiday,
    remove_line,
)
from tiendo.results.actions.reminding import remind
from tiendo.results.actions.rounds import (
    close_round,
    open_due_rounds,
    open_round,
    reopen_round,
)
from tiendo.results.actions.steps import approve, give_back, reopen, send, verify
from tiendo.results.actions.values import NewValue, record_past, record_values
from tiendo.results.refusals import Refused, Unready

__all__ = [
    "NewDuty",
    "NewEvidence",
    "NewForm",
    "NewHoliday",
    "NewLine",
    "NewRegime",
    "NewValue",
    "Refused",
    "Typed",
    "Unready",
    "add_duty",
    "add_form",
    "add_line",
    "approve",
    "change_regime",
    "close_round",
    "digest_of",
    "end_duty",
    "enter",
    "give_back",
    "keep_evidence",
    "keep_holiday",
    "make_link",
    "open_due_rounds",
    "open_round",
    "record_past",
    "record_regime",
    "record_values",
    "remind",
    "remove_holiday",
    "remove_line",
    "reopen",
    "reopen_round",
    "revoke_link",
    "send",
    "verify",
]
