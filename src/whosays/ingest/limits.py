"""What one account may weigh."""

MAX_BYTES = 20_000_000
MAX_CHARACTERS = 2_000_000
