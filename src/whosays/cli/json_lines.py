"""What programs get instead of what is shown: JSON, one value a line."""

from __future__ import annotations

from collections.abc import Iterable

import click

from whosays.cli import files
from whosays.export import json
from whosays.render.plain import plain

json_option = click.option("--json", "as_json", is_flag=True, help="JSON for programs: one object a line.")


def write(values: Iterable[object]) -> None:
    """Each value on a line of its own, as soon as it is there."""
    with files.standard_output() as out:
        for value in values:
            out.write(f"{json.text(plain(value))}\n")
