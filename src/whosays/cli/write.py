"""Results to their destination, in each format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import click

from whosays.cli import files
from whosays.cli.formats import Format, Shown, name_of
from whosays.export.formats import FORMATS, AccountFormat, BinaryFormat, TextFormat
from whosays.export.names import Names
from whosays.model import FailedReading, Original, Reading

Results = Iterator[Reading | FailedReading]
Originals = Mapping[str, Original]

_NONE: Originals = MappingProxyType({})


def write(
    results: Results,
    form: Format,
    output: Path | None,
    originals: Originals = _NONE,
    *,
    ids: bool = False,
) -> None:
    """Write all `results`; to standard output if `output` is None.

    `originals`, by account id, tell when accounts were accessed; `ids`: whether a table shows those of
    statements, which a library has.
    """
    match form:
        case Shown.TABLE:
            _table(results, output, ids=ids)
        case Shown.HTML:
            _page(results, output)
        case TextFormat():
            _text(form.write(results, originals), output, at_once=form is FORMATS["jsonl"])
        case BinaryFormat():
            _bytes(form.write(results, originals), output)
        case AccountFormat():
            _account_by_account(form, results, output)


def check(form: Format, output: Path | None, *, terminal: bool, several: bool = False) -> None:
    """Refuses an output that this format cannot go to; `several`: accounts, there may be.

    Raises:
        click.UsageError: with what to do instead.
    """
    if several and isinstance(form, AccountFormat) and is_single(form, output):
        raise click.UsageError(f"Several accounts in {form.name}'s format need a folder: --output DIR.")
    if output is None:
        if terminal and isinstance(form, BinaryFormat):
            raise click.UsageError(f"{form.name} is not for eyes; name a file: --output FILE{form.suffix}.")
    elif output.is_dir() and is_single(form, output):
        raise click.UsageError(f"{str(output)!r} is a folder; {name_of(form)} goes into one file. Name it.")


def _table(results: Results, output: Path | None, *, ids: bool) -> None:
    from whosays.render import terminal  # noqa: PLC0415 - only where it is needed: rich loads slowly

    with files.destination(output) as out:
        terminal.show(results, terminal.Screen(file=out), ids=ids)


def _text(chunks: Iterable[str], output: Path | None, *, at_once: bool = False) -> None:
    with files.destination(output) as out:
        shown = _inert if out.isatty() else str
        for chunk in chunks:
            out.write(shown(chunk))
            if at_once:  # whoever reads the pipe gets each account as soon as it is there
                out.flush()


def _page(results: Results, output: Path | None) -> None:
    from whosays.render.page import page  # noqa: PLC0415 - Jinja2 loads slowly

    with files.destination(output) as out:
        out.writelines(page(results))


def _bytes(chunks: Iterable[bytes], output: Path | None) -> None:
    with files.destination(output) as out:
        out.buffer.writelines(chunks)


def _account_by_account(form: AccountFormat, results: Results, output: Path | None) -> None:
    if output is not None and not is_single(form, output):
        _folder(form, results, output)
        return
    for result in results:  # exactly one, whoever asked for this has seen to that
        if isinstance(result, Reading):
            _text(form.write(result), output)


def _inert(line: str) -> str:
    from whosays.render import inert  # noqa: PLC0415

    return inert.lines(line)


def is_single(form: Format, output: Path | None) -> bool:
    """Whether the output goes to one place; there a format of a file an account takes one account only."""
    if output is None or not isinstance(form, AccountFormat):
        return True
    return output.suffix.lower() == form.suffix and not output.is_dir()


def _folder(form: AccountFormat, results: Results, folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise files.unwritable(folder, error.strerror) from error
    names = Names()
    for result in results:
        if isinstance(result, Reading):
            name = names.name(result.account.path)
            with files.replaced(folder / f"{name}.txt") as out:
                out.write(result.account.text)
            with files.replaced(folder / f"{name}{form.suffix}") as out:
                out.writelines(form.write(result))
