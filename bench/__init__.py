"""Measured against peers and limits, side by side in one run: ``python3 dev bench``."""
