"""The rules of the field: plain Python, no clock, no disk, no screen."""
