"""JSON Lines, one object an account, and the same objects as one JSON array.

Both are streams: a generator of text in, ready to be written as UTF-8. JSON Lines come back as readings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from whosays.errors import FormatError
from whosays.model import FailedReading, Reading
from whosays.model.from_dict import result_from_dict

# JSON lets these stand as they are, yet a terminal obeys some, line readers break at others, and lone
# surrogates (from a file name that is not UTF-8) cannot be written. Escaped, they read back the same.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def lines(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """One line an account, as `reading.schema.json` describes it."""
    for result in results:
        yield f"{text(result.to_dict())}\n"


def read(written: Iterable[str]) -> Iterator[Reading | FailedReading]:
    """The results that `lines` wrote, as they were; lines without words are passed over.

    Raises:
        FormatError: a line is none of them; the message says which, where and why.
    """
    for number, line in enumerate(written, 1):
        if line.strip():
            try:
                yield result_from_dict(loads(line))
            except ValueError as error:
                raise FormatError(f"line {number}: {error}") from error


def array(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """The objects of `lines` as one array, piece by piece."""
    return listed("[", (result.to_dict() for result in results), "]")


def listed(before: str, values: Iterable[object], after: str) -> Iterator[str]:
    """The JSON of `values` one a line, with commas between them, inside of what comes before and after."""
    between = f"{before}\n"
    for value in values:
        yield f"{between}{text(value)}"
        between = ",\n"
    yield f"{before}{after}\n" if between == f"{before}\n" else f"\n{after}\n"


def text(value: object) -> str:
    """The JSON of a value, on one line, without anything that a terminal or a line reader obeys."""
    written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def loads(written: str) -> Any:
    """The value that JSON from outside stands for.

    Raises:
        ValueError: it is no JSON, or nested too deeply to be one of ours.
    """
    try:
        return json.loads(written)
    except RecursionError:
        raise ValueError("nested too deeply") from None
