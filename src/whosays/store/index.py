"""The full-text indexes: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

They are given folded words (`fold.py`), which neither store cuts or changes again: FTS5 by its tokenizer
`ascii`, PostgreSQL because the vectors are written out here, so that no setting of the server has a say.
Both find the same, therefore.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
    Text,
    bindparam,
    cast,
    column,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR

from whosays.store.engine import is_sqlite
from whosays.store.rank import Counted, asked, score
from whosays.store.terms import Term

Entry = tuple[
    int, Sequence[Sequence[str]]
]  # the id of what is found by it, and for each column its folded words

LONGEST = 2_000  # words of one entry: PostgreSQL numbers places up to 16,383
_PLACES = 255  # of one word, that PostgreSQL keeps
_WEIGHTS = (("A", 1.0), ("B", 0.4))  # of the columns
_GAP = 10  # places between columns: no phrase reaches from one into the other


@dataclass(frozen=True, slots=True)
class Index:
    """A full-text index, by its table and its columns, of which the first weighs most.

    Attributes:
        usual: how many different words an entry has, most often.
    """

    name: str
    columns: tuple[str, ...]
    usual: int

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

    def scores(
        self, connection: Connection, terms: Sequence[Term], numbers: Sequence[int]
    ) -> dict[int, float]:
        """How much of these entries the terms are: higher is better."""
        count = self._counted_here if is_sqlite(connection) else self._counted_there
        found = count(connection, terms, numbers)
        return {number: score(counted, terms, self.usual) for number, counted in found}

    def _counted_here(
        self, connection: Connection, terms: Sequence[Term], numbers: Sequence[int]
    ) -> Iterator[tuple[int, Counted]]:
        whole, begun = asked(terms)
        fts = _fts(self)
        for number, *columns in connection.execute(select(fts).where(fts.c.rowid.in_(numbers))):
            told = [Counter(entry.split(" ")) for entry in columns]
            words: dict[str, float] = defaultdict(float)
            for counts, (_, weight) in zip(told, _WEIGHTS, strict=False):
                for word in whole | {word for word in counts if begun and word.startswith(begun)}:
                    words[word] += weight * counts[word]
            yield number, Counted(words, len(set().union(*told)))

    def _counted_there(
        self, connection: Connection, terms: Sequence[Term], numbers: Sequence[int]
    ) -> Iterator[tuple[int, Counted]]:
        whole, begun = asked(terms)
        found: dict[int, dict[str, float]] = defaultdict(dict)
        sizes: dict[int, int] = {}
        told = {"numbers": list(numbers), "words": list(whole), "beginnings": [f"{word}%" for word in begun]}
        for number, size, word, weights in connection.execute(_counting(self), told):
            sizes[number] = size
            found[number][word] = sum(map(dict(_WEIGHTS).__getitem__, weights))
        for number, size in sizes.items():
            yield number, Counted(found[number], size)

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
def _counting(index: Index) -> Select[Any]:
    """Of every word of the entries that is one of those asked for: the weights of its places."""
    kept = _vectors(index)
    word = func.unnest(kept.c.words).table_valued("lexeme", "positions", "weights")
    asked_for = word.c.lexeme == func.any(bindparam("words", type_=ARRAY(Text)))
    begun = word.c.lexeme.op("LIKE")(func.any(bindparam("beginnings", type_=ARRAY(Text))))
    return (
        select(kept.c.id, func.length(kept.c.words), word.c.lexeme, word.c.weights)
        .select_from(kept.join(word, or_(asked_for, begun)))
        .where(kept.c.id == func.any(bindparam("numbers", type_=ARRAY(Integer))))
    )


@cache
def _vectors(index: Index) -> TableClause:
    return table(index.name, column("id", Integer), column("words", TSVECTOR))


STATEMENTS = Index("statements_index", ("said", "source"), 20)
PASSAGES = Index("passages_index", ("words",), 300)
ACTORS = Index("actors_index", ("names",), 3)
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
