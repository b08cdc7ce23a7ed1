"""People, sign-in and the second factor."""
