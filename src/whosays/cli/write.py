"""Results to their destination, in each format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from whosays.cli import files
from whosays.cli.formats import Format
from whosays.export import brat, json
from whosays.export.names import Names
from whosays.model import FailedReading, Reading

Results = Iterator[Reading | FailedReading]


def write(results: Results, form: Format, output: Path | None) -> None:
    """Write all `results`; to standard output if `output` is None."""
    match form:
        case Format.TABLE:
            _table(results, output)
        case Format.JSONL:
            _lines(results, output)
        case Format.JSON:
            _chunks(json.array(results), output)
        case Format.HTML:
            _page(results, output)
        case Format.BRAT:
            _brat(results, output)


def _table(results: Results, output: Path | None) -> None:
    from whosays.render import terminal  # noqa: PLC0415 - only where it is needed: rich loads slowly

    with files.destination(output) as out:
        terminal.show(results, terminal.Screen(file=out))


def _lines(results: Results, output: Path | None) -> None:
    with files.destination(output) as out:
        for line in json.lines(results):
            out.write(line)
            out.flush()  # whoever reads the pipe gets each account as soon as it is there


def _page(results: Results, output: Path | None) -> None:
    from whosays.render.page import page  # noqa: PLC0415 - Jinja2 loads slowly

    _chunks(page(results), output)


def _chunks(chunks: Iterable[str], output: Path | None) -> None:
    with files.destination(output) as out:
        out.writelines(chunks)


def _brat(results: Results, output: Path | None) -> None:
    if output is not None and not is_single(output):
        _brat_folder(results, output)
        return
    for result in results:  # exactly one, `read` has seen to that
        if isinstance(result, Reading):
            with files.destination(output) as out:
                shown = _inert if out.isatty() else str
                out.writelines(map(shown, brat.lines(result)))


def _inert(line: str) -> str:
    from whosays.render import inert  # noqa: PLC0415

    return inert.lines(line)


def is_single(output: Path | None) -> bool:
    """Whether brat output goes to one place that takes one account only."""
    return output is None or (output.suffix.lower() == ".ann" and not output.is_dir())


def _brat_folder(results: Results, folder: Path) -> None:
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
            with files.replaced(folder / f"{name}.ann") as out:
                out.writelines(brat.lines(result))
