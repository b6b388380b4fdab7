"""Reading from a library: what it held at one moment, whatever is added meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, literal, select, tuple_

from whosays.errors import UnknownAccountError, UnknownActorError, UnknownStoryError
from whosays.model import (
    Account,
    Actor,
    DifferentActors,
    DifferentStories,
    FailedReading,
    Failure,
    Judgement,
    Original,
    Reading,
    SameActor,
    SameStory,
    Story,
)
from whosays.store import joining, listing, lookup, permanent
from whosays.store import readings as kept
from whosays.store import stories as kept_stories
from whosays.store.around import around
from whosays.store.citations import Cited, Scope, citations
from whosays.store.details import canonical
from whosays.store.identities import KeptIdentity, kept_identities
from whosays.store.joining import Member
from whosays.store.judgements.judged import Judged, Unfit
from whosays.store.judgements.kept import (
    faults,
    judged_accounts,
    judged_last,
    judgement_of,
    judgements_of,
    of_actors,
    of_stories,
    undone,
)
from whosays.store.judgements.placing import Fault
from whosays.store.judgements.settle import judged_now
from whosays.store.listing import Listed, Wanted
from whosays.store.outlets import KeptOutlet, kept_outlets
from whosays.store.pack import original_of
from whosays.store.permanent import Found, Permanent
from whosays.store.portraits import Portrait, SpokenIn, portrait, spoken_in
from whosays.store.query import Hit, Page, Query
from whosays.store.rebuild import account_of, cast_of, reading_of
from whosays.store.schema import accounts, failures, originals, readings, texts
from whosays.store.search import count, count_accounts, search, statements
from whosays.store.speakers import Speaker, speakers
from whosays.store.statistics import Statistics, state, statistics
from whosays.store.stories import Headed, NearStory
from whosays.store.versions import Difference, difference

_CHUNK = 500
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an account: what stood at its address when it was collected."""

    account: str
    address: str
    retrieved: datetime
    title: str | None


@dataclass(frozen=True, slots=True)
class RecordedFailure:
    """Something that could not be read, and when that was tried last; `original` is the id of its bytes."""

    source: str
    failure: Failure
    when: datetime
    original: str | None

    def to_reading(self) -> FailedReading:
        """The failure as it stands among results."""
        return FailedReading(self.source, self.failure, self.original)


def _failure(row: Row[Any]) -> RecordedFailure:
    when = datetime.fromisoformat(row.failed_at)
    return RecordedFailure(row.source, Failure(row.kind, row.message), when, row.original)


class View:
    """What a library holds; nothing can be changed through it."""

    def __init__(self, connection: Connection) -> None:
        """Over a connection that is in one transaction."""
        self._connection = connection

    def accounts(self) -> Iterator[Account]:
        """Every account with its current text and corrected details, in the order they were added."""
        for number in self._ids():
            yield self.account(number)

    def readings(self) -> Iterator[Reading]:
        """The current reading of every account, corrected, in the order they were added."""
        for number in self._ids():
            yield self.reading(number)

    def account(self, id: str) -> Account:  # noqa: A002 - the field's name everywhere
        """An account with its current text and corrected details.

        Raises:
            UnknownAccountError: there is none of that id.
        """
        found = select(texts).join(readings, readings.c.text == texts.c.id)
        row = self._connection.execute(found.where(readings.c.account == id, readings.c.current == 1)).first()
        return account_of(self._known(row, id))

    def reading(self, id: str) -> Reading:  # noqa: A002
        """The current reading of an account, with everything that people corrected.

        Raises:
            UnknownAccountError: there is no account of that id.
        """
        return reading_of(self._connection, self._known(kept.current(self._connection, id), id))

    def texts(self, id: str) -> Iterator[Account]:  # noqa: A002
        """Every version of an account's text that is kept, the earliest first."""
        found = select(texts).where(texts.c.account == id).order_by(texts.c.id)
        for row in self._connection.execute(found):
            yield account_of(row)

    def found_again(self, id: str, told: Permanent) -> Found:  # noqa: A002
        """Where words that a permanent address tells of stand in the current text of their account.

        Raises:
            UnknownAccountError: there is no account of that id.
        """
        return permanent.find(told, self.texts(id), self.account(id))

    def listed(self, wanted: Wanted) -> Page[Listed]:
        """The accounts that are wanted, as a list, the latest first."""
        return listing.listed(self._connection, wanted)

    def count_listed(self, wanted: Wanted) -> int:
        """How many accounts are wanted, on all pages."""
        return listing.count_listed(self._connection, wanted)

    def stamps(self, ids: Collection[str]) -> dict[str, str]:
        """By what the current reading of each account is known: another once it is made or corrected anew."""
        return kept.stamps(self._connection, ids)

    def read_by_model(self, id: str) -> Reading:  # noqa: A002
        """The newest reading of an account as the model made it.

        Raises:
            UnknownAccountError: there is no account of that id.
        """
        return reading_of(self._connection, self._known(kept.made_by_model(self._connection, id), id))

    def original(self, id: str) -> Original:  # noqa: A002
        """The bytes of an account as they were collected, or of something that could not be read.

        Raises:
            UnknownAccountError: there are none of that id.
            DamagedLibraryError: they are no longer those that were stored.
        """
        row = self._connection.execute(select(originals).where(originals.c.id == id)).first()
        return original_of(self._known(row, id))

    def versions(self, url: str) -> Iterator[Version]:
        """What stood at an address, in the order it was collected; nothing, if it is none of the web."""
        address = canonical(url)
        if address is None:
            return
        found = (
            select(accounts.c.id, accounts.c.address, originals.c.retrieved, accounts.c.title)
            .join(originals, originals.c.id == accounts.c.id)
            .where(accounts.c.address == address)
            .order_by(originals.c.retrieved, accounts.c.added, accounts.c.id)
        )
        for id_, address, retrieved, title in self._connection.execute(found):
            yield Version(id_, address, datetime.fromisoformat(retrieved), title)

    def edited(self) -> Iterator[str]:
        """The addresses that have more than one version."""
        found = (
            select(accounts.c.address)
            .where(accounts.c.address.is_not(None))
            .group_by(accounts.c.address)
            .having(func.count() > 1)
            .order_by(accounts.c.address)
        )
        yield from self._connection.execute(found).scalars()

    def difference(self, old: str, new: str) -> Difference:
        """What became of one account in another, most often of one version in the next.

        Raises:
            UnknownAccountError: there is no account of one of the ids.
        """
        return difference(self.account(old), self.account(new))

    def failures(self) -> Iterator[RecordedFailure]:
        """What could not be read, the latest last."""
        found = select(failures).order_by(failures.c.failed_at, failures.c.id)
        yield from map(_failure, self._connection.execute(found))

    def failed_last(self, most: int) -> list[RecordedFailure]:
        """So many of them, the latest first."""
        found = select(failures).order_by(failures.c.failed_at.desc(), failures.c.id.desc()).limit(most)
        return list(map(_failure, self._connection.execute(found)))

    def count_failures(self) -> int:
        """How many there are."""
        return self._connection.execute(select(func.count()).select_from(failures)).scalar_one()

    def failure(self, original: str) -> RecordedFailure | None:
        """Why an original could not be read, as it was tried last; None where it could, or is not there."""
        found = select(failures).where(failures.c.original == original)
        latest = found.order_by(failures.c.failed_at.desc(), failures.c.id.desc()).limit(1)
        row = self._connection.execute(latest).first()
        return None if row is None else _failure(row)

    def judgement(self, id: str) -> Judgement | None:  # noqa: A002
        """The judgement of that id; None if there is none."""
        return judgement_of(self._connection, id)

    def judged_last(self, limit: int = 50, offset: int = 0) -> Page[Judgement]:
        """What people said of whatever, the latest first."""
        return judged_last(self._connection, limit, offset)

    def undone(self, of: Collection[str | None]) -> set[str]:
        """The ids of judgements that do not hold, of these accounts; None: of those across accounts."""
        return undone(self._connection, of)

    def faults(self, ids: Collection[str]) -> dict[str, Fault]:
        """Why those of these judgements that do not fit the reading of their account do not."""
        return faults(self._connection, ids)

    def titles(self, ids: Collection[str]) -> dict[str, str | None]:
        """What accounts are headed."""
        found = select(accounts.c.id, accounts.c.title).where(accounts.c.id.in_(ids))
        return {row.id: row.title for row in self._connection.execute(found)}

    def judgements(self, account: str | None = None) -> Iterator[Judgement]:
        """What people said of an account, or (without one) of actors across accounts, in their order."""
        yield from judgements_of(self._connection, account)

    def judged(self, id: str) -> Judged:  # noqa: A002
        """The current reading of an account with what people did to it: who made, changed or checked what.

        Raises:
            UnknownAccountError: there is no account of that id.
        """
        return self._known(judged_now(self._connection, id), id)

    def unanchored(self) -> Iterator[Unfit]:
        """Judgements that do not fit the newest reading of their account, for a person to look at."""
        for account in judged_accounts(self._connection, faulty=True):
            yield from self.judged(account).unfit

    def checked_accounts(self) -> Iterator[str]:
        """The ids of the accounts that a person checked as a whole, in the order they were added."""
        found = select(accounts.c.id).where(accounts.c.checked_at.is_not(None))
        yield from self._connection.execute(found.order_by(accounts.c.added, accounts.c.id)).scalars().all()

    def state(self) -> tuple[int, ...]:
        """What differs once accounts were added, read again, corrected, or found to be of the same people."""
        return state(self._connection)

    def statistics(self) -> Statistics:
        """How much there is."""
        return statistics(self._connection)

    def search(self, query: Query) -> Page[Hit]:
        """The statements that the query is for."""
        return search(self._connection, query)

    def count(self, query: Query, most: int | None = None) -> int:
        """How many statements the query is for, on all pages; it is not counted further than `most`."""
        return count(self._connection, query, most)

    def count_accounts(self, query: Query, most: int) -> int:
        """In how many accounts the statements of a query stand; it is not counted further than `most`."""
        return count_accounts(self._connection, query, most)

    def statements(self, query: Query) -> dict[str, set[str]]:
        """The ids of all statements that the query is for, by account, in the order of `accounts`."""
        return statements(self._connection, query)

    def speakers(self, name: str | None = None, *, limit: int = 100, offset: int = 0) -> Iterator[Speaker]:
        """Who says how much, who says most first: those who go by the words of `name`, or all."""
        return speakers(self._connection, name, limit, offset)

    def around(self, statements: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
        """In whose statements these (account, id) stand, the outermost first; no key where in none."""
        return around(self._connection, statements)

    def portrait(self, actor: str) -> Portrait:
        """Who has this id, of an identity or of an actor of one account, as accounts have them.

        Raises:
            UnknownActorError: nobody has it.
        """
        found = portrait(self._connection, actor)
        if found is None:
            raise UnknownActorError(f"the library knows nobody of the id {actor}")
        return found

    def spoken_in(self, actor: str, most: int) -> list[SpokenIn]:
        """The accounts in which somebody speaks, the latest first."""
        return spoken_in(self._connection, actor, most)

    def citations(self, scope: Scope, most: int) -> tuple[list[Cited], list[Cited]]:
        """Whom outlets cite, and whom those cite in turn: the most frequent first, so many of each."""
        return citations(self._connection, scope, most)

    def made_by(self) -> Iterator[tuple[str, str]]:
        """Every account with the model that made its newest reading, in the order they were added."""
        for number in self._ids():
            found = select(readings.c.model).where(readings.c.account == number, readings.c.current == 1)
            yield number, self._connection.execute(found).scalar_one()

    def accounts_called(self, beginning: str) -> list[str]:
        """The ids of accounts that begin so, the first of them."""
        return lookup.accounts_called(self._connection, beginning)

    def statements_called(self, beginning: str, account: str = "") -> list[tuple[str, str]]:
        """Account and id of the statements whose ids begin so, the first of them."""
        return lookup.statements_called(self._connection, beginning, account)

    def judgements_called(self, beginning: str) -> list[str]:
        """The ids of judgements that begin so, the first of them."""
        return lookup.judgements_called(self._connection, beginning)

    def actors_called(self, called: str) -> list[tuple[str, str]]:
        """Id and name of those, across accounts or in one, whose id begins so or who are called so."""
        return lookup.actors_called(self._connection, called)

    def are_one(self, one: str, other: str) -> bool:
        """Whether two identities, or actors of accounts, count as the same."""
        return lookup.identity_of(self._connection, one) == lookup.identity_of(self._connection, other)

    def identities(self) -> Iterator[KeptIdentity]:
        """Who is the same across accounts, as `Writer.identify` stored it."""
        return kept_identities(self._connection)

    def outlets(self) -> Iterator[KeptOutlet]:
        """The registry of outlets, as `Writer.register` stored it."""
        return kept_outlets(self._connection)

    def cast(self, id: str) -> tuple[Account, tuple[Actor, ...]]:  # noqa: A002
        """An account with the actors of its current reading.

        Raises:
            UnknownAccountError: there is none of that id.
        """
        number = self._known(kept.current(self._connection, id), id)
        return self.account(id), cast_of(self._connection, number)

    def casts(self) -> Iterator[tuple[Account, tuple[Actor, ...]]]:
        """Every account with its actors, in the order they were added."""
        for number in self._ids():
            yield self.cast(number)

    def unidentified(self, most: int) -> list[str]:
        """The ids of accounts of whose actors it was not found yet who they are, the earliest first."""
        return joining.unidentified(self._connection, most)

    def identified_last(self, most: int) -> list[str]:
        """The ids of the accounts of which it was found, those that were stored last."""
        return joining.identified_last(self._connection, most)

    def identities_under(self, keys: Collection[str], most: int) -> dict[str, list[str]]:
        """The identities that have each of the keys; keys of more than `most` lead to none."""
        return joining.identities_under(self._connection, keys, most)

    def members(self, of: Collection[str], each: int, also: Collection[str] = ()) -> list[Member]:
        """The actors of each identity that were stored last, so many, and those of the ids `also`."""
        return joining.members(self._connection, of, each, also)

    def members_among(self, of_accounts: Collection[str], keys: Collection[str] = ()) -> list[Member]:
        """Those who are members already: of these accounts, and of the ids `keys` wherever."""
        return joining.members_among(self._connection, of_accounts, keys)

    def actors_judged(self) -> list[SameActor | DifferentActors]:
        """What people said of two actors being one or not, as it holds."""
        return of_actors(self._connection)

    def stories(self) -> Iterator[Story]:
        """The stories that accounts were found to tell, the latest first, each with its accounts by date."""
        return kept_stories.stories(self._connection)

    def story(self, id: str) -> Story:  # noqa: A002
        """One story, with its accounts by date.

        Raises:
            UnknownStoryError: there is none of that id.
        """
        found = kept_stories.story(self._connection, id)
        if found is None:
            raise UnknownStoryError(f"the library has no story {id}")
        return found

    def headed(self, least: int = 1, *, limit: int, offset: int = 0) -> list[Headed]:
        """The stories of at least so many accounts, the latest first, at a glance."""
        return kept_stories.headed(self._connection, least, limit, offset)

    def how_many_stories(self, least: int = 1) -> int:
        """How many stories have at least so many accounts."""
        return kept_stories.how_many(self._connection, least)

    def stories_called(self, beginning: str) -> list[str]:
        """The ids of stories that begin so."""
        return kept_stories.called(self._connection, beginning)

    def told_by(self, account: str) -> str | None:
        """The id of the story that an account tells; None where it was not looked for yet."""
        return kept_stories.stories_of(self._connection, (account,)).get(account)

    def are_one_story(self, one: str, other: str) -> bool:
        """Whether two accounts count as telling of one event."""
        return kept_stories.are_one(self._connection, one, other)

    def storyless(self, most: int) -> list[str]:
        """The ids of accounts whose story was not looked for yet, the earliest first."""
        return kept_stories.storyless(self._connection, most)

    def stories_near(self, terms: Mapping[int, float], day: int | None) -> list[NearStory]:
        """The stories whose accounts share the most telling of these terms, with what is kept of them."""
        return kept_stories.near(self._connection, terms, day)

    def stories_of(self, ids: Collection[str]) -> list[NearStory]:
        """The stories of these accounts, with what is kept of some of their accounts."""
        return kept_stories.of_accounts(self._connection, ids)

    def stories_judged(self) -> list[SameStory | DifferentStories]:
        """What people said of accounts being of one story or not, as it holds."""
        return of_stories(self._connection)

    def judged_accounts(self) -> list[str]:
        """The ids of the accounts that people said something of."""
        return judged_accounts(self._connection)

    def _ids(self) -> Iterator[str]:
        """The ids of all accounts, some at a time: no cursor stands open meanwhile."""
        place = tuple_(accounts.c.added, accounts.c.id)
        query = (
            select(accounts.c.added, accounts.c.id).order_by(accounts.c.added, accounts.c.id).limit(_CHUNK)
        )
        rows = self._connection.execute(query).all()
        while rows:
            yield from (id_ for _, id_ in rows)
            last = tuple_(*(literal(value) for value in rows[-1]))
            rows = self._connection.execute(query.where(place > last)).all()

    @staticmethod
    def _known(found: T | None, id_: str) -> T:
        if found is None:
            raise UnknownAccountError(f"the library holds nothing of the id {id_}")
        return found
