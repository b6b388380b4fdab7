"""What the user points at: files, folders, and the standard input."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from whosays.errors import UnreadableError
from whosays.ingest.files import from_path, from_stream, shown
from whosays.model import Account, Metadata

_UNTOLD = Metadata()
_SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ""})
_STANDARD_INPUT = "-"


class Item(Protocol):
    """Something that an account can be had from; nothing is read before `load`."""

    @property
    def path(self) -> str:
        """Where it is, as the user gave it; for a file in a folder, the folder and the path from there."""

    def load(self, metadata: Metadata = _UNTOLD) -> Account:
        """The account.

        Raises:
            InputError: it cannot be read; the subclass and the message say why.
        """


@dataclass(frozen=True, slots=True)
class FileItem:
    """A file, or a path where the user thought there was one."""

    path: str
    file: Path

    def load(self, metadata: Metadata = _UNTOLD) -> Account:
        """The account in the file; see `Item.load`."""
        return from_path(self.file, metadata)


@dataclass(frozen=True, slots=True)
class StreamItem:
    """The standard input; it can be loaded once."""

    path: str
    stream: BinaryIO | None

    def load(self, metadata: Metadata = _UNTOLD) -> Account:
        """The account in the stream; see `Item.load`."""
        if self.stream is None:
            raise UnreadableError("there is no standard input")
        return from_stream(self.stream, metadata, path=self.path)


@dataclass(frozen=True, slots=True)
class LockedItem:
    """A folder that cannot be looked into."""

    path: str
    reason: str

    def load(self, metadata: Metadata = _UNTOLD) -> Account:  # noqa: ARG002 - as every item
        """Fails with `UnreadableError`."""
        raise UnreadableError(f"the folder cannot be read: {self.reason}")


def items(paths: Iterable[str], stdin: BinaryIO | None) -> Iterator[Item]:
    """The items that `paths` name, lazily and in order; `-` is `stdin`.

    Folders are walked in the order of names, without following links to other folders. In them, hidden
    files and those with the suffix of another format are passed over; a path given by itself never is.
    """
    for path in paths:
        if path == _STANDARD_INPUT:
            yield StreamItem(path, stdin)
        elif _is_folder(path):
            yield from _walk(path)
        else:
            yield FileItem(shown(path), Path(path))


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # whatever it is, loading it tells
        return False


def _walk(folder: str) -> Iterator[Item]:
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield FileItem(shown(path), Path(path))
            continue
        try:
            waiting += reversed(_members(path))
        except OSError as error:
            yield LockedItem(shown(path), error.strerror or str(error))


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
    return Path(entry.name).suffix.lower() in _SUFFIXES


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself, say: loading it tells
        return False
