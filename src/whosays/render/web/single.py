"""One account alone, as a list of what it attributes to whom."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.ingest import body_start
from whosays.model import Reading
from whosays.render.blocks import Kind, blocks
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
        text, title = account.text, account.metadata.title
        headline = next(
            (one for one in blocks(text, body_start(text), title) if one.kind is Kind.HEADLINE), None
        )
        return title or (text[headline.start : headline.end] if headline else None)


def single(reading: Reading) -> Single:
    """What `desk-single.html.j2` takes of an account."""
    return Single(reading, tuple(links(reading.attributions)))
