"""What stands in the full-text indexes: the current readings."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, select

from whosays.model import LinkKind
from whosays.store.fold import Token, tokens, words
from whosays.store.index import ACTORS, LONGEST, PASSAGES, STATEMENTS
from whosays.store.schema import actors, attributions, mentions, passages, readings, texts

_OVERLAP = 32  # words: a phrase at the end of one passage stands whole in the next


def passages_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the passages of a text begin and end: most texts are one."""
    found: list[Token] = []
    for token in tokens(text):
        if len(found) == LONGEST:
            yield found[0].start, found[-1].end
            found = found[-_OVERLAP:]
        found.append(token)
    if found:
        yield found[0].start, found[-1].end


def put(connection: Connection, reading: int) -> None:
    """The reading is found from now on."""
    _put_statements(connection, attributions.c.reading == reading)
    _put_actors(connection, actors.c.reading == reading)
    text = connection.execute(select(readings.c.text).where(readings.c.id == reading)).scalar_one()
    _put_passages(connection, text)


def take(connection: Connection, reading: int) -> None:
    """The reading is found no more."""
    STATEMENTS.remove(connection, select(attributions.c.id).where(attributions.c.reading == reading))
    ACTORS.remove(connection, select(actors.c.id).where(actors.c.reading == reading))
    of = select(readings.c.text).where(readings.c.id == reading).scalar_subquery()
    PASSAGES.remove(connection, select(passages.c.id).where(passages.c.text == of))


def rebuild(connection: Connection) -> Iterator[int]:
    """Makes the indexes again from the tables; yields the number of each reading that is done."""
    for index in (STATEMENTS, PASSAGES, ACTORS):
        index.empty(connection)
    current = select(readings.c.id).where(readings.c.current == 1).order_by(readings.c.id)
    for reading in connection.execute(current).scalars().all():
        put(connection, reading)
        yield reading


def statement_words(source: str | None, cue: str, content: str) -> tuple[list[str], list[str]]:
    """The folded words of a statement: of its content, and of its source and cue."""
    return words(content), words(f"{source or ''} {cue}")


def statement_rows() -> Select[tuple[int, str | None, str, str]]:
    """A query for what is searched of statements: those of current readings."""
    columns = attributions.c
    return (
        select(columns.id, columns.source, columns.cue, columns.content)
        .join(readings, readings.c.id == columns.reading)
        .where(readings.c.current == 1)
    )


def _put_statements(connection: Connection, which: ColumnElement[bool]) -> None:
    rows = connection.execute(statement_rows().where(which))
    STATEMENTS.add(connection, ((row.id, statement_words(row.source, row.cue, row.content)) for row in rows))


def _put_actors(connection: Connection, which: ColumnElement[bool]) -> None:
    rows = connection.execute(select(actors.c.id, actors.c.name).where(which)).all()
    names = {number: [name] for number, name in rows}
    called = (
        select(mentions.c.actor, mentions.c.words)
        .join(actors, actors.c.id == mentions.c.actor)
        .where(which, mentions.c.link == LinkKind.NAME)
        .order_by(mentions.c.actor, mentions.c.position)
    )
    for number, name in connection.execute(called):
        names[number].append(name)
    ACTORS.add(connection, ((number, [_name_words(found)]) for number, found in names.items()))


def _name_words(names: list[str]) -> list[str]:
    return [word for name in dict.fromkeys(names) for word in words(name)]


def _put_passages(connection: Connection, text: int) -> None:
    words_of = connection.execute(select(texts.c.text).where(texts.c.id == text)).scalar_one()
    rows = connection.execute(
        select(passages.c.id, passages.c.starts, passages.c.ends).where(passages.c.text == text)
    ).all()
    PASSAGES.add(connection, ((number, [words(words_of[start:end])]) for number, start, end in rows))
