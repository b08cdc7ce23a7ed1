"""Much that becomes public in one go: what every step would make anew is made once, at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

Make = Callable[[int], None]

_waiting: ContextVar[dict[tuple[Make, int], None] | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Make pages and what stands around them once, when the outermost of these blocks ends.

    The block is one transaction with what it makes: nobody sees a page that was published and is
    not ready to be sent.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: dict[tuple[Make, int], None] = {}
    with transaction.atomic():
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        for make, pk in waiting:
            make(pk)


def is_put_off(make: Make, pk: int) -> bool:
    """Whether ``make(pk)`` waits for the end of a block around the caller."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting[make, pk] = None
    return True
