"""Types of columns: words that may hold anything, and lists as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy import types as sql

# PostgreSQL keeps no U+0000, and neither store a lone surrogate (a file name that is not UTF-8 has some).
# They are written as a noncharacter and four digits, so that what is read is what was stored.
_MARK = "\U0010ffff"
_UNKEPT = re.compile(f"[\x00\ud800-\udfff]|{_MARK}")
_KEPT = re.compile(f"{_MARK}([0-9a-f]{{6}})")


class Words(sql.TypeDecorator[str]):
    """Text of any length and any characters."""

    impl = sql.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the base's
        """The words as both stores keep them."""
        return None if value is None else _UNKEPT.sub(lambda match: f"{_MARK}{ord(match[0]):06x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The words as they were."""
        if value is None or _MARK not in value:
            return value
        return _KEPT.sub(lambda match: chr(int(match[1], 16)), value)


class Json(sql.TypeDecorator[Any]):
    """Plain JSON types, as readable text on both stores."""

    impl = Words
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The value as JSON text."""
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The value."""
        return None if value is None else json.loads(value)
