"""One account alone, as a list of what it attributes to whom."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model import Reading
from whosays.render.chains import Link, links


@dataclass(frozen=True, slots=True)
class Single:
    """An account with its attributions, the outermost in the order of the text, each with those within."""

    reading: Reading
    links: tuple[Link, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        account = self.reading.account
        return account.metadata.title or account.metadata.outlet or account.path or "account"


def single(reading: Reading) -> Single:
    """What `desk-single.html.j2` takes of an account."""
    return Single(reading, tuple(links(reading.attributions)))
