"""Many accounts at once, for whoever tells how it goes: the command line, and the page."""
