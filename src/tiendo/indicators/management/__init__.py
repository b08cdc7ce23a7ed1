"""Management of the catalogue."""
