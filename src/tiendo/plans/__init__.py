"""PLAN: targets and the legal acts they come from."""
