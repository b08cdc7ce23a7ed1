"""Read official prose into figures: ``read`` is the door."""

from __future__ import annotations

from tiendo_core.reading.figures import Figure, Reading
from tiendo_core.reading.reader import read

__all__ = ["Figure", "Reading", "read"]
