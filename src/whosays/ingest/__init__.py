"""Input: bytes, text, files and folders become accounts."""

from whosays.ingest.accounts import from_account, from_bytes, from_original, from_text
from whosays.ingest.collect import Collected, Deferred, Web, collect, contents
from whosays.ingest.files import from_path, shown
from whosays.ingest.headlines import stands_alone
from whosays.ingest.text import body_start
from whosays.ingest.told import told

__all__ = [
    "Collected",
    "Deferred",
    "Web",
    "body_start",
    "collect",
    "contents",
    "from_account",
    "from_bytes",
    "from_original",
    "from_path",
    "from_text",
    "shown",
    "stands_alone",
    "told",
]
