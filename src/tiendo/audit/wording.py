"""What was done, in words a person reads; the events themselves keep the codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo.audit.models import Event

WORDS: dict[str, Promise] = {
    "accounts.add": _("added a person"),
    "accounts.let_in": _("let a person sign in again"),
    "accounts.set_password": _("set a new password"),
    "accounts.shut_out": _("locked an account"),
    "documents.delete": _("deleted a text"),
    "documents.keep": _("kept a text"),
    "indicators.add": _("added an indicator"),
    "indicators.allow": _("allowed indicators to be published"),
    "indicators.break": _("recorded a new definition"),
    "indicators.change": _("changed an indicator"),
    "indicators.forget": _("forgot a name of an indicator"),
    "indicators.learn": _("learned a name of an indicator"),
    "indicators.load": _("loaded the catalogue"),
    "indicators.retire": _("retired an indicator or took it up again"),
    "participation.believe": _("let votes from one place count"),
    "participation.decide": _("decided on a comment"),
    "participation.edit": _("changed by its sender"),
    "participation.erase": _("erased what a person wrote, at their request"),
    "participation.erase_old": _("erased what had stood its time"),
    "participation.handle": _("handled a question"),
    "participation.state_total": _("stated the total of a former counter"),
    "participation.sum_up": _("published the summary of comments on a draft"),
    "plans.attach": _("attached the act of a plan"),
    "plans.copy_lines": _("took over the lines of a plan"),
    "plans.decide": _("recorded a target"),
    "plans.decide_many": _("recorded targets"),
    "plans.record": _("recorded a plan"),
    "portal.archive": _("closed a portal into an archive"),
    "portal.make": _("made a portal"),
    "portal.overrule": _("answered for an objection to a page"),
    "portal.take_over": _("took an article over"),
    "publishing.add_holder": _("recorded an office holder"),
    "publishing.change_holder": _("changed an office holder's entry"),
    "publishing.correct": _("published a correction"),
    "publishing.override": _("published against an objection"),
    "publishing.publish": _("published"),
    "publishing.record_contact": _("recorded the contacts of a unit"),
    "publishing.remove_holder": _("removed an office holder's entry"),
    "results.add_duty": _("added a reporting body"),
    "results.add_form": _("added a form"),
    "results.add_line": _("added a line to a form"),
    "results.approve": _("approved a report"),
    "results.change_regime": _("changed a report regime"),
    "results.close_round": _("closed a round"),
    "results.end_duty": _("ended the duty of a reporting body"),
    "results.enter": _("entered figures"),
    "results.give_back": _("returned a report"),
    "results.keep_bulk": _("sent a file of values"),
    "results.keep_evidence": _("attached a file that proves a figure"),
    "results.keep_holiday": _("recorded a public holiday"),
    "results.make_link": _("made the address of a calendar"),
    "results.open_round": _("opened a round"),
    "results.record_regime": _("recorded a report regime"),
    "results.record_values": _("recorded values"),
    "results.remind": _("reminded a body of its report"),
    "results.remove_holiday": _("removed a public holiday"),
    "results.remove_line": _("removed a line of a form"),
    "results.reopen": _("reopened a report"),
    "results.reopen_round": _("reopened a round"),
    "results.revoke_link": _("revoked the address of a calendar"),
    "results.send": _("sent a report"),
    "results.take_bulk": _("took in a file of values"),
    "results.verify": _("verified a report"),
    "units.change": _("recorded a change of units"),
    "units.end_role": _("ended a role"),
    "units.end_stand_in": _("called off a stand-in"),
    "units.give_role": _("gave a role"),
    "units.load_country": _("loaded the units of the country"),
    "units.record": _("recorded a unit"),
    "units.stand_in": _("named a stand-in"),
    "units.weigh": _("recorded a share"),
}


def deed_words(event: Event) -> str:
    """What was done; the code itself where this edition has no words for it."""
    return str(WORDS.get(event.action, event.action))


def told(event: Event) -> list[tuple[str, str]]:
    """The details of an event: what was before and is after, by name."""
    kept = {key: value for key, value in event.detail.items() if key != "standing_in_for"}
    return [(key, "—" if value is None else str(value)) for key, value in kept.items()]
