"""What the commands work with, and tests replace: who reads, and who fetches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.batch.reading import MakeReader
from whosays.cli.stream import shipped_reader

if TYPE_CHECKING:
    from whosays.ingest import Web

MakeWeb = Callable[[bool], "Web"]
"""Makes what fetches addresses and follows feeds; told whether it is to stay offline."""


def public_web(offline: bool) -> Web:
    """The public Internet; imported only here, because most commands never go there."""
    from whosays.ingest.web import Fetcher, Web  # noqa: PLC0415

    return Web(Fetcher(offline=offline))


@dataclass(frozen=True, slots=True)
class Tools:
    """Made when a command needs them: both take their time to load."""

    make_reader: MakeReader = shipped_reader
    make_web: MakeWeb = public_web
