"""Readings with those of their statements that were asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from whosays.model import Attribution, Reading
from whosays.store.query import Hit, Query
from whosays.store.view import View


def readings(view: View, query: Query) -> Iterator[Reading]:
    """The readings that have statements which the query is for, each with these alone."""
    if not query.told:
        yield from view.readings()
        return
    for account, ids in view.statements(query).items():
        yield narrowed(view.reading(account), ids)


def of_hits(view: View, hits: Sequence[Hit]) -> Iterator[Reading]:
    """The hits in their order; those of one account that follow each other in one reading."""
    for account, group in groupby(hits, key=lambda hit: hit.account):
        yield narrowed(view.reading(account), {hit.attribution for hit in group})


def narrowed(reading: Reading, ids: Collection[str]) -> Reading:
    """The reading with the attributions of these ids; each stands in the nearest that is left around it."""
    above: dict[str, str | None] = {}
    kept: list[Attribution] = []
    for one in reading.attributions:  # parents come first
        around = None if one.parent is None else above[one.parent]
        above[one.id] = one.id if one.id in ids else around
        if one.id in ids:
            kept.append(replace(one, parent=around))
    return replace(reading, attributions=tuple(kept))
