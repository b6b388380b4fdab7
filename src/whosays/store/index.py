"""The full-text indexes: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

They are given folded words (`fold.py`), which neither store cuts or changes again: FTS5 by its tokenizer
`ascii`, PostgreSQL because the vectors are written out here, so that no setting of the server has a say.
Both find the same, therefore; only the order may differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
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

LONGEST = 2_000  # words of one entry; PostgreSQL keeps 256 places of a word, and numbers places up to 16,383
_WEIGHTS = (("A", 1.0), ("B", 0.4))  # of the columns, as `ts_rank_cd` has them
_GAP = 10  # places between columns: no phrase reaches from one into the other


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text index, by its table and its columns, of which the first weighs most."""

    name: str
    columns: tuple[str, ...]

    def add(self, connection: Connection, entries: Iterable[tuple[int, Sequence[Sequence[str]]]]) -> None:
        """Entries: the id of what is found by them, and for each column its folded words."""
        rows = [(number, [words[:LONGEST] for words in columns]) for number, columns in entries]
        if not rows:
            return
        if is_sqlite(connection):
            found = [{"rowid": number, **self._joined(columns)} for number, columns in rows]
            connection.execute(insert(self._fts()), found)
        else:
            vectors = [{"id": number, "words": vector(columns)} for number, columns in rows]
            told = {"id": bindparam("id"), "words": cast(bindparam("words"), TSVECTOR)}
            connection.execute(insert(self._vectors()).values(told), vectors)

    def remove(self, connection: Connection, numbers: Select[Any]) -> None:
        """Takes the entries of these ids out; of one that is not there, nothing."""
        kept = self._kept(connection)
        connection.execute(delete(kept).where(next(iter(kept.c)).in_(numbers)))

    def empty(self, connection: Connection) -> None:
        """Takes everything out."""
        connection.execute(delete(self._kept(connection)))

    def find(self, connection: Connection, terms: Sequence[Term]) -> Select[Any]:
        """A query for `id` and `score` of every entry that has all of the terms; higher is better."""
        if is_sqlite(connection):
            return self._matching(fts5(terms))
        vectors, query = self._vectors(), cast(tsquery(terms), TSQUERY)
        score = func.ts_rank_cd(vectors.c.words, query).label("score")
        return select(vectors.c.id, score).where(vectors.c.words.op("@@")(query))

    def _matching(self, expression: str) -> Select[Any]:
        whole: ColumnElement[str] = literal_column(self.name)  # FTS5 calls all columns by the table's name
        score = -func.bm25(whole, *(weight for _, weight in _WEIGHTS[: len(self.columns)]))
        found = select(self._fts().c.rowid.label("id"), score.label("score")).select_from(self._fts())
        return found.where(whole.op("MATCH")(expression))

    def entries(self, connection: Connection) -> Select[Any]:
        """A query for `id` and the words of every entry, as the store holds them."""
        key, *words = self._kept(connection).c
        return select(key.label("id"), *words)

    def _kept(self, connection: Connection) -> TableClause:
        return self._fts() if is_sqlite(connection) else self._vectors()

    def _joined(self, columns: Sequence[Sequence[str]]) -> dict[str, str]:
        return {name: " ".join(words) for name, words in zip(self.columns, columns, strict=True)}

    def _fts(self) -> TableClause:
        return table(self.name, column("rowid", Integer), *map(column, self.columns))

    def _vectors(self) -> TableClause:
        return table(self.name, column("id", Integer), column("words", TSVECTOR))


STATEMENTS = Index("statements_index", ("said", "source"))
PASSAGES = Index("passages_index", ("words",))
ACTORS = Index("actors_index", ("names",))


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
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())
