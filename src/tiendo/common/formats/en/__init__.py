"""English dates and times, in the order an office in Viet Nam expects."""
