"""The leader's board: everything on it is computed, so the app has no tables."""
