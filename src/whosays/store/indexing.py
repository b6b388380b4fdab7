"""What stands in the full-text indexes: the current readings."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from whosays.model import LinkKind
from whosays.store.fold import Token, tokens, words
from whosays.store.index import ACTORS, INDEXES, LONGEST, PASSAGES, STATEMENTS, Entry, Index
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
    for index, entries in entries_of(connection, reading):
        index.add(connection, entries)


def take(connection: Connection, reading: int) -> None:
    """The reading is found no more."""
    STATEMENTS.remove(connection, select(attributions.c.id).where(attributions.c.reading == reading))
    ACTORS.remove(connection, select(actors.c.id).where(actors.c.reading == reading))
    of = select(readings.c.text).where(readings.c.id == reading).scalar_subquery()
    PASSAGES.remove(connection, select(passages.c.id).where(passages.c.text == of))


def rebuild(connection: Connection) -> Iterator[int]:
    """Makes the indexes again from the tables; yields the number of each reading that is done."""
    for index in INDEXES:
        index.empty(connection)
    for reading in current_readings(connection):
        put(connection, reading)
        yield reading


def current_readings(connection: Connection) -> list[int]:
    """The numbers of all current readings."""
    found = select(readings.c.id).where(readings.c.current == 1).order_by(readings.c.id)
    return list(connection.execute(found).scalars())


def entries_of(connection: Connection, reading: int) -> Iterator[tuple[Index, list[Entry]]]:
    """What stands in each index of a current reading."""
    yield STATEMENTS, list(_statements(connection, reading))
    yield ACTORS, list(_actors(connection, reading))
    yield PASSAGES, list(_passages(connection, reading))


def _statements(connection: Connection, reading: int) -> Iterator[Entry]:
    columns = attributions.c
    found = select(columns.id, columns.source, columns.cue, columns.content)
    for row in connection.execute(found.where(columns.reading == reading)):
        yield row.id, (words(row.content), words(f"{row.source or ''} {row.cue}"))


def _actors(connection: Connection, reading: int) -> Iterator[Entry]:
    found = select(actors.c.id, actors.c.name).where(actors.c.reading == reading)
    names = {row.id: [row.name] for row in connection.execute(found)}
    called = (
        select(mentions.c.actor, mentions.c.words)
        .join(actors, actors.c.id == mentions.c.actor)
        .where(actors.c.reading == reading, mentions.c.link == LinkKind.NAME.value)
        .order_by(mentions.c.actor, mentions.c.position)
    )
    for row in connection.execute(called):
        names[row.actor].append(row.words)
    for number, told in names.items():
        yield number, ([word for name in dict.fromkeys(told) for word in words(name)],)


def _passages(connection: Connection, reading: int) -> Iterator[Entry]:
    text = select(texts.c.id, texts.c.text).join(readings, readings.c.text == texts.c.id)
    version, whole = connection.execute(text.where(readings.c.id == reading)).one()
    for row in connection.execute(select(passages).where(passages.c.text == version)):
        yield row.id, (words(whole[row.starts : row.ends]),)
