"""Like for like across mergers and splits, from values by unit; or in words why not."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from tiendo.units.models import Unit
from tiendo.units.register import registry
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.succession import Basis, Comparable


def like_for_like(
    units: Iterable[Unit], values: Mapping[Unit, Decimal], basis: Basis, *, on_new_borders: bool
) -> Comparable | NoValue:
    """What units together had (``on_new_borders``: from their predecessors' values of an earlier
    period) or would have (on old borders: from their successors' values of a later period).

    One additive value a unit, all of one indicator and one period; a ratio is put together from its
    numerator and its denominator (``ratio_like_for_like`` of the core). Nothing is guessed: where a
    share or a value is missing the answer is a ``NoValue``; ``refusal`` says it in words.
    """
    lineage = registry().lineage
    ask = lineage.on_new_borders if on_new_borders else lineage.on_old_borders
    return ask([unit.key for unit in units], {unit.key: values[unit] for unit in values}, basis)


def refusal(answer: NoValue) -> str:
    """Why a comparison across changed borders cannot be made, with the units by their names."""
    records = registry().records

    def named(about: str) -> str:
        found = next((one for key, one in records.items() if str(key) == about), None)
        return f"{found.full_name} ({found.code})" if found else about

    about = "; ".join(" → ".join(named(end) for end in one.split(" -> ")) for one in answer.about)
    sentences = {
        Reason.MISSING: _("Not comparable: no value of %(units)s nor of what it was made from."),
        Reason.SHARE_MISSING: _(
            "Not comparable: nobody has said how much passed with %(units)s. Record the people, "
            "the area or another figure that passed, with its source."
        ),
        Reason.PARTS_INCOMPLETE: _(
            "Not comparable: only one part of %(units)s is recorded; where the rest went is not."
        ),
        Reason.COUNTED_TWICE: _(
            "Not comparable: values of %(units)s and of its predecessors or successors were given "
            "together and would count twice."
        ),
        Reason.ZERO_DIVISOR: _("Not comparable: the denominator is zero."),
    }
    return sentences.get(answer.reason, _("Not comparable: %(units)s.")) % {"units": about}
