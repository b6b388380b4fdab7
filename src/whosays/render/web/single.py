"""One account alone, as a list of what it attributes to whom."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model import Reading
from whosays.render.article import set_as
from whosays.render.blocks import headline
from whosays.render.chains import Link, links


@dataclass(frozen=True, slots=True)
class Single:
    """An account with its attributions, the outermost in the order of the text, each with those within."""

    reading: Reading
    links: tuple[Link, ...]

    @property
    def name(self) -> str | None:
        """Its title, or the headline in its text."""
        account = self.reading.account
        return account.metadata.title or headline(account.text, set_as(account))


def single(reading: Reading) -> Single:
    """What `desk-single.html.j2` takes of an account."""
    return Single(reading, tuple(links(reading.attributions)))
