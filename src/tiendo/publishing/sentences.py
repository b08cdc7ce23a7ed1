"""What the gate says, in words: where something is wrong, and what to do about it."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo.publishing.gate.manuscript import Objection

SENTENCES: dict[str, Promise] = {
    "malformed": _("“%(quote)s” is not a number. Please correct it."),
    "unbound": _(
        "Nothing says where “%(quote)s” comes from. Insert it from the data, name its outside "
        "source, or mark it as no figure."
    ),
    "unbound-claim": _("“%(quote)s” is a target or a limit; please see whether it is right."),
    "source-unnamed": _("“%(quote)s” is said to be of an outside source. Please name the source."),
    "bound-to-no-number": _(
        "“%(quote)s” is bound to a figure and holds no number. Insert the figure again."
    ),
    "no-such-datum": _(
        "“%(quote)s” is bound to a figure that is not there or may not be published. "
        "Insert it again."
    ),
    "disagrees": _("“%(quote)s” is printed, but the datum “%(second)s” is %(first)s."),
    "superseded": _(
        "“%(quote)s” is an earlier version of “%(first)s”; another stands by now. Insert it again "
        "unless the text speaks of the earlier one."
    ),
    "other-period": _("“%(quote)s” is of %(first)s, and the text seems to speak of %(second)s."),
    "wrong-title": _("“%(quote)s”: the register says of %(first)s: %(second)s."),
    "former-title": _(
        "“%(quote)s”: %(first)s was %(second)s until %(day)s. Write the new title, or “nguyên” "
        "before the former one."
    ),
    "unknown-holder": _("“%(quote)s”: nobody of this name holds the office."),
    "unknown-holder-offered": _(
        "“%(quote)s”: nobody of this name holds the office. In the register: %(first)s."
    ),
    "telephone": _(
        "“%(quote)s” looks like a private telephone number. Take it out, or record it with the "
        "contacts of the unit."
    ),
    "fixed-line": _(
        "“%(quote)s” is a telephone number the unit does not publish. Is it that of an office?"
    ),
    "identity-number": _("“%(quote)s” looks like an identity number. Please take it out."),
    "e-mail": _(
        "“%(quote)s” looks like a private e-mail address. Take it out, or record it with the "
        "contacts of the unit."
    ),
    "empty-heading": _("A heading is empty. Give it words or take it out."),
    "second-title": _("“%(quote)s” is a second title. Use a heading of level 2."),
    "skipped-level": _("“%(quote)s” is a heading of level %(second)s right after level %(first)s."),
    "no-alternative-text": _(
        "The picture %(first)s has no alternative text. Say what it shows, or mark it as "
        "decoration."
    ),
    "file-name-as-text": _("“%(quote)s” is the name of a file. Say what the picture shows."),
    "empty-alternative-text": _("“%(quote)s” does not say what the picture shows."),
    "dangerous-link": _("The link “%(quote)s” leads to %(first)s, which may do harm."),
    "private-link": _(
        "The link “%(quote)s” leads to %(first)s, which only opens inside a private network."
    ),
    "broken-link": _("The link “%(quote)s” leads nowhere: %(first)s."),
    "link-without-words": _("The link to %(first)s has no words."),
    "vague-link": _("“%(quote)s” does not say where the link leads."),
    "empty-widget": _("The block “%(first)s” is empty. Fill it or take it out."),
    "no-transcript": _(
        "The recording has neither captions nor a transcript (lyrics of a song). Please add one."
    ),
    "no-rights": _("The recording has no rights note. Say who allows its publication."),
}
"""One sentence a code; those ending in "-offered" where there is something to offer."""


OF_THE_CHECKS = ("malformed", "contradictory", "doubtful")
"""Codes whose sentence the checks made; the objection carries it in both languages."""


def sentence(objection: Objection, language: str | None = None) -> str:
    """What an objection says to a person, in a language or in that of the page.

    What the checks found is said in the words of the checks, which the objection carries.
    """
    with translation.override(language or translation.get_language() or "vi"):
        if objection.code in OF_THE_CHECKS and objection.values:
            return objection.values[0 if translation.get_language() == "vi" else 1]
        first, second, third = (*objection.values, "", "", "")[:3]
        code = objection.code
        if first and f"{code}-offered" in SENTENCES:
            code += "-offered"
        words = {"quote": objection.quote, "first": first, "second": second, "day": _day(third)}
        return str(SENTENCES[code]) % words


def _day(written: str) -> str:
    """A day as people write it."""
    return date_format(date.fromisoformat(written), "SHORT_DATE_FORMAT") if written else ""
