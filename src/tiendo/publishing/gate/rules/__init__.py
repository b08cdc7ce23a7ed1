"""The rules of the gate, one a file; each is a function from the desk to objections."""
