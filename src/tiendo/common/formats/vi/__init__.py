"""Vietnamese dates and times."""
