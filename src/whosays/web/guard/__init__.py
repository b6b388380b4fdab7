"""What keeps others out: one idea a file."""
