"""The log: one line an event, readable on a terminal."""

import logging

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


def formatter() -> logging.Formatter:
    """The formatter the logging settings name; plain ``key=value`` lines, exceptions whole."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.LogfmtRenderer(
                key_order=["timestamp", "level", "logger", "event"], bool_as_flag=False
            ),
        ],
    )
