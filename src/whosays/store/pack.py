"""The bytes of originals, packed where that makes them smaller."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from whosays.errors import DamagedLibraryError
from whosays.model import Original
from whosays.store.details import moment

_LEVEL = 6
_ZLIB, _NONE = "zlib", "none"


def original_row(original: Original) -> dict[str, Any]:
    """A row of `originals`."""
    packed = zlib.compress(original.data, _LEVEL)
    packing, data = (_ZLIB, packed) if len(packed) < len(original.data) else (_NONE, original.data)
    return {
        "id": original.id,
        "size": len(original.data),
        "packing": packing,
        "data": data,
        "source": original.source,
        "media_type": original.media_type,
        "retrieved": moment(original.retrieved),
        "headers": [list(header) for header in original.headers],
    }


def original_of(row: Row[Any]) -> Original:
    """The original that a row of `originals` is.

    Raises:
        DamagedLibraryError: the bytes are no longer those that were stored.
    """
    original = Original(
        data=_unpacked(row),
        source=row.source,
        media_type=row.media_type,
        retrieved=datetime.fromisoformat(row.retrieved),
        headers=tuple((name, value) for name, value in row.headers),
    )
    if original.id != row.id or len(original.data) != row.size:
        raise DamagedLibraryError(f"the bytes of {row.id} are no longer those that were stored")
    return original


def _unpacked(row: Row[Any]) -> bytes:
    if row.packing == _NONE:
        return bytes(row.data)
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(row.data, row.size + 1)  # no more than were stored, whatever the bytes say
    except zlib.error as error:
        raise DamagedLibraryError(f"the bytes of {row.id} cannot be unpacked: {error}") from error
    return data
