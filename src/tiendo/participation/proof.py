"""Proof of work against floods of machine-made comments: the protocol of altcha, version 1.

The server draws a secret number and tells SHA-256 of salt + number; the browser counts until it
finds the number. Salt and answer are signed, so the server remembers nothing: when it expires and
which token it belongs to stand in the salt, which ends in ``&`` so that no digit of the number can
be taken for a part of it.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from datetime import datetime
from urllib.parse import parse_qs, urlencode

from django.conf import settings
from django.utils.crypto import salted_hmac

from tiendo.participation.tokens import LIFETIME

ALGORITHM = "SHA-256"
LONGEST = 2000
"""No payload is longer, in characters."""


def challenge(*, nonce: str, at: datetime) -> dict[str, str | int]:
    """A challenge to be solved for one token."""
    said = {"expires": int((at + LIFETIME).timestamp()), "token": nonce}
    salt = f"{secrets.token_hex(12)}?{urlencode(said)}&"
    number = secrets.randbelow(settings.PROOF_OF_WORK + 1)
    digest = _digest(salt, number)
    return {
        "algorithm": ALGORITHM,
        "challenge": digest,
        "maxnumber": settings.PROOF_OF_WORK,
        "salt": salt,
        "signature": _signature(digest),
    }


def is_proof(payload: str, *, nonce: str, at: datetime) -> bool:
    """Whether a payload solves a challenge of ours that was made for this token and still holds."""
    if len(payload) > LONGEST:
        return False
    try:
        said = json.loads(base64.b64decode(payload, validate=True))
        names = ("salt", "challenge", "signature")
        salt, digest, signature = (_plain(said[name]) for name in names)
        number = int(said["number"])
        terms = parse_qs(salt.partition("?")[2])
        expires = int(terms["expires"][0])
    except (binascii.Error, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return False
    return (
        said.get("algorithm") == ALGORITHM
        and salt.endswith("&")
        and terms.get("token") == [nonce]
        and at.timestamp() <= expires
        and hmac.compare_digest(_digest(salt, number), digest)
        and hmac.compare_digest(_signature(digest), signature)
    )


def _plain(said: object) -> str:
    """What we sign is ASCII, and nothing else can be compared; raises ``ValueError`` for it."""
    return str(said).encode("ascii").decode("ascii")


def _digest(salt: str, number: int) -> str:
    return hashlib.sha256(f"{salt}{number}".encode()).hexdigest()


def _signature(digest: str) -> str:
    return salted_hmac("tiendo.participation.proof", digest, algorithm="sha256").hexdigest()
