"""Writing to a library: whole accounts, each in one transaction, and never the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, delete, insert, select, update

from whosays.errors import UnknownAccountError
from whosays.model import FailedReading, Failure, Original, Reading
from whosays.store.details import account_row, address, canonical, moment, now
from whosays.store.engine import lock, writing
from whosays.store.faults import told
from whosays.store.identities import KeptIdentity, carry_identities, keep_identities
from whosays.store.joining import join
from whosays.store.judgements.settle import settle
from whosays.store.outlets import KeptOutlet, keep_outlets
from whosays.store.pack import original_row
from whosays.store.readings import current, store_first, store_reading
from whosays.store.schema import accounts, failures, originals
from whosays.store.stories import KeptStory, forget_stories, keep_story


class Outcome(StrEnum):
    """What became of something that was to be added."""

    ADDED = "added"
    KNOWN = "known"
    NEW_VERSION = "new_version"
    FAILED = "failed"


class Writer:
    """Adds to one library; several may at once, from several processes and threads.

    What a method has stored when it returns outlives the process and the power; what it was about to store
    when it was cut short leaves no trace.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        """For the library at `place`, which `engine` leads to."""
        self._engine = engine
        self._place = place

    def has(self, account: str) -> bool:
        """Whether an account of that id was added; one that failed was not."""
        with told(self._place), self._engine.connect() as connection:
            return _has(connection, account)

    def add(self, original: Original, result: Reading | FailedReading) -> Outcome:
        """Stores the bytes, and what was read in them or why they could not be read.

        Raises:
            ValueError: the result is of other bytes.
            LibraryError: it could not be stored; what was stored before is intact.
        """
        with self._transaction() as connection:
            match result:
                case FailedReading(failure=failure):
                    _fail(connection, original.source, failure, original)
                    return Outcome.FAILED
                case Reading():
                    return _add(connection, original, result)

    def fail(self, source: str, failure: Failure) -> None:
        """Records why nothing could be had from `source`, in place of what was recorded of it before."""
        with self._transaction() as connection:
            _fail(connection, source, failure, None)

    def reread(self, account: str, reading: Reading) -> None:
        """Stores what a better model, or one that read a better text, found in an account that is there.

        It is the current reading from now on, with everything that people corrected; earlier ones stay.

        Raises:
            UnknownAccountError: there is no such account.
            ValueError: the reading is of another account.
        """
        if reading.account.id != account:
            raise ValueError(f"a reading of {reading.account.id}, where one of {account} was to be")
        with self._transaction() as connection:
            lock(connection, account)
            if not _has(connection, account):
                raise UnknownAccountError(f"{self._place}: there is no account {account}")
            former = current(connection, account)
            number = store_reading(connection, reading)
            if former is not None and former != number:
                carry_identities(connection, former, number)
            settle(connection, account)

    def register(self, known: Iterable[KeptOutlet], of: Mapping[str, str]) -> None:
        """Stores the registry of outlets, in place of what was stored, and whose each account is.

        `of`: id of an account → id of its outlet.
        """
        with self._transaction() as connection:
            lock(connection, "outlets")
            keep_outlets(connection, known, of)

    def identify(self, found: Iterable[KeptIdentity]) -> int:
        """Stores who is the same across accounts, in place of what was stored; how many there are."""
        with self._transaction() as connection:
            lock(connection, "identities")
            return keep_identities(connection, found)

    def join(self, of: Sequence[str], found: Iterable[KeptIdentity], published_by: Mapping[str, str]) -> None:
        """Stores who the actors of these accounts are, beside what was found of others before.

        `found` has their actors alone. `published_by`: id of an account → id of its outlet.
        """
        with self._transaction() as connection:
            lock(connection, "identities")
            join(connection, of, found, published_by)

    def tell(self, account: str, found: KeptStory) -> None:
        """Stores of what story an account is, with what the accounts that come are compared to."""
        with self._transaction() as connection:
            lock(connection, "stories")
            keep_story(connection, account, found)

    def forget_stories(self) -> None:
        """All accounts are without a story again; what people said of them holds."""
        with self._transaction() as connection:
            lock(connection, "stories")
            forget_stories(connection)

    def seen(self, source: str, account: str, fetched: datetime | None = None) -> None:
        """Notes that bytes that are known came from `source` again, so that nothing fails there any more.

        `fetched`: when, if they were fetched.
        """
        failed = select(failures.c.id).where(failures.c.source == source)
        with told(self._place), self._engine.connect() as connection:
            is_news = fetched is not None or connection.execute(failed.limit(1)).first() is not None
        if is_news:
            with self._transaction() as connection:
                _see(connection, source, account, fetched)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with told(self._place), self._engine.connect() as connection, writing(connection) as held:
            yield held


def _has(connection: Connection, account: str) -> bool:
    return connection.execute(select(accounts.c.id).where(accounts.c.id == account)).first() is not None


def _add(connection: Connection, original: Original, reading: Reading) -> Outcome:
    account = reading.account
    if account.id != original.id:
        raise ValueError(f"a reading of {account.id}, and bytes of {original.id}")
    lock(connection, original.id)
    connection.execute(delete(failures).where(failures.c.source == original.source))
    if _has(connection, original.id):
        if canonical(original.source):
            _see(connection, original.source, original.id, original.retrieved)
        return Outcome.KNOWN
    where = address(original, account)
    outcome = _outcome(connection, where)
    _keep(connection, original)
    row = {"id": account.id, **account_row(account), "address": where, "added": now()}
    connection.execute(insert(accounts), row)
    store_first(connection, reading)
    return outcome


def _see(connection: Connection, source: str, account: str, fetched: datetime | None) -> None:
    connection.execute(delete(failures).where(failures.c.source == source))
    if fetched is not None:
        row = update(originals).where(originals.c.id == account, originals.c.retrieved < moment(fetched))
        connection.execute(row.values(seen=moment(fetched)))


def _outcome(connection: Connection, where: str | None) -> Outcome:
    if where is None:
        return Outcome.ADDED
    lock(connection, where)
    others = connection.execute(select(accounts.c.id).where(accounts.c.address == where).limit(1))
    return Outcome.NEW_VERSION if others.first() else Outcome.ADDED


def _keep(connection: Connection, original: Original) -> None:
    """The bytes may be there already, of when they could not be read."""
    known = connection.execute(select(originals.c.id).where(originals.c.id == original.id)).first()
    if known is None:
        connection.execute(insert(originals), original_row(original))


def _fail(connection: Connection, source: str, failure: Failure, original: Original | None) -> None:
    if original is not None:
        lock(connection, original.id)  # before that of an address, as everywhere
        _keep(connection, original)
    lock(connection, source)
    connection.execute(delete(failures).where(failures.c.source == source))
    row = {
        "source": source,
        "original": original.id if original else None,
        "kind": failure.kind,
        "message": failure.message,
        "failed_at": now(),
    }
    connection.execute(insert(failures), row)
