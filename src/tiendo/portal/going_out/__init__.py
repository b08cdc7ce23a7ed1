"""The one way a page becomes public, and all that follows from it."""
