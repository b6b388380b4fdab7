"""JSON Lines, one object an account, and the same objects as one JSON array.

Both are streams: a generator of text in, ready to be written as UTF-8.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from whosays.model import FailedReading, Reading

# JSON lets these stand as they are, yet a terminal obeys some, line readers break at others, and lone
# surrogates (from a file name that is not UTF-8) cannot be written. Escaped, they read back the same.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def lines(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """One line an account, as `reading.schema.json` describes it."""
    for result in results:
        yield f"{_object(result)}\n"


def array(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """The objects of `lines` as one array, piece by piece."""
    before = "[\n"
    for result in results:
        yield f"{before}{_object(result)}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _object(result: Reading | FailedReading) -> str:
    text = json.dumps(result.to_dict(), ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
