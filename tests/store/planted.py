"""Articles of which it is known what is right, as two extractors have them and as two models read them.

The later extractor leaves furniture out, joins paragraphs, has other quotation marks and spaces, and mends an
encoding; and somebody edited one paragraph of every article in between. Both models err, in other places.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from tests.readings import PLAIN
from whosays.model import (
    Account,
    Act,
    Actor,
    ActorType,
    Attribution,
    LinkKind,
    Mention,
    Metadata,
    Quotation,
    Reading,
    Resolved,
    Span,
    Unresolved,
    attribution_id,
)

NAMES = (
    "Ilse Brandt", "Tomas Egede", "Mirela Osk", "Jonas Velt", "Ada Quill", "Rune Sabel",
    "Petra Lindqvist-Orr", "Hassan Dorrow", "Oona Tierney", "Luc Abelard", "Nadia Ferro", "Sven Halloran",
)  # fmt: skip
ROLES = ("harbour master", "deputy mayor", "union leader", "finance minister", "chief engineer", "ambassador")
CLAUSES = (
    "the ferry would not sail before the ice had gone",
    "nobody had asked the islanders about the new quay",
    "the ministry had known of the leak since August",
    "half of the fleet was older than its captains",
    "the grain would reach the villages within ten days",
    "two inspectors had been turned away at the gate",
    "the budget left no room for a second bridge",
    "talks with the owners were to begin again on Monday",
    "the water was safe to drink in all but three streets",
    "the vote had been put off for want of candidates",
    "the tunnel’s lights had failed four times this year",
    "no child had been in the building that night",
    "the contract was signed before anyone had read it",
    "wages at the yard had not risen in nine years",
    "the border would stay open to traders and nurses",
    "the letter had never reached her office",
    "the old hospital was to become a school",
    "fishing north of the cape was banned until spring",
)
FURNITURE = (
    "Share this article",
    "Advertisement",
    "Read more: Five things to know this morning",
    "Subscribe",
)
FILLER = (
    "The meeting lasted until midnight.",
    "Rain fell on the square for most of the day.",
    "It was the third closure of the year.",
    "The hall was full.",
)
MISSED, SOURCE, CUE, CONTENT, SPLIT, SPURIOUS, WHO, CHECKED = range(8)
SENTENCES = 12  # of these kinds, one each, in every article; then some that the first model has right


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence: of a source, a cue, a content, or none of them; as they were, and as edited."""

    role: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in a text: where its parts are."""

    source: Span
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article as one extractor has it, with its sentences in order."""

    account: Account
    sentences: tuple[Said, ...]


class Article:
    """One article, by its number."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)
        self.number = number
        clauses = self._random.sample(CLAUSES, 16)
        names = self._random.sample(NAMES, 4)
        self.people = names
        self._sentences = [self._sentence(kind, names, clauses) for kind in range(SENTENCES)]
        edited = self._random.randrange(SENTENCES)
        self._sentences[edited] = [_edited(piece) for piece in self._sentences[edited]]
        self.title = f"Quay dispute deepens, {names[0].split()[-1]} says"

    def _sentence(self, kind: int, names: Sequence[str], clauses: list[str]) -> list[Piece]:
        name, role, first = self._random.choice(names), self._random.choice(ROLES), clauses.pop()
        if kind == SPLIT:
            return _pieces(
                f"S The {role} {name}", "C said", f"T that {first}", "- and", f"T that {clauses.pop()}"
            )
        if kind == WHO:
            return _pieces(f"T “It is plain that {first},”", "S she", "C said")
        shapes = (
            (f"S The {role}, {name},", "C said on Friday", f"T that {first}"),
            (f"S {name}", "C denied", f"T that {first}"),
            ("C According to", f"S the {role} {name}", f"T {first}"),
            (f"T “We told them that {first},”", f"S the {role} {name}", "C told reporters"),
            (f"S The {role}", "C has repeatedly warned", f"T that {first}"),
            (f"S {name}", "C said", f"T {first}"),
        )
        return _pieces(*self._random.choice(shapes))

    def text(self, version: int) -> Text:
        """As the extractor of that version, 1 or 2, has it."""
        builder = _Builder("Home | News | Sport | Weather\n\n" if version == 1 else "")
        builder.add(f"{self.title}\n\n")
        if version == 2:
            builder.add("Updated at 14:05\n")
        sentences = []
        for number, pieces in enumerate(self._sentences):
            sentences.append(builder.sentence(pieces, version))
            builder.add(f" {FILLER[(self.number + number) % len(FILLER)]}")
            builder.add("\n\n" if version == 1 else " " if number % 2 else "\n")
            if version == 1 and number % 3 == 2:
                builder.add(f"{FURNITURE[number % len(FURNITURE)]}\n\n")
        return Text(self._account(builder.text, version), tuple(builder.said(parts) for parts in sentences))

    def _account(self, text: str, version: int) -> Account:
        return Account(
            sha256(f"article {self.number}".encode()).hexdigest(),
            f"article-{self.number}.html",
            text,
            language="en",
            metadata=Metadata(title=self.title, outlet="Osk Valley Courier", published="2031-02"),
            extractor=f"test/{version}",
        )

    def gold(self, text: Text) -> Iterator[tuple[int, Attribution]]:
        """What is right, with the number of its sentence; of the sentence that is split, two."""
        for number, said in enumerate(text.sentences):
            if number == SPLIT:
                for piece in said.content:
                    yield number, self.attribution(text, said.source, said.cue, (piece,))
            elif number != SPURIOUS:
                yield number, self.attribution(text, said.source, said.cue, said.content)

    def attribution(
        self, text: Text, source: Span | None, cue: Span, content: tuple[Span, ...]
    ) -> Attribution:
        return Attribution(
            attribution_id(text.account.id, source, cue, content),
            None,
            source,
            cue,
            content,
            Quotation.INDIRECT,
            0.8,
            act=Act.SAYS,
            features=PLAIN,
            actor=Unresolved(LinkKind.DESCRIPTION, ()) if source else None,
            hearer=None,
            where=None,
            said_on=None,
            about=(),
        )

    def read(self, text: Text, model: int) -> Reading:
        """As the model of that number reads it: the first errs where it is corrected, the second anywhere."""
        found = self._first(text) if model == 1 else self._second(text)
        unique = {one.id: one for one in found}
        actors = tuple(self._actors(text))
        by_name = {actor.name: actor for actor in actors}
        linked = [replace(one, actor=_link(one, by_name)) for one in unique.values()]
        order = tuple(sorted(linked, key=lambda one: one.cue))
        return Reading(text.account, f"test {model}", order, (), (), actors)

    def _actors(self, text: Text) -> Iterator[Actor]:
        for name in self.people:
            places = [at for at in range(len(text.account.text)) if text.account.text.startswith(name, at)]
            if places:
                spans = [Span.of(text.account.text, at, at + len(name)) for at in places]
                mentions = tuple(Mention(span, LinkKind.NAME) for span in spans)
                key = sha256(f"{self.number} {name} {places[0]}".encode()).hexdigest()[:16]
                yield Actor(key, name, ActorType.PERSON, (), None, mentions)

    def _first(self, text: Text) -> Iterator[Attribution]:
        for number, said in enumerate(text.sentences):
            whole = Span.of(text.account.text, said.content[0].start, said.content[-1].end)
            source, cue, content = said.source, said.cue, (whole,)
            if number == SOURCE:
                source = _last_word(text, source)
            elif number == CUE:
                cue = _first_letters(text, cue, 3)
            elif number == CONTENT:
                content = (_first_letters(text, whole, 18),)
            elif number == MISSED:
                continue
            yield self.attribution(text, source, cue, content)

    def _second(self, text: Text) -> Iterator[Attribution]:
        chance = random.Random(self.number + 1000)
        for number, one in self.gold(text):
            source, content = one.source, one.content
            if number == SPLIT or chance.random() < 0.25:
                continue
            if chance.random() < 0.25:
                content = (_first_letters(text, content[0], 20),)
            if source and chance.random() < 0.2:
                source = _last_word(text, source)
            yield self.attribution(text, source, one.cue, content)
        said = text.sentences[SPURIOUS]
        if chance.random() < 0.5:
            yield self.attribution(text, said.source, said.cue, said.content)
        said = text.sentences[SPLIT]
        whole = Span.of(text.account.text, said.content[0].start, said.content[-1].end)
        if chance.random() < 0.7:
            yield self.attribution(text, said.source, said.cue, (whole,))


class _Builder:
    def __init__(self, begin: str) -> None:
        self.text = begin

    def add(self, words: str) -> None:
        self.text += words

    def sentence(self, pieces: Sequence[Piece], version: int) -> list[tuple[str, int, int]]:
        placed = []
        for number, piece in enumerate(pieces):
            self.text += "" if number == 0 else " "
            start = len(self.text)
            self.text += _spelt(piece.old if version == 1 else piece.new, version)
            placed.append((piece.role, start, len(self.text)))
        self.text += "."
        return placed

    def said(self, placed: Sequence[tuple[str, int, int]]) -> Said:
        spans: dict[str, list[Span]] = {"S": [], "C": [], "T": [], "-": []}
        for role, start, end in placed:
            spans[role].append(Span.of(self.text, start, end))
        return Said(spans["S"][0], spans["C"][0], tuple(spans["T"]))


def _spelt(words: str, version: int) -> str:
    """The first extractor reads an apostrophe wrongly; the second has straight quotation marks."""
    if version == 1:
        return words.replace("’", "â€™")
    return words.replace("“", '"').replace("”", '"').replace(" of the ", " of\u00a0the ")


def _pieces(*told: str) -> list[Piece]:
    return [Piece(one[0], one[2:], one[2:]) for one in told]


def _edited(piece: Piece) -> Piece:
    """With a word more in contents, and a word less in sources."""
    words = piece.new.split()
    if piece.role == "T":
        words.insert(len(words) // 2, "apparently")
    if piece.role == "S" and len(words) > 3:
        del words[0]
    return replace(piece, new=" ".join(words))


def _link(one: Attribution, actors: dict[str, Actor]) -> Resolved | Unresolved | None:
    if one.source is None:
        return None
    named = [actor for name, actor in actors.items() if name in one.source.text]
    return Resolved(named[0], LinkKind.NAME) if named else Unresolved(LinkKind.DESCRIPTION, ())


def _last_word(text: Text, span: Span) -> Span:
    words = span.text.split()
    return Span.of(text.account.text, span.end - len(words[-1]), span.end)


def _first_letters(text: Text, span: Span, most: int) -> Span:
    return Span.of(text.account.text, span.start, min(span.end, span.start + most))
