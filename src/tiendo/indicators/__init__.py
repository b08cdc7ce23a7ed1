"""The catalogue: what is measured, since when it means the same, and under which names."""
