"""Where results are written: whole, or not at all."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import TextIO

import click
from click.exceptions import Exit

from whosays.cli import exits


def destination(output: Path | None) -> AbstractContextManager[TextIO]:
    """Standard output, or the file `output` (see `replaced`); where that is a link, what it leads to."""
    return standard_output() if output is None else replaced(_led_to(output))


def open_missing() -> None:
    """What a shell closed (`<&-`, `>&-`) is there again: nothing comes in, and writing fails as it should."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            flags = os.O_WRONLY if name == "stderr" else os.O_RDONLY
            descriptor = os.open(os.devnull, flags)
            setattr(sys, name, os.fdopen(descriptor, mode, encoding="utf-8"))


def forsake(out: TextIO) -> None:
    """What is still to be flushed goes nowhere: Python would try once more at its end, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output as UTF-8; when its reader goes away, so do we, without a word."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="backslashreplace")  # the terminal says what it can show
        else:
            out.reconfigure(encoding="utf-8", newline="")
    try:
        yield out
        out.flush()
    except OSError as error:
        forsake(out)
        if isinstance(error, BrokenPipeError):
            raise Exit(exits.BROKEN_PIPE) from None
        raise click.ClickException(f"The output could not be written: {error.strerror}.") from error


@contextmanager
def replaced(path: Path) -> Iterator[TextIO]:
    """A new file that takes the place of `path` at the end; until then `path` stays as it was.

    A device or a named pipe cannot be replaced: it is written to.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    unfinished = path.with_name(f".whosays-{token_hex(6)}.tmp")
    try:
        with unfinished.open("x", encoding="utf-8", newline="") as file:
            yield file
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise unwritable(path, error.strerror) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def unwritable(path: Path, reason: str | None) -> click.ClickException:
    """The error for an output that the system does not take."""
    return click.ClickException(f"{str(path)!r} could not be written: {reason or 'the system refuses'}.")


def _led_to(output: Path) -> Path:
    try:
        return output.resolve()
    except (OSError, RuntimeError) as error:  # links in a circle
        raise unwritable(output, "too many levels of symbolic links") from error


def check(output: Path, inputs: tuple[str, ...]) -> None:
    """Refuses an output that cannot be written, or that would overwrite what is to be read.

    Raises:
        click.UsageError: with what to do instead.
    """
    if not output.parent.is_dir():
        raise click.UsageError(f"There is no folder {str(output.parent)!r} to write {output.name!r} into.")
    if any(same(output, path) for path in inputs):
        raise click.UsageError(f"{str(output)!r} is also to be read; choose another name for the output.")


def check_folder(folder: Path, inputs: tuple[str, ...]) -> None:
    """Refuses a folder whose new files would be read in turn.

    Raises:
        click.UsageError: with what to do instead.
    """
    place = _led_to(folder)
    if any(place.is_relative_to(Path(path).resolve()) for path in inputs if Path(path).is_dir()):
        raise click.UsageError(f"{str(folder)!r} lies in a folder that is to be read; choose one elsewhere.")


def same(output: Path, path: str) -> bool:
    """Whether `path` is the file `output`."""
    return output.is_file() and Path(path).is_file() and output.samefile(path)
