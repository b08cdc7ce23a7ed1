"""Writing what citizens give back, and what the office does with it: the door for other apps."""

from tiendo.participation.actions.subjects import NewSubject, close_subject, open_subject

__all__ = ["NewSubject", "close_subject", "open_subject"]
