"""What one account may weigh."""

MAX_BYTES = 100_000_000  # pictures in it included, as in a PDF or a saved page
MAX_MARKUP = 20_000_000  # of a text or a page, without the pictures that stand in it
MAX_CHARACTERS = 2_000_000
