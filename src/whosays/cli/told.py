"""What the user says of every account given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from whosays.cli.options import Published, WebAddress
from whosays.errors import MetadataError
from whosays.model import Metadata

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--outlet",
        help="Who published it; for every account given, as the next three. "
        "Goes before what the account says.",
    ),
    click.option("--published", type=Published(), help="When: 2022-02-05, 2022-02 or 2022."),
    click.option("--url", type=WebAddress(), help="Where."),
    click.option("--title", help="Under which headline."),
)


def told_options(command: Command) -> Command:
    """Adds `--outlet`, `--published`, `--url` and `--title`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def told(**fields: str | None) -> Metadata:
    """What was said, checked.

    Raises:
        click.UsageError: it does not make sense.
    """
    from whosays import ingest  # noqa: PLC0415 - loads slowly; --help needs none of it

    try:
        return ingest.told(**fields)
    except MetadataError as error:
        raise click.UsageError(f"{error}.") from error
