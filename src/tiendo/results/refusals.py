"""What cannot be done, said in a sentence fit for the person."""

from collections.abc import Mapping, Sequence
from typing import Any

from tiendo.results.queries.reports import Key


class Refused(Exception):
    """A deed that the state of the record or the person's part in it does not allow.

    ``code`` names the sentence (``sentences.refusal``), ``values`` fill it.
    """

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Unready(Refused):
    """A report that cannot be sent yet: what is still open, by cell."""

    def __init__(self, open_cells: Mapping[Key, Sequence[str]]) -> None:
        super().__init__("unready", count=len(open_cells))
        self.open_cells = open_cells
