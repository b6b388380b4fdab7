"""A comparison, shown: on a terminal, and as a page."""
