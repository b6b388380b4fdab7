"""The full-text indexes: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

They are given folded words (`fold.py`), which neither store cuts or changes again: FTS5 by its tokenizer
`ascii`, PostgreSQL because the vectors are written out here, so that no setting of the server has a say.
Both find the same, therefore; only the order may differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Integer,
    Select,
    TableClause,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from whosays.store.engine import is_sqlite
from whosays.store.terms import Term

Entry = tuple[
    int, Sequence[Sequence[str]]
]  # the id of what is found by it, and for each column its folded words

LONGEST = 2_000  # words of one entry: PostgreSQL numbers places up to 16,383
_PLACES = 255  # of one word, that PostgreSQL keeps
_WEIGHTS = (("A", 1.0), ("B", 0.4))  # of the columns, as `ts_rank_cd` has them
_GAP = 10  # places between columns: no phrase reaches from one into the other


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text index, by its table and its columns, of which the first weighs most."""

    name: str
    columns: tuple[str, ...]

    def add(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Entries that are not there yet."""
        rows = [(number, [words[:LONGEST] for words in columns]) for number, columns in entries]
        if not rows:
            return
        if is_sqlite(connection):
            found = [{"rowid": number, **self._joined(columns)} for number, columns in rows]
            connection.execute(insert(_fts(self)), found)
        else:
            vectors = [{"id": number, "words": vector(columns)} for number, columns in rows]
            told = {"id": bindparam("id"), "words": cast(bindparam("words"), TSVECTOR)}
            connection.execute(insert(_vectors(self)).values(told), vectors)

    def remove(self, connection: Connection, numbers: Select[Any]) -> None:
        """Takes the entries of these ids out; of one that is not there, nothing."""
        kept = self._kept(connection)
        connection.execute(delete(kept).where(next(iter(kept.c)).in_(numbers)))

    def empty(self, connection: Connection) -> None:
        """Takes everything out."""
        connection.execute(delete(self._kept(connection)))

    def matching(self, connection: Connection, terms: Sequence[Term]) -> Select[Any]:
        """A query for the `id` of every entry that has all of the terms."""
        if is_sqlite(connection):
            return select(_fts(self).c.rowid.label("id")).where(self._whole().op("MATCH")(fts5(terms)))
        vectors = _vectors(self)
        return select(vectors.c.id).where(vectors.c.words.op("@@")(cast(tsquery(terms), TSQUERY)))

    def scored(self, connection: Connection, terms: Sequence[Term]) -> Select[Any]:
        """The same, with a `score`: higher is better."""
        if is_sqlite(connection):
            score = func.bm25(self._whole(), *(weight for _, weight in _WEIGHTS[: len(self.columns)])) * -1.0
        else:
            score = func.ts_rank_cd(_vectors(self).c.words, cast(tsquery(terms), TSQUERY)) * 1.0
        return self.matching(connection, terms).add_columns(score.label("score"))

    def holds(self, connection: Connection, entries: Sequence[Entry]) -> bool:
        """Whether these entries stand in it, as they are to be."""
        key, *columns = self._kept(connection).c
        ids = [number for number, _ in entries]
        told = {row[0]: row[1:] for row in connection.execute(select(key, *columns).where(key.in_(ids)))}
        rows = [(number, [words[:LONGEST] for words in found]) for number, found in entries]
        if is_sqlite(connection):
            return told == {number: tuple(self._joined(found).values()) for number, found in rows}
        kept = {number: set(words.split()) for number, (words,) in told.items()}
        return kept == {number: set(vector(found).split()) for number, found in rows}

    def size(self, connection: Connection) -> int:
        """How many entries it has."""
        return int(connection.execute(select(func.count()).select_from(self._kept(connection))).scalar_one())

    def check(self) -> Insert:
        """What tells FTS5 to compare its index with its words; an error follows if they differ."""
        fts = table(self.name, column(self.name), column("rank"))
        return insert(fts).values({self.name: "integrity-check", "rank": 1})

    def _whole(self) -> ColumnElement[str]:
        return literal_column(self.name)  # FTS5 calls all columns together by the table's name

    def _kept(self, connection: Connection) -> TableClause:
        return _fts(self) if is_sqlite(connection) else _vectors(self)

    def _joined(self, columns: Sequence[Sequence[str]]) -> dict[str, str]:
        return {name: " ".join(words) for name, words in zip(self.columns, columns, strict=True)}


@cache
def _fts(index: Index) -> TableClause:
    return table(index.name, column("rowid", Integer), *map(column, index.columns))


@cache
def _vectors(index: Index) -> TableClause:
    return table(index.name, column("id", Integer), column("words", TSVECTOR))


STATEMENTS = Index("statements_index", ("said", "source"))
PASSAGES = Index("passages_index", ("words",))
ACTORS = Index("actors_index", ("names",))
INDEXES = (STATEMENTS, PASSAGES, ACTORS)


def fts5(terms: Sequence[Term]) -> str:
    """The terms in FTS5's language; folded words hold nothing that it would obey."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.prefix else ""}' for term in terms)


def tsquery(terms: Sequence[Term]) -> str:
    """The terms in PostgreSQL's."""
    return " & ".join(f"({' <-> '.join(_lexemes(term))})" for term in terms)


def _lexemes(term: Term) -> list[str]:
    *others, last = (f"'{word}'" for word in term.words)
    return [*others, f"{last}:*" if term.prefix else last]


def vector(columns: Sequence[Sequence[str]]) -> str:
    """A tsvector, written out: every word with its places and the weight of its column."""
    places: dict[str, list[str]] = {}
    place = 0
    for words, (weight, _) in zip(columns, _WEIGHTS, strict=False):
        for place, word in enumerate(words, place + 1):  # noqa: B020 - goes on from column to column
            places.setdefault(word, []).append(f"{place}{weight}")
        place += _GAP
    return " ".join(f"'{word}':{','.join(found[:_PLACES])}" for word, found in places.items())
