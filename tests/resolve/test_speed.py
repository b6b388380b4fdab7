"""Resolving in bounded time: nobody is compared to all."""

from __future__ import annotations

import random
import time

import pytest

from tests.resolve.actors import actor
from whosays.resolve import ActorRecord, Resolver, resolve

_STARTS = ("Bar", "Del", "Fen", "Gal", "Hor", "Jun", "Kel", "Lom", "Mar", "Nor", "Ost", "Pel", "Ras", "Sol")
_ENDS = ("da", "bek", "dino", "fell", "gar", "hult", "kov", "lund", "mann", "nez", "pour", "quist", "sen")
_NAMES = [a + b for a in _STARTS for b in _ENDS]


def library(accounts: int) -> list[ActorRecord]:
    """Ten actors an account, of a few thousand persons; some by their surname alone."""
    chance = random.Random(7)
    people = [f"{chance.choice(_NAMES)} {chance.choice(_NAMES)}" for _ in range(5000)]
    found = []
    for number in range(accounts):
        story = chance.randrange(1 + accounts // 5)
        chosen = {people[(story * 7 + int(5 * chance.paretovariate(0.9))) % 5000]: None for _ in range(24)}
        chosen = dict.fromkeys(list(chosen)[:10])
        words = f"place{story} thing{story} {chance.choice(_NAMES)}"
        for at, name in enumerate(chosen):
            said = name.split()[1] if at > 7 else name
            found.append(actor(f"{number:06}", said, beside=f"{words} {' '.join(chosen)}"))
    return list({record.id: record for record in found}.values())


def test_ten_thousand_actors() -> None:
    records = library(1100)
    assert len(records) > 9000
    start = time.process_time()
    found = resolve(records)
    assert time.process_time() - start < 60
    assert 500 < len(found.all) < len(records)


def test_an_account_more_costs_little_among_many() -> None:
    records = library(600)
    resolver = Resolver()
    resolver.add_all(records)
    more = [actor("new", name, beside="place3 thing3") for name in ("Barda Fellund", "Solwen Norzak")]
    start = time.process_time()
    resolver.add(more)
    assert time.process_time() - start < 1


@pytest.mark.endure
def test_two_hundred_thousand_actors() -> None:
    records = library(22000)
    start = time.process_time()
    found = resolve(records)
    assert time.process_time() - start < 1800
    assert len(found.all) < len(records)
