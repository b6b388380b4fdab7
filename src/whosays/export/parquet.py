"""Parquet, one statement a row, typed: spans are structs, pieces of content lists of them, days dates.

Offsets count Unicode code points, the end is exclusive. Needs pyarrow (`pip install 'whosays[parquet]'`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from whosays.errors import MissingPackageError
from whosays.export.rows import COLUMNS, Row, rows
from whosays.export.written import Written
from whosays.model import FailedReading, Reading

_GROUP = 5_000  # rows held at a time: a few megabytes
_ALWAYS = (
    *("account", "extractor", "model", "attribution", "act", "quotation"),
    *("source_type", "type", "polarity", "determinacy"),
)


def chunks(results: Iterable[Reading | FailedReading]) -> Iterator[bytes]:
    """The file, a group of rows at a time.

    Raises:
        MissingPackageError: pyarrow is not installed; at once, before anything is written.
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        message = "Parquet needs the package pyarrow; install it with: pip install 'whosays[parquet]'"
        raise MissingPackageError(message) from error
    return _chunks(rows(results))


def _chunks(given: Iterator[Row]) -> Iterator[bytes]:
    from pyarrow import RecordBatch, parquet  # noqa: PLC0415

    written = Written()
    schema = _schema()
    with parquet.ParquetWriter(written, schema, compression="zstd") as writer:
        while group := list(islice(given, _GROUP)):
            writer.write_batch(RecordBatch.from_pylist([_typed(row) for row in group], schema))
            yield written.taken()
    yield written.taken()


def _typed(row: Row) -> dict[str, Any]:
    return row.to_dict() | {"said_from": row.said_from, "said_to": row.said_to}


def _schema() -> Any:
    import pyarrow as pa  # noqa: PLC0415

    def must(name: str, kind: Any) -> Any:
        return pa.field(name, kind, nullable=False)

    words = pa.string()
    span = pa.struct([must("start", pa.int32()), must("end", pa.int32()), must("text", words)])
    spans, strings = pa.list_(must("item", span)), pa.list_(must("item", words))
    where_known = {
        "source": span,
        "hearer": span,
        "where": span,
        "said_on": span,
        "said_from": pa.date32(),
        "said_to": pa.date32(),
        "page": pa.int32(),
    }
    always = {
        "cue": span,
        "content": spans,
        "about": spans,
        "about_when": strings,
        "candidates": strings,
        "confidence": pa.float64(),
    } | dict.fromkeys(_ALWAYS, words)
    return pa.schema(
        must(name, always[name]) if name in always else pa.field(name, where_known.get(name, words))
        for name in COLUMNS
    )
