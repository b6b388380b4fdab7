"""The pipeline: read accounts of one story to their comparison.

readings ─ clauses ─ units ─┬─ alignment ─ claims, each with a cell an account ─┐
                            ├─ lineages ────────────────────────────────────────┼─ Comparison
                            └─ what a comparison brings out ────────────────────┘
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Protocol

import numpy as np

from whosays.compare.alignment import align
from whosays.compare.claims import claims_of
from whosays.compare.findings import bring_out
from whosays.compare.likeness import Likeness
from whosays.compare.lineage import lineages, sheet
from whosays.compare.units import lay_out
from whosays.extract import Clauses
from whosays.extract.chains import Floats
from whosays.ingest import body_start
from whosays.model import Account, Comparison, Reading, Story

_LONGEST_NAME = 120
VERSION = "compare-1"  # of everything in this package that decides, weights and thresholds included
Extent = tuple[int, int]


class ClauseFinder(Protocol):
    """Finds the clauses of texts; `whosays.extract.Reader` does."""

    def clauses(self, text: str) -> Clauses:
        """The clauses of a text, and what its words mean."""
        ...

    def clauses_of(self, reading: Reading) -> Clauses:
        """Those of an account that was read, by what was seen in it then, as far as that is at hand."""
        ...


def compare(readings: Sequence[Reading], finder: ClauseFinder) -> Comparison:
    """The accounts of one story side by side.

    An account of which nothing was read, since it is in another language, has a column of its own in which
    nothing is said to be left out.

    Args:
        readings: at least one, each of another account.

    Raises:
        ValueError: there is none, or one account stands among them twice.
        ComparisonError: their clauses are too many.
    """
    ordered = sorted(readings, key=lambda one: one.account.metadata.published or "9999")
    story = story_of(ordered)
    found = {one.account.id: finder.clauses_of(one) for one in ordered}
    laid = [lay_out(one, found[one.account.id]) for one in ordered]
    embed = _Embedded(found, [one.account for one in ordered])
    kin = lineages([sheet(one.account, embed) for one in ordered])
    aligned = align(laid, Likeness())
    bare = Comparison(
        models=tuple(sorted({one.model for one in ordered} | {VERSION})),
        readings=tuple(ordered),
        stories=(story,),
        lineages=kin,
        claims=tuple(claims_of(story, laid, aligned, kin)),
        silences=(),
        drifts=(),
        differences=(),
        denials=(),
        changes=(),
    )
    return bring_out(bare, laid, aligned, embed)


def story_of(readings: Sequence[Reading]) -> Story:
    """The story that these accounts are taken to tell; its name is the title of the earliest that has one."""
    ids = [one.account.id for one in readings]
    if not ids or len(set(ids)) < len(ids):
        raise ValueError("a story has one account or more, each once")
    titles = (one.account.metadata.title or _first_line(one.account) for one in readings)
    name = next((title for title in titles if title), "")
    return Story(sha256(" ".join(sorted(ids)).encode()).hexdigest()[:16], name, tuple(ids))


def _first_line(account: Account) -> str:
    body = account.text[body_start(account.text) :]
    return next((line.strip() for line in body.splitlines() if line.strip()), "")[:_LONGEST_NAME]


class _Embedded:
    """Unit vectors of extents of texts whose words were given meaning already."""

    def __init__(self, found: Mapping[str, Clauses], accounts: Sequence[Account]) -> None:
        self._by_text = {account.text: found[account.id] for account in accounts}
        self._known: dict[tuple[str, Extent], Floats] = {}  # one name is looked at for many accounts

    def __call__(self, text: str, extents: Sequence[Extent]) -> Floats:
        """One unit vector (384) an extent (start, end in code points)."""
        rows = [self._vector(text, extent) for extent in extents]
        return np.asarray(rows, np.float32).reshape(len(rows), self._by_text[text].meaning.shape[1])

    def _vector(self, text: str, extent: Extent) -> Floats:
        if (text, extent) not in self._known:
            clauses = self._by_text[text]
            self._known[text, extent] = clauses.vector(slice(*clauses.words.touched(*extent)))
        return self._known[text, extent]
