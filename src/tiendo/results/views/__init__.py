"""The pages of regimes, rounds, reports and values."""
