"""What ``python3 dev`` does. The modules that ``dev`` imports need the standard library only."""
