"""Files and streams: nothing but a regular file is opened, and no more of it is read than allowed."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from whosays.errors import InputError, NotFoundError, UnreadableError
from whosays.ingest import media
from whosays.ingest.accounts import check_size, from_bytes
from whosays.ingest.decode import storable
from whosays.ingest.limits import MAX_BYTES
from whosays.model import Account, Metadata

_UNTOLD = Metadata()
# Not to wait for a writer, should a FIFO take the file's place after the look at it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def from_path(path: Path | str, metadata: Metadata = _UNTOLD) -> Account:
    """The one account in a file of any kind.

    Raises:
        NotFoundError: there is no such file.
        UnreadableError: the system does not give its bytes, or it is not a regular file.
        ContainerError: there are several accounts in it.
        InputError: it cannot be read; the subclass and the message say why.
    """
    with opened(Path(path)) as file:
        data = bounded(file)
    return from_bytes(data, metadata, path=shown(path), content_type=media.of_name(str(path)))


def shown(path: Path | str) -> str:
    """A path as text that can be stored: names need not be in any encoding."""
    return storable(str(path))[0]


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedReader]:
    """A regular file, to be read.

    Raises:
        NotFoundError: there is no such file.
        UnreadableError: the system does not give its bytes, or it is not a regular file.
    """
    with _telling():
        file = _opened(path)
    with file, breaking():
        yield file


def _opened(path: Path) -> io.BufferedReader:
    _refuse_special(path.stat())
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        _refuse_special(os.fstat(file.fileno()))
    except InputError:
        file.close()
        raise
    return file


@contextmanager
def _telling() -> Iterator[None]:
    """The system's errors as ours."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFoundError("no such file or folder") from error
    except PermissionError as error:
        raise UnreadableError("no permission to read it") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # U+0000 in a path
        raise NotFoundError("no file can have this name") from error


@contextmanager
def breaking() -> Iterator[None]:
    """A stream that breaks while it is read, as an error of ours."""
    try:
        yield
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror or error}") from error


def _refuse_special(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("this is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        what = "this is not a regular file, but a device, a pipe or a socket"
        raise UnreadableError(f"{what}: give what comes from it on standard input")


@contextmanager
def peekable(stream: BinaryIO) -> Iterator[io.BufferedReader]:
    """A stream that can be looked into before it is read; it stays open."""
    if isinstance(stream, io.BufferedReader):
        yield stream
        return
    buffered = cast("io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", stream)))
    try:
        yield buffered
    finally:
        buffered.detach()


def bounded(stream: BinaryIO) -> bytes:
    """All the bytes of a stream.

    Raises:
        TooLargeError: there are more than allowed. A size that the system tells need not be true.
    """
    data = stream.read(MAX_BYTES + 1)
    check_size(len(data))
    return data
