"""The log: one line an event, readable on a terminal."""

import logging
import re
from collections.abc import Sequence
from typing import Any

import structlog

_SHARED: list[structlog.typing.Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logger(name: str) -> structlog.stdlib.BoundLogger:
    """A log for events with named values: ``logger(__name__).warning("what", key=value)``."""
    wrap = structlog.stdlib.ProcessorFormatter.wrap_for_formatter
    made: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[structlog.stdlib.filter_by_level, *_SHARED, wrap],
    )
    return made


class Discreet(structlog.stdlib.ProcessorFormatter):
    """Writes lines in which addresses that are keys (``rooms``) are cut off before the key.

    Django's own lines name the path of what it refused; here nothing gets past, not even from
    another's message or exception.
    """

    def __init__(self, *, rooms: Sequence[str], **said: Any) -> None:
        super().__init__(**said)
        self.keys = re.compile(rf"({'|'.join(map(re.escape, rooms))})[^/\s\"']+")

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, without keys."""
        return self.keys.sub(r"\1-", super().format(record))


def formatter(rooms: Sequence[str]) -> logging.Formatter:
    """The formatter the logging settings name; plain ``key=value`` lines, exceptions whole.

    What follows one of ``rooms`` (``/tham-gia/rieng/``) is a key and is not written.
    """
    return Discreet(
        rooms=rooms,
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "logger", "event"], bool_as_flag=False
            ),
        ],
    )
