"""What speaks against an indicator, in sentences: what, where, and what to do."""

from django.utils.translation import gettext as _

from tiendo.indicators.soundness import Fault


def sentence(fault: Fault) -> str:
    """The sentence for the field of a fault."""
    return _sentences()[fault.code] % _named(fault.about)


def _named(about: tuple[str, ...]) -> dict[str, str]:
    """What a fault is about, by place: a, b, c, d, and all of it."""
    places = dict(zip("abcd", (*about, "", "", "", ""), strict=False))
    return places | {"all": ", ".join(about)}


def _sentences() -> dict[str, str]:
    return {
        "code-taken": _("The code %(a)s is taken by another indicator. Choose another code."),
        "fixed": _(
            "This cannot change, because values were counted by it. "
            "Retire the indicator and add another."
        ),
        "break-too-early": _("A definition holds since %(a)s: a new one begins on a later day."),
        "no-unit": _(
            "“%(a)s” is no unit of measure. Write it as in the head of a table: tỷ đồng, %%, tạ/ha."
        ),
        "ratio-adds-up": _("Ratios do not add up. Choose the ratio of the sums, or none."),
        "base-year": _("Constant prices need their base year, other prices have none."),
        "unknown-code": _(
            "The catalogue has no indicator with the code %(all)s. Add it first, or mend the code."
        ),
        "half-a-ratio": _("A ratio needs the codes of both its parts, or of neither."),
        "wrong-factor": _("%(b)s divided by %(c)s gives %(d)s with the factor %(a)s. Enter %(a)s."),
        "no-whole-factor": _(
            "%(b)s divided by %(c)s has no whole factor for %(d)s. "
            "Choose parts counted in the same unit."
        ),
        "needs-formula": _("What is derived by formula needs its formula."),
        "formula-too-long": _("The formula is longer than %(a)s characters."),
        "formula-too-deep": _("Parentheses stand more than %(a)s deep."),
        "formula-strange": _(
            "“%(a)s” is no part of a formula. Use codes, numbers with a decimal point, + - * / and "
            "parentheses; last_year(CODE) is the same period last year."
        ),
        "formula-goes-on": _(
            "“%(a)s” goes on after its end: a sign is missing, or a parenthesis is too many."
        ),
        "formula-open": _("“%(a)s” lacks a closing parenthesis."),
        "formula-lacks": _("“%(a)s” lacks a number or a code after a sign."),
        "formula-circle": _(
            "These wait for each other: %(a)s. An indicator cannot be computed from itself."
        ),
        "unlike-units": _("%(a)s and %(b)s are unlike things and cannot be added."),
        "unlike-scales": _(
            "%(a)s and %(b)s are not counted in the same unit; multiply one of them, for example "
            "by 1000."
        ),
        "unlike-prices": _("%(a)s and %(b)s are in unlike prices and cannot be added."),
        "unlike-result": _("What the formula gives is not counted in the unit of the indicator."),
    }
