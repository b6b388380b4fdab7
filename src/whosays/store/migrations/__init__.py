"""How a library came to be what it is: one file in `versions/` for each change of its tables."""
