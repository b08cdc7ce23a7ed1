"""Large files of values: a million rows checked by DuckDB and taken in at once."""
