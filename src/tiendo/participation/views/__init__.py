"""Pages of participation: those of citizens, and those of the office."""
