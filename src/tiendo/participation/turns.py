"""Writing in turn: in a crowd, threads wait for one another in order instead of by chance.

SQLite lets one write at a time, and who finds it busy sleeps and tries again, longer each time: the
unlucky wait for seconds. Within one process a lock puts them in a row. PostgreSQL needs none of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection, transaction

_TURN = Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """One transaction; on SQLite only when this thread's turn in the process has come."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with _TURN, transaction.atomic():
        yield
