"""What collecting gives: things whose bytes are at hand, and from which an account can be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from whosays.errors import InputError
from whosays.ingest.accounts import from_original
from whosays.model import Account, FailedReading, Metadata, Original

_UNTOLD = Metadata()


@dataclass(frozen=True, slots=True)
class Collected:
    """One thing that was collected.

    Attributes:
        source: where it is, as in `Original.source`.
        original: its bytes; None where not even these could be had.
        account: what the bytes say, or why that could not be told.
    """

    source: str
    original: Original | None
    account: Account | FailedReading


@dataclass(frozen=True, slots=True)
class Deferred:
    """One thing that was collected, its bytes at hand, with nothing made of them yet.

    Attributes:
        source: where it is, as in `Original.source`.
        original: its bytes, or why they could not be had.
        metadata: what is known of it besides its bytes; goes before what these say.
    """

    source: str
    original: Original | InputError
    metadata: Metadata = _UNTOLD

    @property
    def id(self) -> str | None:
        """What its account's id is going to be: what a library holds under it need not be loaded."""
        return self.original.id if isinstance(self.original, Original) else None

    def load(self) -> Collected:
        """The account, which takes its time; whatever is wrong with the input is a `FailedReading`."""
        if isinstance(self.original, InputError):
            return Collected(self.source, None, self.original.to_reading(self.source))
        try:
            return Collected(self.source, self.original, from_original(self.original, self.metadata))
        except InputError as error:
            return Collected(self.source, self.original, error.to_reading(self.source))


class Web(Protocol):
    """Whoever fetches what addresses name; `collect` itself never does."""

    def fetch(self, address: str, metadata: Metadata) -> Iterator[Deferred]:
        """What stands at an address: a page, or a feed's entries.

        Lazily: each is fetched when it is asked for. What cannot be fetched is a `Deferred` with the reason
        for its `original`; nothing is raised. Of what is fetched, `Original.source` is the address after
        redirects, `media_type` and `headers` are the response's.
        """

    def follow(self, feed: Original, metadata: Metadata) -> Iterator[Deferred]:
        """The entries of a feed that is at hand (a file of RSS or Atom), as those of one that was fetched."""
