"""RESULTS: report regimes, rounds, what is typed, and the approved values with their versions."""
