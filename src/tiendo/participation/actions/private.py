"""Private links: whoever has the link may see, change and erase what they wrote."""

import hashlib
import secrets


def new_secret() -> tuple[str, str]:
    """A secret for the link, and its hash, which alone is kept."""
    secret = secrets.token_urlsafe(24)
    return secret, hash_of(secret)


def hash_of(secret: str) -> str:
    """The hash by which a secret is found."""
    return hashlib.sha256(secret.encode()).hexdigest()
