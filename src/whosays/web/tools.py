"""What the server works with, and tests replace: who reads, and who fetches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whosays.api import shared_reader
from whosays.batch.reading import MakeReader
from whosays.ingest.web import Fetcher, Terms

MakeFetcher = Callable[[Terms], Fetcher]
"""Makes what fetches addresses within these terms."""


def public_fetcher(terms: Terms) -> Fetcher:
    """The public Internet."""
    return Fetcher(terms=terms)


@dataclass(frozen=True, slots=True)
class Tools:
    """Made when they are needed: the model takes its time to load."""

    make_reader: MakeReader = shared_reader
    make_fetcher: MakeFetcher = public_fetcher
