"""Readings made by hand, for the tests of everything that shows or stores them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from whosays.model import (
    Account,
    Attribution,
    Entity,
    EntityType,
    FailedReading,
    Failure,
    Metadata,
    Quotation,
    Reading,
    Span,
)

MODEL = "whosays-test 1"


def span(text: str, words: str, after: int = 0) -> Span:
    """The first place where `words` stand at or after `after`."""
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def says(
    text: str,
    source: str | None,
    cue: str,
    *content: str,
    parent: Attribution | None = None,
    quotation: Quotation = Quotation.INDIRECT,
    confidence: float = 0.9,
    after: int = 0,
) -> Attribution:
    """An attribution whose parts are found by their words."""
    parts = (span(text, source, after) if source else None, span(text, cue, after))
    pieces = tuple(sorted(span(text, words, after) for words in content))
    key = sha256(repr((parts, pieces)).encode()).hexdigest()[:16]
    return Attribution(key, parent.id if parent else None, *parts, pieces, quotation, confidence)


def account(text: str, path: str | None = "report.txt", **metadata: str) -> Account:
    return Account(
        id=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        path=path,
        text=text,
        language="en",
        encoding="utf-8",
        metadata=Metadata(**metadata),  # type: ignore[arg-type]
    )


def reading(
    text: str,
    attributions: Sequence[Attribution] = (),
    entities: Sequence[tuple[str, EntityType]] = (),
    path: str | None = "report.txt",
    **metadata: str,
) -> Reading:
    named = tuple(Entity(span(text, words), kind) for words, kind in entities)
    return Reading(account(text, path, **metadata), MODEL, tuple(attributions), named)


def failed(path: str = "broken.html", kind: str = "empty", message: str = "no words in it") -> FailedReading:
    return FailedReading(path, Failure(kind, message))


BRIDGE = """Bridge at Velmora to stay shut, minister says

The Osk bridge will not reopen before May, transport minister Ilse Tarnow told reporters in Velmora on Friday.

“We will not gamble with lives,” Tarnow said. “Not for a week, and not for a day.”

The Gazette reported that engineers warned of cracks in 2019, citing a letter which it said the ministry had.

Harbour workers believe the closure will cost them the season. It was unclear whether the council agreed.
"""


def bridge(path: str | None = "bridge.txt") -> Reading:
    """An article with a headline, quotations in pieces, and a chain of three."""
    text = BRIDGE
    gazette = says(
        text,
        "The Gazette",
        "reported",
        "that engineers warned of cracks in 2019, citing a letter which it said the ministry had",
    )
    engineers = says(text, "engineers", "warned of", "cracks in 2019", parent=gazette, confidence=0.81)
    letter = says(
        text, "a letter", "citing", "which it said the ministry had", parent=gazette, confidence=0.46
    )
    paper = says(text, "it", "said", "the ministry had", parent=letter, after=text.index("which it"))
    return reading(
        text,
        [
            says(text, "minister", "says", "Bridge at Velmora to stay shut", confidence=0.97),
            says(
                text,
                "transport minister Ilse Tarnow",
                "told",
                "The Osk bridge will not reopen before May",
                confidence=0.95,
            ),
            says(
                text,
                "Tarnow",
                "said",
                "“We will not gamble with lives,”",
                "“Not for a week, and not for a day.”",
                quotation=Quotation.DIRECT,
                after=text.index("“We"),
            ),
            gazette,
            engineers,
            letter,
            paper,
            says(text, "Harbour workers", "believe", "the closure will cost them the season"),
            says(text, None, "was unclear", "whether the council agreed", confidence=0.55),
        ],
        [("Velmora", EntityType.LOC), ("Ilse Tarnow", EntityType.PER), ("Friday", EntityType.DATE)],
        path=path,
        title="Bridge at Velmora to stay shut, minister says",
        outlet="Osk Valley Courier",
        published="2031-02-14",
        url="https://courier.example/2031/02/14/bridge",
    )


HOSTILE = (
    "\x1b[31m=cmd()\x07 <script>alert(1)</script> [red]\u202egnp.exe\u2069 \"q\" 'a' &amp; \u200bzero\x85\r"
)
