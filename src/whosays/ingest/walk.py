"""The files in a folder, and those that a pattern fits."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from whosays.errors import UnreadableError
from whosays.ingest import media

_MAGIC = re.compile(r"[*?\[]")


def walk(folder: str) -> Iterator[tuple[str, UnreadableError | None]]:
    """The files of a folder and of those in it, by name; a folder that cannot be read, with the reason.

    Links to other folders are not followed. Hidden files and those with the suffix of another format are
    passed over.
    """
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield path, None
            continue
        try:
            waiting += reversed(_members(path))
        except OSError as error:
            yield path, UnreadableError(f"the folder cannot be read: {error.strerror or error}")


def is_folder(path: str) -> bool:
    """Whether it is one; whatever else it is, reading it tells."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_pattern(path: str) -> bool:
    """Whether a path has signs that stand for others, and is not the name of something that is there."""
    return _MAGIC.search(path) is not None and not os.path.lexists(path)


def matches(pattern: str) -> list[str]:
    """The files that a pattern fits, by name: `*`, `?`, `[…]`, and `**` for any folders in between.

    Hidden ones only where the pattern names them so.
    """
    anchor = PurePath(pattern).anchor
    rest = pattern[len(anchor) :]
    hidden = any(part.startswith(".") and part.strip(".") for part in PurePath(rest).parts)
    try:
        found = [path for path in Path(anchor or ".").glob(rest) if path.is_file()]
    except (ValueError, OSError, NotImplementedError):  # a pattern that is none
        return []
    return sorted(str(path) for path in found if hidden or not _is_hidden(path))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") and part.strip(".") for part in path.parts)


def _members(folder: str) -> list[tuple[str, bool]]:
    """What to read in a folder, by name, each with whether it is a folder itself."""
    with os.scandir(folder) as entries:
        members = sorted(
            (entry.name, entry.path, _leads_to_folder(entry)) for entry in entries if _wanted(entry)
        )
    return [(path, is_folder) for _, path, is_folder in members]


def _wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    if _leads_to_folder(entry):
        return not entry.is_symlink()
    return media.is_read(entry.name)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself, say: loading it tells
        return False
