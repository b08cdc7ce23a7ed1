"""The checks, one rule a file; ``registry`` lists them in the order they run."""
