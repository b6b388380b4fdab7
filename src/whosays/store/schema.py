"""The tables of a library, the same on SQLite and PostgreSQL.

Names, kinds and dates stand in them as people read them, so that any program that opens the file makes sense
of it; begin with the view `statements`. What each table and column means is said here once, and copied into
the library: as comments on PostgreSQL, and on both into the table `dictionary`.

    originals ← accounts ← texts ← readings ← attributions ← pieces, about, candidates
                                      ↑  ↖ entities, times, actors ← mentions
                                             identities ← identity_members → actors
    readings ← seen_words
    accounts ← story_profiles ← story_terms;  accounts.story → stories

A reading that a model made never changes. What people correct gives a reading of its own beside it, made from
it and from `judgements`, which is then the current one. Moments are ISO 8601
in UTC; days are `YYYY-MM-DD`, which sort as text; the end of every span is exclusive. No name of a column is
a keyword that would have to be quoted.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from whosays.store.columns import Json, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _needed(name: str, type_: Any, comment: str, *more: Any, **options: Any) -> Column[Any]:
    return Column(name, type_, *more, comment=comment, nullable=False, **options)


def _known(name: str, type_: Any, comment: str, *more: Any, **options: Any) -> Column[Any]:
    """A column that is empty where nothing tells."""
    return Column(name, type_, *more, comment=comment, nullable=True, **options)


def _number() -> Column[Any]:
    return Column("id", Integer, primary_key=True, comment="a number of this library's own")


def _of(name: str, target: str, comment: str, **options: Any) -> Column[Any]:
    kind = String(64) if target in ("accounts.id", "originals.id") else Integer
    return _needed(name, kind, comment, ForeignKey(target), **options)


def _place() -> Column[Any]:
    return _needed("position", Integer, "0 for the first", primary_key=True)


def _equal(table: str, column: str) -> Index:
    """For looking up whole values of any length."""
    return Index(f"ix_{table}_{column}", column, postgresql_using="hash")


originals = Table(
    "originals",
    metadata,
    _needed("id", String(64), "sha256 of the bytes", primary_key=True),
    _needed("size", Integer, "how many bytes"),
    _needed("packing", String(8), "how `data` holds the bytes: zlib, or none"),
    _needed("data", LargeBinary, "the bytes as they were collected"),
    _needed("source", Words, "where they came from: a path or an address, and behind a # what of it"),
    _known("media_type", Words, "what the server, the archive or the file's name says they are"),
    _needed("retrieved", String(32), "when they were fetched or read"),
    _needed("headers", Json, "of the HTTP response or the message, in their order: [[name, value], …]"),
    _known("seen", String(32), "when the same bytes were fetched again, the last time"),
    comment="The bytes of every account, as they were collected",
)

outlets = Table(
    "outlets",
    metadata,
    _needed("id", Words, "a short name, unique", primary_key=True),
    _needed("name", Words, "the name to show"),
    _known("type", Words, "newspaper, agency, broadcaster, government, …"),
    _known("country", Words, "whose it is: a country's name in English, or `United Nations`"),
    comment="Outlets: who publishes accounts",
)

outlet_names = Table(
    "outlet_names",
    metadata,
    _needed("outlet", Words, "the outlet", ForeignKey("outlets.id"), primary_key=True),
    _needed("kind", String(16), "name, domain or credit (of an agency: `AFP`)", primary_key=True),
    _needed("folded", Words, "the name without case and accents; a domain in lower case", primary_key=True),
    _needed("name", Words, "the name"),
    _equal("outlet_names", "folded"),
    comment="By what names, domains and credits outlets are known",
)

accounts = Table(
    "accounts",
    metadata,
    _of("id", "originals.id", "sha256 of the original bytes", primary_key=True),
    _known("title", Words, "headline"),
    _known("outlet", Words, "who published it, as the account or the user says"),
    _known("outlet_folded", Words, "the same without case and accents"),
    _known("outlet_id", Words, "the outlet in the registry", ForeignKey("outlets.id"), index=True),
    _needed("authors", Json, "names, in their order"),
    _known("published", Words, "an ISO 8601 date or a prefix of one: 2022-02-05, 2022-02, 2022"),
    _known("published_from", String(10), "the first day that `published` may mean", index=True),
    _known("published_to", String(10), "the last one"),
    _known("url", Words, "web address, as the account or the user says"),
    _known("address", Words, "where it stood on the web: accounts with the same one are versions"),
    _known("language", Words, "ISO 639-1 code"),
    _known("path", Words, "where it came from, as the user gave it"),
    _needed("added", String(32), "when it came into the library", index=True),
    _known("checked_at", String(32), "when a person last marked the whole of it as checked"),
    _known("story", Words, "whose event it tells of; empty until it was looked for", index=True),
    _equal("accounts", "address"),
    _equal("accounts", "outlet_folded"),
    comment="One text that reports: an article, an official readout, a statement; with corrections applied",
)

texts = Table(
    "texts",
    metadata,
    _number(),
    _of("account", "accounts.id", "whose text", index=True),
    _needed("extractor", Words, "what made the text out of the bytes, with its version"),
    _needed("text", Words, "what every offset counts in, in Unicode code points"),
    _needed("pages", Json, "where each page of a paginated document begins: [0, 2310, …]"),
    _known("language", Words, "ISO 639-1 code"),
    _known("encoding", Words, "what the bytes were read in"),
    _needed("replaced", Integer, "how many characters became U+FFFD"),
    _known("path", Words, "where it came from, as the user gave it"),
    _known("title", Words, "headline"),
    _known("outlet", Words, "who published it"),
    _needed("authors", Json, "names"),
    _known("published", Words, "ISO date or prefix"),
    _known("url", Words, "web address"),
    comment="An account's words and what was found of it: one version an extractor",
)

passages = Table(
    "passages",
    metadata,
    _number(),
    _of("text", "texts.id", "of which text", index=True),
    _needed("starts", Integer, "where it begins"),
    _needed("ends", Integer, "where it ends"),
    comment="Stretches of texts that are searched as one: most accounts have one, a book has many",
)

readings = Table(
    "readings",
    metadata,
    _number(),
    _of("account", "accounts.id", "of which account", index=True),
    _of("text", "texts.id", "of which version of its text", index=True),
    _needed("model", Words, "name and version of the model that made it"),
    _needed("made", String(32), "when it was stored"),
    _known(
        "corrects",
        Integer,
        "if people corrected it: the reading as the model made it",
        ForeignKey("readings.id"),
    ),
    _needed("current", Integer, "1 for the one that is searched and shown, 0 for earlier ones"),
    _needed("identified", Integer, "1 once it was found who its actors are across accounts"),
    Index(
        "uq_readings_current",
        "account",
        unique=True,
        sqlite_where=text("current = 1"),
        postgresql_where=text("current = 1"),
    ),
    Index(
        "ix_readings_unidentified",
        "id",
        sqlite_where=text("identified = 0"),
        postgresql_where=text("identified = 0"),
    ),
    comment="What one model found in one text, and what people made of it",
)

seen_words = Table(
    "seen_words",
    metadata,
    _of(
        "reading", "readings.id", "by what reading, as a model made it", primary_key=True, autoincrement=False
    ),
    _needed(
        "packed", LargeBinary, "where clauses begin, what heads them, what each word means; for programs"
    ),
    comment="What a model saw in the words of an account, so that comparing does not have to look again",
)

times = Table(
    "times",
    metadata,
    _number(),
    _of("reading", "readings.id", "of which reading", index=True),
    _known("position", Integer, "its place among the reading's times; empty if attributions alone have it"),
    _needed("starts", Integer, "where its words begin"),
    _needed("ends", Integer, "where they end"),
    _needed("words", Words, "the words"),
    _needed("type", String(16), "TIMEX3 type: DATE, TIME, DURATION, SET"),
    _known("value", Words, "TIMEX3 value"),
    _known("first_day", String(10), "the first day that is meant", index=True),
    _known("last_day", String(10), "the last one"),
    comment="Time expressions, and the days they stand for",
)

actors = Table(
    "actors",
    metadata,
    _number(),
    _of("reading", "readings.id", "of which reading", index=True),
    _needed("key", Words, "its id in JSON: a hash of the account and of the first mention"),
    _known("position", Integer, "its place among the reading's actors; empty if attributions alone have it"),
    _needed("name", Words, "the fullest form that the account uses"),
    _needed("folded", Words, "the same without case and accents"),
    _needed("type", String(16), "person, organization, government, outlet, document, place, group, unnamed"),
    _needed("roles", Json, "what the account says it is: [role, …]"),
    _known("behind", Words, "key of the body behind a document or an office"),
    _equal("actors", "folded"),
    comment="Whom one account speaks of; who is the same in other accounts, `identities` says",
)

mentions = Table(
    "mentions",
    metadata,
    _of("actor", "actors.id", "of whom", primary_key=True),
    _place(),
    _needed("starts", Integer, "where it begins"),
    _needed("ends", Integer, "where it ends"),
    _needed("words", Words, "the words"),
    _needed("link", String(16), "what the link rests on: name, apposition, role, pronoun, metonymy, …"),
    comment="Words that refer to an actor",
)

attributions = Table(
    "attributions",
    metadata,
    _number(),
    _of("reading", "readings.id", "of which reading", index=True),
    _needed("key", Words, "its id in JSON: a hash of the account and of the spans"),
    _needed("position", Integer, "its place in the reading"),
    _known("parent", Words, "key of the attribution whose content holds this one"),
    _known("source_start", Integer, "where the words begin that name who says it"),
    _known("source_end", Integer, "where they end"),
    _known("source", Words, "the words"),
    _needed("cue_start", Integer, "where the expression begins that makes the link"),
    _needed("cue_end", Integer, "where it ends"),
    _needed("cue", Words, "the words"),
    _needed("content", Words, "what is said, pieces joined by ` … `; `pieces` has them one by one"),
    _needed("quotation", String(16), "direct, indirect or mixed"),
    _needed("confidence", Double, "estimated probability that a careful reader would mark it"),
    _needed("act", String(32), "what the source does: says, denies, demands, …"),
    _needed("source_type", String(16), "PDTB: writer, other or arbitrary"),
    _needed("type", String(32), "PDTB: communication, propositional_attitude, factive or control"),
    _needed("polarity", String(16), "PDTB: positive or negative"),
    _needed("determinacy", String(16), "PDTB: determinate or indeterminate"),
    _known("link", String(16), "what the link to the actor rests on; empty without a source"),
    _known("actor", Integer, "whom the source refers to", ForeignKey("actors.id"), index=True),
    _known("hearer_start", Integer, "where the words begin that name who was told"),
    _known("hearer_end", Integer, "where they end"),
    _known("hearer", Words, "the words"),
    _known("where_start", Integer, "of an omission: where the words begin that say in what"),
    _known("where_end", Integer, "where they end"),
    _known("where_words", Words, "the words"),
    _known("said_on", Integer, "when it was said", ForeignKey("times.id")),
    _known("said_from", String(10), "the first day on which it may have been said", index=True),
    _known("said_to", String(10), "the last one"),
    _needed(
        "day", String(10), "`said_from`, or else `published_from` of its account; `` where neither is told"
    ),
    _known("checked_at", String(32), "when a person last marked it as checked"),
    UniqueConstraint("reading", "key"),
    Index("ix_attributions_day", "day", "id"),
    Index("ix_attributions_act", "act", "day", "id"),
    comment="Who (source) says (cue) what (content)",
)

pieces = Table(
    "pieces",
    metadata,
    _of("attribution", "attributions.id", "of which attribution", primary_key=True),
    _place(),
    _needed("starts", Integer, "where it begins"),
    _needed("ends", Integer, "where it ends"),
    _needed("words", Words, "the words"),
    comment="Contents, piece by piece",
)

about = Table(
    "about",
    metadata,
    _of("attribution", "attributions.id", "of which attribution", primary_key=True),
    _place(),
    _of("time", "times.id", "the time", index=True),
    comment="Of what times contents speak",
)

candidates = Table(
    "candidates",
    metadata,
    _of("attribution", "attributions.id", "of which attribution", primary_key=True),
    _place(),
    _of("actor", "actors.id", "whom its source may mean, the likeliest first", index=True),
    comment="Sources that may mean any of several actors",
)

entities = Table(
    "entities",
    metadata,
    _of("reading", "readings.id", "of which reading", primary_key=True),
    _place(),
    _needed("starts", Integer, "where it begins"),
    _needed("ends", Integer, "where it ends"),
    _needed("words", Words, "the words"),
    _needed("type", String(8), "PER, ORG, LOC, NORP, FAC, DATE or MISC"),
    comment="Named entities",
)

identities = Table(
    "identities",
    metadata,
    _needed("id", Words, "stable over runs", primary_key=True),
    _needed("name", Words, "the name to show"),
    _needed("folded", Words, "the same without case and accents"),
    _needed("type", String(16), "as an actor's"),
    _known("outlet", Words, "the outlet that it is", ForeignKey("outlets.id")),
    _equal("identities", "folded"),
    comment="The same person, body, government or outlet in all accounts",
)

identity_members = Table(
    "identity_members",
    metadata,
    _of("actor", "actors.id", "an actor of one account", primary_key=True),
    _needed("identity", Words, "who that is", ForeignKey("identities.id"), index=True),
    _needed("evidence", Json, "on what it rests: names, roles, countries, judgements"),
    comment="Who the actors of single accounts are; an actor is at most one",
)

identity_keys = Table(
    "identity_keys",
    metadata,
    _needed(
        "key", Words, "what forms of one name share: a word and an initial, an acronym, …", primary_key=True
    ),
    _needed("identity", Words, "whose name has it", ForeignKey("identities.id"), primary_key=True),
    Index("ix_identity_keys_identity", "identity"),
    comment="Under what identities are looked for when an account is added",
)

stories = Table(
    "stories",
    metadata,
    _needed("id", Words, "stable while accounts come; hash of the account that founded it", primary_key=True),
    _needed("name", Words, "how that account is headed"),
    comment="The accounts of one event; `accounts.story` says which they are",
)

story_profiles = Table(
    "story_profiles",
    metadata,
    _number(),
    _of("account", "accounts.id", "of which account", index=True, unique=True),
    _needed("packed", LargeBinary, "its telling words, days and meaning, for programs"),
    comment="What is compared to find the accounts of one event",
)

story_terms = Table(
    "story_terms",
    metadata,
    _needed("term", Integer, "hash of a telling word or name", primary_key=True, autoincrement=False),
    _needed(
        "day",
        Integer,
        "when the account was published, days from 1 January of the year 1; 0 where unknown",
        primary_key=True,
        autoincrement=False,
    ),
    _of("profile", "story_profiles.id", "whose", primary_key=True, index=True, autoincrement=False),
    comment="Under what accounts of one event are looked for",
)

judgements = Table(
    "judgements",
    metadata,
    _needed("number", Integer, "the later, the higher", primary_key=True),
    _needed("id", String(32), "hash of all that was said", unique=True),
    _known("account", String(64), "of which account", ForeignKey("accounts.id"), index=True),
    _needed("kind", String(32), "what was said: add, move, split, reject, same_actor, correct, undo, …"),
    _known("quote", Words, "the words that it is about"),
    _needed("who", Words, "who said it"),
    _needed("judged_at", String(32), "when"),
    _known("undoes", String(32), "the judgement that it takes back", index=True),
    _needed("said", Json, "all of it, as `Judgement.to_dict` gives it"),
    _known("fault", String(16), "why it does not fit the current text: lost, ambiguous, gone, unknown"),
    comment="What people said of accounts, attributions and actors; nothing here is ever deleted",
)

failures = Table(
    "failures",
    metadata,
    _number(),
    _needed("source", Words, "what could not be read: a path or an address, and behind a # what of it"),
    _known("original", String(64), "its bytes, where they are kept", ForeignKey("originals.id"), index=True),
    _needed("kind", String(32), "a word for programs"),
    _needed("message", Words, "what happened, and what to do"),
    _needed("failed_at", String(32), "when"),
    _equal("failures", "source"),
    comment="What could not be read, and why; gone once it was",
)

meta = Table(
    "meta",
    metadata,
    _needed("key", Words, "what", primary_key=True),
    _needed("value", Words, "its value"),
    comment="About the library itself",
)

dictionary = Table(
    "dictionary",
    metadata,
    _needed("table_name", String(64), "a table", primary_key=True),
    _needed("column_name", String(64), "a column of it; empty for the table itself", primary_key=True),
    _needed("meaning", Words, "what it holds"),
    comment="What every table and column means",
)

# What most people who open the file look for: one row a statement, as it stands.
STATEMENTS = """
    SELECT attributions.id, accounts.published, accounts.outlet, accounts.title, actors.name AS actor,
        attributions.source, attributions.cue, attributions.act, attributions.content,
        attributions.quotation, attributions.confidence, attributions.said_from, attributions.said_to,
        attributions.checked_at, accounts.url, accounts.id AS account
    FROM attributions
    JOIN readings ON readings.id = attributions.reading AND readings.current = 1
    JOIN accounts ON accounts.id = readings.account
    LEFT JOIN actors ON actors.id = attributions.actor
"""
