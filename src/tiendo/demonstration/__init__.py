"""The demonstration: its start page, one-click roles and illustrative texts."""
