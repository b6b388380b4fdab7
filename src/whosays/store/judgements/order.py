"""Corrected attributions as a reading has them: no two the same, inner ones after those that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.model import Attribution, attribution_id
from whosays.store.judgements.entries import UNTOUCHED, Entry


def ordered(entries: Sequence[Entry], account: str) -> list[Entry]:
    """The entries with ids that tell their spans, nested and in their order."""
    single = _single([_with_id(entry, account) for entry in entries])
    nesting = _Nesting(single)
    nested = [
        replace(entry, attribution=replace(entry.attribution, parent=nesting.parent(entry)))
        for entry in single
    ]
    return list(_depth_first(sorted(nested, key=lambda entry: entry.attribution.cue)))


def _with_id(entry: Entry, account: str) -> Entry:
    """One that nobody touched keeps the id that it has."""
    one = entry.attribution
    if entry.touched == UNTOUCHED:
        return entry
    return replace(
        entry, attribution=replace(one, id=attribution_id(account, one.source, one.cue, one.content))
    )


def _single(entries: Sequence[Entry]) -> list[Entry]:
    """Of those that corrections made the same, the one that somebody touched."""
    untouched_first = sorted(entries, key=lambda entry: entry.touched != UNTOUCHED)
    return list({entry.attribution.id: entry for entry in untouched_first}.values())


class _Nesting:
    """Whose content holds whom: as the model has it, but where somebody touched one of the two."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._all = [entry.attribution for entry in entries]
        self._touched = [entry.attribution for entry in entries if entry.touched != UNTOUCHED]
        self._untouched = {entry.attribution.id for entry in entries if entry.touched == UNTOUCHED}
        self._now = {entry.of: entry.attribution for entry in entries if entry.of}

    def parent(self, entry: Entry) -> str | None:
        """The id of the one that holds it."""
        own = entry.attribution
        outer = self._now.get(own.parent) if own.parent else None
        if outer and ({own.id, outer.id} <= self._untouched or _holds(outer, own)):
            return outer.id
        outermost = own.parent is None and own.id in self._untouched
        holders = [one for one in (self._touched if outermost else self._all) if _holds(one, own)]
        return min(holders, key=_size).id if holders else None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if outer.id == inner.id or _size(outer) <= _size(inner):
        return False
    return all(any(piece.contains(span) for piece in outer.content) for span in inner.spans())


def _size(attribution: Attribution) -> int:
    return sum(piece.end - piece.start for piece in attribution.content)


def _depth_first(entries: Sequence[Entry]) -> Iterator[Entry]:
    children: dict[str | None, list[Entry]] = {}
    for entry in entries:
        children.setdefault(entry.attribution.parent, []).append(entry)
    waiting = children.get(None, [])[::-1]
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting += reversed(children.get(entry.attribution.id, []))
