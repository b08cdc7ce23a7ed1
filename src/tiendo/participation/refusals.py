"""Why something a citizen sent was not taken: each a sentence for the person, nothing is done."""

from django.utils.translation import gettext as _


class Refusal(ValueError):
    """What was sent cannot be taken; ``status`` is the answer's, ``field`` where it belongs."""

    status = 422

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class TokenForged(Refusal):
    """The token was not made by this site, or for something else."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            _("This form was not made by this page. Nothing was sent; open the page again.")
        )


class TokenExpired(Refusal):
    """The token is older than it may be."""

    status = 403

    def __init__(self) -> None:
        super().__init__(
            _("The form stood open for too long. Nothing was sent; send it once more.")
        )


class TokenSpent(Refusal):
    """The token was used before: the same form arrived twice."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("This form was already sent; it counts once."))


class TooMany(Refusal):
    """One place sends more than a moderator could ever read."""

    status = 429

    def __init__(self) -> None:
        super().__init__(
            _("Very much is being sent from your network. Wait a minute and send again.")
        )


class SubjectClosed(Refusal):
    """The subject takes nothing (any more)."""

    status = 410

    def __init__(self) -> None:
        super().__init__(_("This page takes no ratings or comments any more. Nothing was sent."))


class Changed(Refusal):
    """Somebody else acted on it first."""

    status = 409

    def __init__(self) -> None:
        super().__init__(
            _("Somebody changed this while you were reading. See what is there now, then decide.")
        )
