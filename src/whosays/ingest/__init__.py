"""Input: bytes, text, files and folders become accounts."""

from whosays.ingest.accounts import from_account, from_bytes, from_text
from whosays.ingest.files import from_path, shown
from whosays.ingest.items import Item, items
from whosays.ingest.text import body_start
from whosays.ingest.told import told

__all__ = [
    "Item",
    "body_start",
    "from_account",
    "from_bytes",
    "from_path",
    "from_text",
    "items",
    "shown",
    "told",
]
