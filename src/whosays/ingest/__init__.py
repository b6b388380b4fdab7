"""Input: bytes, text, files and folders become accounts."""

from whosays.ingest.accounts import from_bytes, from_text
from whosays.ingest.files import from_path
from whosays.ingest.items import Item, items
from whosays.ingest.text import body_start

__all__ = ["Item", "body_start", "from_bytes", "from_path", "from_text", "items"]
