"""What resolving knows of an actor of one account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.actors.countries import countries
from whosays.extract.actors.fold import parts
from whosays.extract.actors.lexicon import PRONOUNS
from whosays.model import Account, Actor, ActorType, LinkKind
from whosays.resolve.settings import about, words_of

_NAMED = (LinkKind.NAME, LinkKind.METONYMY, LinkKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor of one account, by what the account itself says of it.

    Attributes:
        id: the actor's id within its account; unlike any other actor's of any account.
        account: id of the account.
        name: the fullest form; of an unnamed actor, its description.
        names: every form that names it; empty for an actor that is only described.
        roles: titles, appositions and descriptions (`the UN envoy`, `a driver`).
        pronouns: those that stand for it, in lower case.
        countries: names of countries, as in the table of countries, that its roles belong to.
        beside: folded words that tell what the account is about: of the names of its actors, and `about`
            its text; one set for the whole account. Those of the actor's own name are left out later.
        outlet: the account's outlet.
        date: when the account was published, ISO 8601 or a prefix of it.
    """

    id: str
    account: str
    type: ActorType
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    pronouns: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    outlet: str | None = None
    date: str | None = None


def records(account: Account, actors: Sequence[Actor]) -> Iterator[ActorRecord]:
    """The actors of an account, as they are resolved across accounts."""
    forms = {actor.id: _forms(actor) for actor in actors}
    named = words_of(name for names, _, _ in forms.values() for name in names)
    beside = named | about(account.text)
    for actor in actors:
        names, roles, pronouns = forms[actor.id]
        yield ActorRecord(
            actor.id,
            account.id,
            actor.type,
            actor.name,
            names,
            roles,
            pronouns,
            countries_of(roles),
            beside,
            account.metadata.outlet,
            account.metadata.published,
        )


def countries_of(roles: tuple[str, ...]) -> frozenset[str]:
    """The countries that stand in these roles by name, adjective or people (`the French minister`)."""
    table = countries()
    found = (table.named(words) or table.of_people(words) for role in roles for words in _stretches(role))
    return frozenset(country for country in found if country)


def _stretches(role: str) -> Iterator[str]:
    """Every run of up to three words of a role."""
    words = parts(role)
    for start in range(len(words)):
        for end in range(start + 1, min(start + 3, len(words)) + 1):
            yield " ".join(words[start:end])


def _forms(actor: Actor) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """Names, roles and pronouns of an actor, each once."""
    names = [m.span.text for m in actor.mentions if m.link in _NAMED]
    pronouns = [m.span.text.lower() for m in actor.mentions if m.span.text.lower() in PRONOUNS]
    others = [m.span.text for m in actor.mentions if m.link not in _NAMED]
    roles = [*actor.roles, *(text for text in others if text.lower() not in PRONOUNS)]
    fullest = [actor.name] if names and actor.type is not ActorType.UNNAMED else []
    return tuple(dict.fromkeys([*fullest, *names])), tuple(dict.fromkeys(roles)), frozenset(pronouns)
