"""Readings as people corrected them, stored beside those of models: they are what is found and shown."""

from __future__ import annotations

from sqlalchemy import Connection, Table, delete, insert, select, update

from whosays.model import Reading
from whosays.store import readings as kept
from whosays.store.details import canonical, moment
from whosays.store.identities import carry_identities
from whosays.store.judgements.apply import apply
from whosays.store.judgements.judged import Judged
from whosays.store.judgements.kept import judgements_of, note_faults
from whosays.store.rebuild import reading_of
from whosays.store.schema import (
    about,
    accounts,
    actors,
    attributions,
    candidates,
    entities,
    identities,
    identity_members,
    mentions,
    originals,
    passages,
    pieces,
    readings,
    texts,
    times,
)


def judged_now(connection: Connection, account: str) -> Judged | None:
    """The newest reading of an account by a model, with all judgements; None for an account without one."""
    number = kept.made_by_model(connection, account)
    if number is None:
        return None
    return apply(reading_of(connection, number), judgements_of(connection, account))


def settle(connection: Connection, account: str) -> Judged | None:
    """Makes what people said of an account hold for its newest reading; to be called after either is new.

    The corrected reading becomes the current one. Former corrected ones go: the judgements tell them.
    None where nobody said anything.
    """
    model = kept.made_by_model(connection, account)
    told = judgements_of(connection, account)
    if model is None or not told:
        return None
    former = kept.current(connection, account)
    made = reading_of(connection, model)
    judged = apply(made, told)
    number = _make_current(connection, model, made, judged.reading)
    _describe(connection, account, judged)
    _mark_checked(connection, number, judged)
    if former is not None and former != number:
        carry_identities(connection, former, number)
    _tell_identities(connection, number, judged)
    _forget(connection, model, number)
    note_faults(connection, account, judged.unfit)
    return judged


def _make_current(connection: Connection, model: int, made: Reading, corrected: Reading) -> int:
    """The number of the reading that is current now: the model's own, where nothing is corrected."""
    if corrected == made:
        kept.make_current(connection, made.account, model)
        return model
    return kept.store_reading(connection, corrected, corrects=model)


def _describe(connection: Connection, account: str, judged: Judged) -> None:
    url = judged.reading.account.metadata.url
    source = connection.execute(select(originals.c.source).where(originals.c.id == account)).scalar_one()
    row = {
        "address": canonical(url) or canonical(source),
        "checked_at": moment(judged.checked.when) if judged.checked else None,
    }
    connection.execute(update(accounts).where(accounts.c.id == account).values(row))


def _mark_checked(connection: Connection, reading: int, judged: Judged) -> None:
    own = update(attributions).where(attributions.c.reading == reading)
    connection.execute(own.where(attributions.c.checked_at.is_not(None)).values(checked_at=None))
    for id_, touched in judged.touched.items():
        if touched.checked is not None:
            when = moment(touched.checked.when)
            connection.execute(own.where(attributions.c.key == id_).values(checked_at=when))


def _tell_identities(connection: Connection, number: int, judged: Judged) -> None:
    for key, identity in judged.identities.items():
        if connection.execute(select(identities.c.id).where(identities.c.id == identity)).first() is None:
            continue  # it is one of another library, or was merged into another
        found = select(actors.c.id).where(actors.c.reading == number, actors.c.key == key)
        for actor in connection.execute(found).scalars().all():
            connection.execute(delete(identity_members).where(identity_members.c.actor == actor))
            row = {"actor": actor, "identity": identity, "evidence": ["judgement"]}
            connection.execute(insert(identity_members), row)


def _forget(connection: Connection, model: int, current: int) -> None:
    """Corrections of the same reading that are no longer current, with their details of the account."""
    former = select(readings.c.id, readings.c.text).where(
        readings.c.corrects == model, readings.c.id != current
    )
    for number, text in connection.execute(former).all():
        for table in (about, pieces, candidates):
            _delete_parts(connection, table, attributions, number)
        connection.execute(delete(attributions).where(attributions.c.reading == number))
        for table in (mentions, identity_members):
            _delete_parts(connection, table, actors, number)
        for table in (actors, times, entities):
            connection.execute(delete(table).where(table.c.reading == number))
        connection.execute(delete(readings).where(readings.c.id == number))
        if connection.execute(select(readings.c.id).where(readings.c.text == text)).first() is None:
            connection.execute(delete(passages).where(passages.c.text == text))
            connection.execute(delete(texts).where(texts.c.id == text))


def _delete_parts(connection: Connection, parts: Table, wholes: Table, reading: int) -> None:
    owner = next(column for column in parts.c if column.references(wholes.c.id))
    own = select(wholes.c.id).where(wholes.c.reading == reading)
    connection.execute(delete(parts).where(owner.in_(own)))
