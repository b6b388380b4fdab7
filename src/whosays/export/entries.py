"""What a list of references says of each account: what CSL-JSON and RIS have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date

from whosays.export.addresses import web_address
from whosays.ingest import fields, shown
from whosays.model import Account, FailedReading, Original, Reading

NO_ORIGINALS: Mapping[str, Original] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """An account to cite.

    Attributes:
        title: its own, or where it came from.
        accessed: the day on which it was fetched or read, in UTC; None where nobody kept that.
        notes: its hash, and on which pages statements were found: what a style has no place for.
    """

    account: Account
    title: str
    url: str | None
    accessed: date | None
    notes: tuple[str, ...]

    @property
    def published(self) -> list[int]:
        """Year, month and day, as far as they are known."""
        written = fields.published(self.account.metadata.published)
        return [int(part) for part in written.split("-")] if written else []


def entries(results: Iterable[Reading | FailedReading], originals: Mapping[str, Original]) -> Iterator[Entry]:
    """One an account, also of those that were understood and yet not read; `originals` by account id."""
    for result in results:
        if result.account is not None:
            yield _entry(result, result.account, originals.get(result.account.id))


def _entry(result: Reading | FailedReading, account: Account, original: Original | None) -> Entry:
    metadata = account.metadata
    return Entry(
        account,
        title=metadata.title or shown(account.path or "") or "Untitled",
        url=web_address(metadata.url) or web_address(original.source if original else None),
        accessed=original.retrieved.astimezone(UTC).date() if original else None,
        notes=(f"sha256: {account.id}", *(_pages(result) if isinstance(result, Reading) else ())),
    )


def _pages(reading: Reading) -> Iterator[str]:
    found = {reading.account.page(attribution.cue.start) for attribution in reading.attributions}
    pages = sorted(page for page in found if page is not None)
    if pages:
        yield f"statements on pages: {', '.join(map(str, pages))} of {len(reading.account.pages)}"
