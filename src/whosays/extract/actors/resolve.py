"""The actors of one account, and for every attribution who its source is.

names ─ roles ─ sources: names, roles, descriptions ─ first persons ─ what is open, by the head ─ actors

Sure evidence goes first: names, appositions, a role that only one has. The head of antecedents decides
about pronouns and about descriptions that several may fit, and only where one is clearly ahead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.actors.descriptions import Describer, Open, Outcome, Settled, named_in
from whosays.extract.actors.drafts import Draft, Register
from whosays.extract.actors.leanings import GENDERED, Leanings
from whosays.extract.actors.lexicon import DETERMINERS, FIRST, PRONOUNS, STOPS, THEY, THIRD, WE, YOU
from whosays.extract.actors.names import name_all
from whosays.extract.actors.page import Page, Range
from whosays.extract.actors.phrases import Phrase, parse
from whosays.extract.actors.pronouns import Voices, may_mean, third_persons
from whosays.extract.actors.roles import Roles
from whosays.extract.actors.scores import (
    Head,
    Shares,
    ask,
    foremost,
    leant,
    normalised,
    ranked,
    shared,
    winner,
)
from whosays.extract.actors.titles import learn
from whosays.extract.actors.turns import Turns
from whosays.extract.words import Words
from whosays.model import Account, Actor, ActorType, Entity, LinkKind, Resolved, Span, Unresolved

_CANDIDATES = 5  # that an unresolved mention keeps
_LONGEST = 12  # words of a mention that only the head shows
_NEWS = 4.0  # times as probable as anybody known, for somebody new to be believed in
_SURE = 0.2  # the least probability of somebody new
_POSSIBLE = 0.05  # of the probability, for a candidate to be kept

Link = Resolved | Unresolved | None


@dataclass(frozen=True, slots=True)
class Said:
    """What resolving needs of an attribution.

    Attributes:
        parent: index of the attribution that it is nested in, which stands before it; None for outer ones.
        is_turn: whether its cue is only a mark, as the colon behind a speaker's name.
    """

    source: Span | None
    content: tuple[Span, ...] = ()
    parent: int | None = None
    is_turn: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors in the order of their first mentions, and a link for each attribution, in order.

    A link is None where there is no source, or no word in it that could refer to anybody.
    """

    actors: tuple[Actor, ...]
    links: tuple[Link, ...]


def resolve(
    account: Account, words: Words, entities: Sequence[Entity], said: Sequence[Said], head: Head
) -> Resolution:
    """The actors of an account and of its attributions."""
    return _Resolver(account, words, entities, said).resolve(head)


class _Resolver:
    def __init__(
        self, account: Account, words: Words, entities: Sequence[Entity], said: Sequence[Said]
    ) -> None:
        self._account = account
        self._page = Page(account.text, words, entities)
        self._said = said
        self._phrases = [self._phrase(one.source) for one in said]
        self._around = self._contents()
        self._turns = Turns(
            self._page,
            [
                (index, phrase.place)
                for index, (one, phrase) in enumerate(zip(said, self._phrases, strict=True))
                if one.is_turn and phrase
            ],
        )
        self._register = Register(self._page)
        self._roles = Roles()
        self._outcomes: dict[Range, Outcome] = {}
        self._unresolved: dict[Range, tuple[Draft, ...]] = {}
        self._new: dict[Draft, Range] = {}  # who turns up only through the head, and where

    def resolve(self, head: Head) -> Resolution:
        named = name_all(self._page, self._register, frozenset(self._acting()))
        learn(self._page, self._register, self._roles)
        self._describe(Describer(self._page, self._register, named, self._roles))
        self._speak()
        self._ask(head)
        self._quote()
        actors = self._register.actors(self._account.id)
        links = tuple(self._link(phrase, actors) for phrase in self._phrases)
        return Resolution(tuple(actors.values()), links)

    def _phrase(self, source: Span | None) -> Phrase | None:
        return parse(self._page, self._page.range_of(source)) if source else None

    def _acting(self) -> Iterator[Range]:
        """The names that sources end with."""
        for phrase in self._phrases:
            name = named_in(self._page, phrase) if phrase else None
            if name:
                yield name.place

    def _describe(self, describer: Describer) -> None:
        """Every source that is no pronoun, in the order of the text."""
        known = (phrase for phrase in self._phrases if phrase and not self._pronoun(phrase))
        for phrase in sorted(known, key=lambda phrase: phrase.place):
            if phrase.place not in self._outcomes:
                self._outcomes[phrase.place] = describer.outcome(phrase)

    def _pronoun(self, phrase: Phrase) -> str | None:
        """The pronoun that the phrase is, in lower case."""
        first, last = phrase.core
        written = self._page.lower[first]
        return (
            written if last == first + 1 and written in PRONOUNS and first not in self._page.name_at else None
        )

    def _speak(self) -> None:
        """Pronouns: third persons are open; first and second ones have a voice, maybe a known one's."""
        voices = Voices(self._page, self._register)
        for index, phrase in enumerate(self._phrases):
            pronoun = self._pronoun(phrase) if phrase else None
            if phrase is None or pronoun is None or phrase.place in self._outcomes:
                continue
            if pronoun not in FIRST | WE | YOU:
                self._outcomes[phrase.place] = Open(phrase.core, LinkKind.PRONOUN, _fitting(pronoun))
            elif self._speaker(index) is None:
                own = voices.of(phrase.core[0])
                self._outcomes[phrase.place] = Open(phrase.core, LinkKind.PRONOUN, _fitting(pronoun), own=own)

    def _speaker(self, index: int) -> int | None:
        """The attribution whose source a first or second person is.

        In a quotation *I* is who said it; in a transcript *I* is whose turn it is, and *you* the other one.
        """
        phrase = self._phrases[index]
        pronoun = self._pronoun(phrase) if phrase else None
        if phrase is None or pronoun is None:
            return None
        word = phrase.core[0]
        if pronoun in YOU:
            return self._turns.hearer(word)
        if not self._page.is_quoted(word):
            return self._turns.speaker(word) if pronoun in FIRST else None
        parent = self._said[index].parent
        around = self._around.get(phrase.core[0]) if parent is None else parent
        return None if around == index else around

    def _contents(self) -> dict[int, int]:
        """Word → the attribution in whose content it stands, the one of the shortest content."""
        places = [
            (self._page.range_of(piece), index)
            for index, one in enumerate(self._said)
            for piece in one.content
        ]
        places.sort(key=lambda pair: pair[0][0] - pair[0][1])
        return {word: index for place, index in places for word in range(*place)}

    def _ask(self, head: Head) -> None:
        """Decides what is open, in the order of the text, so that earlier pronouns serve later ones."""
        waiting = {
            outcome.at: (place, outcome)
            for place, outcome in self._outcomes.items()
            if isinstance(outcome, Open)
        }
        asked = ask(head, waiting, third_persons(self._page))
        owners = self._owners()
        resolved: dict[int, Shares[Draft]] = {}
        leanings = Leanings(self._page)
        for query in sorted(asked):
            shares, free = shared(query, asked[query], owners, resolved)
            shares = self._leant(leanings, query, shares)
            if query not in waiting:
                resolved[query[0]] = foremost(_restricted(shares, _fitting(self._page.lower[query[0]])))
                continue
            place, outcome = waiting[query]
            kept = _kept(shares, outcome)
            if not outcome.candidates and (newcomer := self._newcomer(query, free, _most(shares, outcome))):
                kept = {newcomer: 1.0}
            if outcome.own is None:
                resolved.update(dict.fromkeys(range(*query), foremost(kept)))
            self._decide(place, outcome, kept, owners)

    def _leant(self, leanings: Leanings, query: Range, shares: Shares[Draft]) -> Shares[Draft]:
        """The shares, and for *he* and *she* what the places of the names tell."""
        if self._page.lower[query[0]] not in GENDERED:
            return shares
        towards = {}
        for draft in shares:
            places = self._named(draft) if draft else []
            if draft and places:
                towards[draft] = leanings.towards(query[0], places)
        return leant(shares, towards)

    def _named(self, draft: Draft) -> list[Range]:
        """Where the account names somebody, in the order of the text."""
        return sorted(place for place in draft.root().places if place[0] in self._page.name_at)

    def _newcomer(self, query: Range, free: Shares[Range], least: float) -> Draft | None:
        """Somebody whom only this mention tells of: the likeliest stretch of words that is nobody's."""
        likely = [(place, share) for place, share in ranked(free) if self._may_be_somebody(place, query)]
        if not likely or likely[0][1] < least:
            return None
        place = likely[0][0]
        many = self._page.lower[query[0]] in THEY
        kind = ActorType.GROUP if many else ActorType.UNNAMED
        draft = self._register.new(kind, self._page.span(place).text, plural=many)
        self._new[draft] = place
        return draft

    def _may_be_somebody(self, place: Range, query: Range) -> bool:
        """Whether the words are more than marks and small words; a description may go on as a pronoun."""
        words = self._page.lower[slice(*place)]
        if len(words) == 1 and words[0] in THIRD:
            return place > query and self._page.lower[query[0]] not in PRONOUNS
        small = STOPS | DETERMINERS | PRONOUNS
        return place[1] - place[0] <= _LONGEST and any(w[0].isalpha() and w not in small for w in words)

    def _decide(self, place: Range, open_: Open, kept: Shares[Draft], owners: dict[int, Draft]) -> None:
        best = winner(kept)
        own = open_.own.root() if open_.own else None
        if best is not None:
            if best in self._new:
                self._register.mention(best, self._new[best], LinkKind.DESCRIPTION)
                owners.update(dict.fromkeys(range(*self._new[best]), best))
            best = self._give(place, open_, best)
            self._outcomes[place] = Settled(best, open_.link)
        elif own is not None:
            self._outcomes[place] = Settled(own, own.places.get(place, LinkKind.DESCRIPTION))
        else:
            likely = [draft for draft, share in ranked(kept) if share > _POSSIBLE]
            rest = [draft.root() for draft in open_.candidates]
            self._unresolved[place] = tuple(dict.fromkeys([*likely, *rest]))[:_CANDIDATES]

    def _give(self, place: Range, open_: Open, best: Draft) -> Draft:
        """Makes the mention the winner's; of one's own and somebody new, the own one stays."""
        if open_.own is None:
            return self._register.mention(best, open_.at, open_.link)
        if best in self._new:
            self._register.merge(best, open_.own, LinkKind.DESCRIPTION)
            return open_.own.root()
        self._register.merge(open_.own, best, open_.link)
        return self._register.mention(best, place, open_.link)

    def _owners(self) -> dict[int, Draft]:
        """Whose every word is; of two mentions around one word, the shorter one's.

        Of a described source only its core counts: *the ministry* in "a spokesman for the ministry" is not
        the spokesman.
        """
        cores = {phrase.place: phrase.core for phrase in self._phrases if phrase}
        drafts = self._register.drafts()
        places = [(cores.get(place, place), draft) for draft in drafts for place in draft.places]
        places += [(cores.get(place, place), draft.root()) for place, draft in self._roles.places()]
        places.sort(key=lambda pair: pair[0][0] - pair[0][1])
        return {word: draft for place, draft in places for word in range(*place)}

    def _quote(self) -> None:
        """First persons in what somebody is quoted with are who said that."""
        for index, phrase in enumerate(self._phrases):
            if phrase is None or phrase.place in self._outcomes or not self._pronoun(phrase):
                continue
            speaker = self._speaker(index)
            spoken = self._phrases[speaker] if speaker is not None else None
            outcome = self._outcomes.get(spoken.place) if spoken else None
            if isinstance(outcome, Settled):
                draft = self._register.mention(outcome.draft, phrase.core, LinkKind.PRONOUN)
                self._outcomes[phrase.place] = Settled(draft, LinkKind.PRONOUN)
            elif spoken:
                self._unresolved[phrase.place] = self._unresolved.get(spoken.place, ())

    def _link(self, phrase: Phrase | None, actors: dict[Draft, Actor]) -> Link:
        if phrase is None:
            return None
        outcome = self._outcomes.get(phrase.place)
        if isinstance(outcome, Settled):
            return Resolved(actors[outcome.draft.root()], outcome.link)
        candidates = (draft.root() for draft in self._unresolved.get(phrase.place, ()))
        link = outcome.link if outcome else LinkKind.PRONOUN
        return Unresolved(
            link, tuple(actors[draft] for draft in dict.fromkeys(candidates) if draft in actors)
        )


def _fitting(pronoun: str) -> Callable[[Draft], bool]:
    return lambda draft: may_mean(pronoun, draft)


def _by_root(shares: Shares[Draft]) -> Shares[Draft]:
    """Shares of drafts that were merged, put together."""
    found: Shares[Draft] = {}
    for draft, share in shares.items():
        root = draft.root() if draft else None
        found[root] = found.get(root, 0.0) + share
    return found


def _restricted(shares: Shares[Draft], fits: Callable[[Draft], bool]) -> Shares[Draft]:
    """The shares of those who fit, and of none."""
    return normalised(
        {draft: share for draft, share in _by_root(shares).items() if draft is None or fits(draft)}
    )


def _kept(shares: Shares[Draft], open_: Open) -> Shares[Draft]:
    """The shares of those that an open mention may mean; where these are known, *none* is no answer."""
    own = open_.own.root() if open_.own else None
    candidates = {draft.root() for draft in open_.candidates}
    if candidates:
        return normalised({draft: share for draft, share in _by_root(shares).items() if draft in candidates})
    return _restricted(shares, lambda draft: draft is not own and open_.fits(draft))


def _most(shares: Shares[Draft], open_: Open) -> float:
    """How probable somebody new must be: some times as much as the likeliest that is known, and as none."""
    own = open_.own.root() if open_.own else None
    known = [
        share
        for draft, share in _by_root(shares).items()
        if draft is not None and draft is not own and open_.fits(draft)
    ]
    return max(_NEWS * max(known, default=0.0), shares.get(None, 0.0), _SURE)
