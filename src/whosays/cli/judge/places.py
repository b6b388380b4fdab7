"""Places that a person told and that are none, or several: what was understood, and what may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from whosays.errors import PlaceError


@contextmanager
def standing_there() -> Iterator[None]:
    """Within it, words that do not stand in the account are not understood, with the places they may mean.

    Raises:
        click.UsageError: one stands nowhere, or it cannot be told where.
    """
    try:
        yield
    except PlaceError as error:
        from whosays.render import inert  # noqa: PLC0415

        told = inert.line(error.told)
        shown = "\n".join(f"  {inert.line(one)}" for one in error.places)
        raise click.UsageError(f"{told}:\n{shown}" if shown else f"{told}.") from error
