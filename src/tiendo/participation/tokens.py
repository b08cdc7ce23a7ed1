"""Anonymous tokens that stand where other sites put a cookie.

A token says what it is for, on which subject and when it was made, signed with the site's key; it
says nothing of who asked for it. It is spent once: its nonce is kept until it would have expired.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import IntegrityError, transaction

from tiendo.participation.models import SpentToken
from tiendo.participation.refusals import TokenExpired, TokenForged, TokenSpent

LIFETIME = timedelta(hours=3)
LONGEST = 500
"""No token of ours is longer, in characters."""

_SIGNER = "tiendo.participation.token"


@dataclass(frozen=True)
class Token:
    """What a token says once its signature is believed."""

    purpose: str
    subject: str
    nonce: str
    made_at: datetime


def make(*, purpose: str, subject: str, at: datetime) -> str:
    """A fresh token for one use."""
    content = [purpose, subject, secrets.token_hex(16), int(at.timestamp())]
    return signing.Signer(salt=_SIGNER).sign_object(content)


def read(written: str, *, purpose: str, subject: str, at: datetime) -> Token:
    """The token, believed; raises ``TokenForged`` or ``TokenExpired``."""
    if len(written) > LONGEST:
        raise TokenForged
    try:
        said_purpose, about, nonce, made = signing.Signer(salt=_SIGNER).unsign_object(written)
        token = Token(said_purpose, about, nonce, datetime.fromtimestamp(made, at.tzinfo))
    except (signing.BadSignature, ValueError) as fault:
        raise TokenForged from fault
    if (token.purpose, token.subject) != (purpose, subject) or token.made_at > at + LIFETIME:
        raise TokenForged
    if at - token.made_at > LIFETIME:
        raise TokenExpired
    return token


def spend(token: Token, *, at: datetime) -> None:
    """Use a token up, inside the transaction of what it allows; raises ``TokenSpent``."""
    try:
        with transaction.atomic():
            SpentToken.objects.create(nonce=token.nonce, spent_at=at)
    except IntegrityError as fault:
        raise TokenSpent from fault
