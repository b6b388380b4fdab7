"""Every format that readings can be written in, by its name: the one place where cli and web look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from whosays.export import brat, csl, csv, ftm, json, parquet, ris, schema_org, web_annotation
from whosays.model import FailedReading, Original, Reading

Chunk = TypeVar("Chunk")
Results = Iterable[Reading | FailedReading]
Originals = Mapping[str, Original]
"""What was collected, by account id: it tells when each account was accessed."""


@dataclass(frozen=True, slots=True)
class TextFormat:
    """One file of text, to be written as UTF-8 without translating its line breaks.

    Attributes:
        suffix: how the name of such a file ends; no two formats have the same.
        write: the file, piece by piece.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Results, Originals], Iterator[str]]


@dataclass(frozen=True, slots=True)
class BinaryFormat:
    """One file of bytes.

    Attributes:
        write: the file, piece by piece; MissingPackageError where a package that it needs is not installed.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Results, Originals], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class AccountFormat:
    """One file of text an account, which stands beside the account's own text (`.txt`).

    Attributes:
        write: the file of one reading, line by line.
    """

    name: str
    suffix: str
    media_type: str
    write: Callable[[Reading], Iterator[str]]


Format = TextFormat | BinaryFormat | AccountFormat


def _readings_alone(
    write: Callable[[Results], Iterator[Chunk]],
) -> Callable[[Results, Originals], Iterator[Chunk]]:
    """`write` for a format that says nothing of originals."""
    return lambda results, originals: write(results)  # noqa: ARG005


_ALL: tuple[Format, ...] = (
    TextFormat("jsonl", ".jsonl", "application/jsonl", _readings_alone(json.lines)),
    TextFormat("json", ".json", "application/json", _readings_alone(json.array)),
    TextFormat("csv", ".csv", "text/csv; charset=utf-8; header=present", _readings_alone(csv.lines)),
    BinaryFormat("parquet", ".parquet", "application/vnd.apache.parquet", _readings_alone(parquet.chunks)),
    TextFormat(
        "web-annotation",
        ".annotations.jsonld",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        _readings_alone(web_annotation.chunks),
    ),
    TextFormat("schema-org", ".schema.jsonld", "application/ld+json", _readings_alone(schema_org.chunks)),
    TextFormat("ftm", ".ftm.jsonl", "application/json+ftm", ftm.lines),
    TextFormat("csl", ".csl.json", "application/vnd.citationstyles.csl+json", csl.chunks),
    TextFormat("ris", ".ris", "application/x-research-info-systems", ris.lines),
    AccountFormat("brat", ".ann", "text/plain; charset=utf-8", brat.lines),
)
FORMATS: Mapping[str, Format] = {form.name: form for form in _ALL}


def by_file_name(name: str) -> Format | None:
    """The format that a file's name tells by how it ends, the longest such suffix; None where none does."""
    told = (form for form in FORMATS.values() if name.lower().endswith(form.suffix))
    return max(told, key=lambda form: len(form.suffix), default=None)
