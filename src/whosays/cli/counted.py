"""How many accounts there are going to be, where that can be told without reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whosays.ingest import media, walk

_OF_MANY = frozenset(
    {
        media.JSON_LINES,
        media.CSV,
        media.TSV,
        "application/warc",
        "application/rss+xml",
        "application/atom+xml",
    }
)


def count(sources: Iterable[str]) -> int | None:
    """The number of files; None where something is no file, or a file of many accounts."""
    found = 0
    for source in sources:
        if source == "-" or source.lower().startswith(("http://", "https://")):
            return None
        for path in _files(source):
            if media.of_name(path) in _OF_MANY:
                return None
            found += 1
    return found


def _files(source: str) -> Iterator[str]:
    if walk.is_folder(source):
        return (path for path, _ in walk.walk(source))
    return iter(walk.matches(source) if walk.is_pattern(source) else [source])
