"""One file to an account: nothing but a regular file is opened, and no more of it is read than allowed."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from whosays.errors import NotFoundError, UnreadableError
from whosays.ingest.accounts import check_size, from_bytes
from whosays.ingest.decode import storable
from whosays.ingest.limits import MAX_BYTES
from whosays.model import Account, Metadata

_UNTOLD = Metadata()
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
# Not to wait for a writer, should a FIFO take the file's place after the look at it.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def from_path(path: Path | str, metadata: Metadata = _UNTOLD) -> Account:
    """An account from a file of text or HTML.

    Raises:
        NotFoundError: there is no such file.
        UnreadableError: the system does not give its bytes, or it is not a regular file.
        InputError: it cannot be read; the subclass and the message say why.
    """
    content_type = "text/html" if Path(path).suffix.lower() in _HTML_SUFFIXES else None
    return from_bytes(_bytes_of(Path(path)), metadata, path=shown(path), content_type=content_type)


def from_stream(stream: BinaryIO, metadata: Metadata = _UNTOLD, *, path: str) -> Account:
    """An account from a stream, read to its end.

    Raises:
        UnreadableError: the stream breaks.
        InputError: it cannot be read; the subclass and the message say why.
    """
    try:
        data = _bounded(stream)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"the stream cannot be read: {error}") from error
    return from_bytes(data, metadata, path=path)


def shown(path: Path | str) -> str:
    """A path as text that can be stored: names need not be in any encoding."""
    return storable(str(path))[0]


def _bytes_of(path: Path) -> bytes:
    try:
        _refuse_special(path.stat())
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            _refuse_special(status)
            check_size(status.st_size)
            return _bounded(file)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFoundError("no such file or folder") from error
    except PermissionError as error:
        raise UnreadableError("no permission to read it") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror or error}") from error
    except ValueError as error:  # U+0000 in a path
        raise NotFoundError("no file can have this name") from error


def _refuse_special(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("this is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        what = "this is not a regular file, but a device, a pipe or a socket"
        raise UnreadableError(f"{what}: give what comes from it on standard input")


def _bounded(stream: BinaryIO) -> bytes:
    """All the bytes; a size that the system tells need not be true."""
    data = stream.read(MAX_BYTES + 1)
    check_size(len(data))
    return data
