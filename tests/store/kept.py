"""Originals and readings for the tests of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from tests.readings import actor, bridge, council, hostile, reading, says, span
from whosays.model import LinkKind, Original, Reading, Resolved
from whosays.store import Library, Outcome

WHEN = datetime(2031, 2, 14, 9, 30, tzinfo=UTC)
READINGS = (bridge(), council(), hostile())


def original(of: Reading, source: str = "bridge.txt", when: datetime = WHEN) -> Original:
    """Bytes that the reading may have been made of."""
    data = of.account.text.encode("utf-8", "surrogatepass")
    return Original(data, source, "text/plain", when, (("Content-Type", "text/plain"), ("ETag", "a")))


def collected(of: Reading, data: bytes, source: str = "made.txt") -> tuple[Original, Reading]:
    """The reading as one of those bytes, which need not have to do with its text."""
    found = Original(data, source, None, WHEN)
    return found, replace(of, account=replace(of.account, id=found.id))


def add(library: Library, *readings: Reading, source: str = "") -> list[Outcome]:
    """Each under a source of its own."""
    with library.writer() as writer:
        return [writer.add(original(one, source or one.account.id), one) for one in readings]


def statement(text: str, source: str, cue: str, content: str, **metadata: str) -> Reading:
    """An account of one statement, by somebody who is called by the words of the source."""
    who = actor(source, (span(text, source), LinkKind.NAME))
    said = says(text, source, cue, content, actor=Resolved(who, LinkKind.NAME))
    return reading(text, [said], actors=[who], **metadata)  # type: ignore[arg-type]


def numbered(number: int) -> tuple[Original, Reading]:
    """One of many accounts, each of its own and always the same."""
    of = bridge()
    data = f"account {number}".encode()
    place = replace(
        of.account.metadata, url=f"https://courier.example/{number % 7}", title=f"Number {number}"
    )
    made = replace(of, account=replace(of.account, id=sha256(data).hexdigest(), metadata=place))
    return Original(data, f"{number}.txt", "text/plain", WHEN), made


def ids(readings: Iterable[Reading]) -> list[str]:
    return [one.account.id for one in readings]
