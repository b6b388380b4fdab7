"""Which accounts are of one story, as it is kept, and what new ones are compared to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from whosays.model import DifferentStories, SameStory, Story
from whosays.store.schema import accounts, story_profiles, story_terms
from whosays.store.schema import stories as _stories

_POSTINGS = 20_000  # places that all terms of an account lead to, at most
_WINDOW = 60  # days between two accounts of one event, at most
_NEAREST = 32  # accounts that share the most
_STORIES = 6  # their stories that are looked at
_MEMBERS = 12  # accounts of each, those that came first
_UNDATED = 0
_TITLE = 120


@dataclass(frozen=True, slots=True)
class KeptStory:
    """An account in its story, as it is to be stored.

    Attributes:
        story: the id; name: how the account is headed, the story's name if it founds it.
        packed: its profile; terms: hashes to look it up under; day: see the table.
    """

    story: str
    name: str
    packed: bytes
    terms: Sequence[int]
    day: int | None


@dataclass(frozen=True, slots=True)
class NearStory:
    """A story that a new account may be of: id of an account of it, and its packed profile."""

    story: str
    members: tuple[tuple[str, bytes], ...]


def stories_id(account: str) -> str:
    """The id of the story that an account founds."""
    return account[:16]


def stories_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The stories of these accounts, where they have one."""
    found = select(accounts.c.id, accounts.c.story).where(
        accounts.c.id.in_(ids), accounts.c.story.is_not(None)
    )
    return {row.id: row.story for row in connection.execute(found)}


def are_one(connection: Connection, one: str, other: str) -> bool:
    """Whether two accounts are of one story."""
    found = stories_of(connection, (one, other))
    return len(found) == 2 and found[one] == found[other]


def stories(connection: Connection) -> Iterator[Story]:
    """All stories, the one with the latest account first; accounts by date."""
    day = func.coalesce(accounts.c.published_from, "")
    rows = connection.execute(
        select(accounts.c.story, _stories.c.name, accounts.c.id, day.label("day"))
        .join(_stories, _stories.c.id == accounts.c.story)
        .order_by(day, accounts.c.id)
    )
    members: dict[str, list[str]] = defaultdict(list)
    known: dict[str, tuple[str, str]] = {}
    for row in rows:
        members[row.story].append(row.id)
        known[row.story] = row.day, row.name
    for id_, (_, name) in sorted(known.items(), key=lambda pair: (pair[1][0], pair[0]), reverse=True):
        yield Story(id_, name, tuple(members[id_]))


@dataclass(frozen=True, slots=True)
class Headed:
    """A story at a glance: when its first and last account were published, and how many there are."""

    id: str
    name: str
    first: str | None
    last: str | None
    accounts: int


def headed(connection: Connection, least: int, limit: int, offset: int) -> list[Headed]:
    """A page of the stories of at least so many accounts, the one with the latest account first."""
    count, last = func.count(accounts.c.id), func.max(accounts.c.published_from)
    rows = connection.execute(
        select(_stories.c.id, _stories.c.name, func.min(accounts.c.published_from), last, count)
        .join(accounts, accounts.c.story == _stories.c.id)
        .group_by(_stories.c.id, _stories.c.name)
        .having(count >= least)
        .order_by(func.coalesce(last, "").desc(), _stories.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Headed(*row) for row in rows]


def how_many(connection: Connection, least: int) -> int:
    """How many stories have at least so many accounts."""
    found = select(accounts.c.story).where(accounts.c.story.is_not(None)).group_by(accounts.c.story)
    counted = found.having(func.count() >= least).subquery()
    return connection.execute(select(func.count()).select_from(counted)).scalar_one()


def story(connection: Connection, id_: str) -> Story | None:
    """The story of that id, its accounts by date; None if there is none."""
    name = connection.execute(select(_stories.c.name).where(_stories.c.id == id_)).scalar()
    if name is None:
        return None
    day = func.coalesce(accounts.c.published_from, "")
    found = select(accounts.c.id).where(accounts.c.story == id_).order_by(day, accounts.c.id)
    return Story(id_, name, tuple(connection.execute(found).scalars()))


def called(connection: Connection, beginning: str) -> list[str]:
    """The ids of stories that begin so."""
    found = select(_stories.c.id).where(_stories.c.id.startswith(beginning, autoescape=True))
    return list(connection.execute(found.order_by(_stories.c.id)).scalars())


def storyless(connection: Connection, most: int) -> list[str]:
    """The ids of accounts whose story was not looked for yet, the earliest first."""
    found = select(accounts.c.id).where(accounts.c.story.is_(None))
    day = func.coalesce(accounts.c.published_from, "9999")
    return list(connection.execute(found.order_by(day, accounts.c.id).limit(most)).scalars())


def near(connection: Connection, terms: Mapping[int, float], day: int | None) -> list[NearStory]:
    """The stories of the accounts that share the most telling of these terms."""
    shared: dict[int, float] = defaultdict(float)
    for query in _under(list(terms), day):
        for row in connection.execute(query):
            shared[row.profile] += terms[row.term]
    best = sorted(shared, key=lambda profile: (-shared[profile], profile))[:_NEAREST]
    found = (
        select(story_profiles.c.id, accounts.c.story)
        .join(accounts, accounts.c.id == story_profiles.c.account)
        .where(story_profiles.c.id.in_(best), accounts.c.story.is_not(None))
    )
    of = {row.id: row.story for row in connection.execute(found)}
    led = list(dict.fromkeys(of[profile] for profile in best if profile in of))[:_STORIES]
    return [_loaded(connection, story) for story in led]


def of_accounts(connection: Connection, ids: Collection[str]) -> list[NearStory]:
    """The stories of these accounts."""
    led = dict.fromkeys(stories_of(connection, ids).values())
    return [_loaded(connection, story) for story in led]


def _under(terms: Sequence[int], day: int | None) -> Iterator[Any]:
    """What leads from the terms to profiles: those of the days around, and those of no known day."""
    found = select(story_terms.c.term, story_terms.c.profile).where(story_terms.c.term.in_(terms))
    if day is None:
        yield found.limit(_POSTINGS)
        return
    yield found.where(story_terms.c.day.between(day - _WINDOW, day + _WINDOW)).limit(_POSTINGS)
    yield found.where(story_terms.c.day == _UNDATED).limit(_POSTINGS)


def _loaded(connection: Connection, story: str) -> NearStory:
    rows = connection.execute(
        select(story_profiles.c.account, story_profiles.c.packed)
        .join(accounts, accounts.c.id == story_profiles.c.account)
        .where(accounts.c.story == story)
        .order_by(story_profiles.c.id)
        .limit(_MEMBERS)
    )
    return NearStory(story, tuple((row.account, row.packed) for row in rows))


def keep_story(connection: Connection, account: str, found: KeptStory) -> None:
    """Stores of what story an account is; it may have one already, of an earlier profile."""
    known = connection.execute(
        select(story_profiles.c.id).where(story_profiles.c.account == account)
    ).scalar_one_or_none()
    if known is not None:
        connection.execute(delete(story_terms).where(story_terms.c.profile == known))
        connection.execute(delete(story_profiles).where(story_profiles.c.id == known))
    made = connection.execute(insert(story_profiles), {"account": account, "packed": found.packed})
    number = made.inserted_primary_key[0] if made.inserted_primary_key else None
    rows = [{"term": term, "day": found.day or _UNDATED, "profile": number} for term in found.terms]
    if rows:
        connection.execute(insert(story_terms), rows)
    _give(connection, account, found.story, found.name)


def move(connection: Connection, verdict: SameStory | DifferentStories) -> None:
    """What a person said of two accounts holds at once: the first one moves."""
    of = stories_of(connection, (verdict.one, verdict.other))
    title = connection.execute(
        select(accounts.c.title).where(accounts.c.id == verdict.one)
    ).scalar_one_or_none()
    match verdict:
        case SameStory() if verdict.other in of:
            _give(connection, verdict.one, of[verdict.other], title or "")
        case DifferentStories() if verdict.one in of and of[verdict.one] == of.get(verdict.other):
            own = stories_id(verdict.one)
            _give(connection, verdict.one, f"{own}-" if own == of[verdict.one] else own, title or "")


def leave(connection: Connection, verdict: SameStory | DifferentStories) -> None:
    """What a person said is taken back: the account that it moved is to be placed again, as a new one is."""
    before = stories_of(connection, (verdict.one,)).get(verdict.one)
    connection.execute(update(accounts).where(accounts.c.id == verdict.one).values(story=None))
    if before is not None:
        _drop_empty(connection, before)


def forget_stories(connection: Connection) -> None:
    """No account has one."""
    connection.execute(update(accounts).where(accounts.c.story.is_not(None)).values(story=None))
    for table in (story_terms, story_profiles, _stories):
        connection.execute(delete(table))


def _give(connection: Connection, account: str, story: str, name: str) -> None:
    """Puts an account into a story, which is made if there is none; one that is left empty goes."""
    before = connection.execute(select(accounts.c.story).where(accounts.c.id == account)).scalar()
    if connection.execute(select(_stories.c.id).where(_stories.c.id == story)).first() is None:
        connection.execute(insert(_stories), {"id": story, "name": name[:_TITLE]})
    connection.execute(update(accounts).where(accounts.c.id == account).values(story=story))
    if before is not None and before != story:
        _drop_empty(connection, before)


def _drop_empty(connection: Connection, story: str) -> None:
    left = select(accounts.c.id).where(accounts.c.story == story).limit(1)
    if connection.execute(left).first() is None:
        connection.execute(delete(_stories).where(_stories.c.id == story))
