"""The proof of work: ours is made, solved and believed; nobody else's is."""

import base64
import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.citizen import solved
from factories.person import NOW
from tiendo.participation import proof
from tiendo.participation.tokens import LIFETIME

NONCE = "a" * 32


@pytest.fixture(autouse=True)
def _quick(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PROOF_OF_WORK = 500


def changed(payload: str, **said: object) -> str:
    kept = json.loads(base64.b64decode(payload)) | said
    return base64.b64encode(json.dumps(kept).encode()).decode()


def test_a_solved_challenge_is_a_proof_for_its_token_until_it_expires() -> None:
    payload = solved(proof.challenge(nonce=NONCE, at=NOW))
    assert proof.is_proof(payload, nonce=NONCE, at=NOW)
    assert not proof.is_proof(payload, nonce="b" * 32, at=NOW)
    assert not proof.is_proof(payload, nonce=NONCE, at=NOW + LIFETIME + timedelta(seconds=1))


def test_a_wrong_number_salt_signature_or_algorithm_is_no_proof() -> None:
    challenge = proof.challenge(nonce=NONCE, at=NOW)
    payload = solved(challenge)
    number = json.loads(base64.b64decode(payload))["number"]
    salt = str(challenge["salt"])
    later = salt.replace("expires=", "expires=9")
    for said in (
        {"number": number + 1},
        {"signature": "0" * 64},
        {"algorithm": "SHA-1"},
        {"salt": later},
        {"salt": later, "challenge": proof._digest(later, number)},
        {"salt": salt[:-1]},
        {"number": "x"},
        {"salt": None},
    ):
        assert not proof.is_proof(changed(payload, **said), nonce=NONCE, at=NOW)


@pytest.mark.parametrize("name", ["number", "challenge", "signature", "salt"])
@pytest.mark.parametrize(
    "said", [float("inf"), float("nan"), "đ" * 64, "\ud800", None, [], {}, 10**300, "9" * 400]
)
def test_no_value_of_a_payload_breaks_the_reading(name: str, said: object) -> None:
    challenge = proof.challenge(nonce=NONCE, at=NOW)
    if name == "salt":
        said = f"{said}{challenge['salt']}"
    payload = changed(solved(challenge), **{name: said})
    assert not proof.is_proof(payload, nonce=NONCE, at=NOW)


def test_digits_cannot_wander_from_the_number_into_the_salt() -> None:
    challenge = proof.challenge(nonce=NONCE, at=NOW)
    payload = solved(challenge)
    number = str(json.loads(base64.b64decode(payload))["number"])
    if len(number) > 1:
        moved = changed(payload, salt=f"{challenge['salt']}{number[0]}", number=int(number[1:]))
        assert not proof.is_proof(moved, nonce=NONCE, at=NOW)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(lambda b: b.hex())))
def test_nothing_else_is_a_proof_or_breaks_the_reading(payload: str) -> None:
    encoded = base64.b64encode(payload.encode()).decode()
    assert not proof.is_proof(payload, nonce=NONCE, at=NOW)
    assert not proof.is_proof(encoded, nonce=NONCE, at=NOW)
    assert not proof.is_proof("A" * 5000, nonce=NONCE, at=NOW)
