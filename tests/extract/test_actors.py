"""Whom sources mean, on accounts made up for it: entities given by hand, the head of antecedents too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from tests.readings import account, span
from whosays.extract import Encoder
from whosays.extract.actors import Antecedents, Resolution, Said, choose, resolve
from whosays.extract.words import Words, paragraphs, split_words
from whosays.model import Actor, ActorType, Entity, EntityType, Resolved, Span, Unresolved

PER, ORG, LOC, NORP = EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.NORP

# "name" marks an entity of the kind that its bracket has; {…} marks a source.
KINDS = {"P": PER, "O": ORG, "L": LOC, "N": NORP}


@dataclass(frozen=True)
class Case:
    text: str
    entities: tuple[Entity, ...]
    sources: tuple[Span, ...]


def marked(written: str) -> Case:
    """`[P Ada Roe]` is an entity of a person, `{the minister}` a source; they may nest."""
    text: list[str] = []
    opened: list[tuple[str, int]] = []
    entities: list[tuple[str, int, int]] = []
    sources: list[tuple[int, int]] = []
    at = 0
    while at < len(written):
        sign = written[at]
        if sign == "[":
            opened.append((written[at + 1], len(text)))
            at += 3
            continue
        if sign == "{":
            opened.append(("{", len(text)))
        elif sign in "]}":
            kind, start = opened.pop()
            sources += [(start, len(text))] if kind == "{" else []
            entities += [(kind, start, len(text))] if kind != "{" else []
        else:
            text.append(sign)
        at += 1
    plain = "".join(text)
    named = tuple(Entity(Span.of(plain, start, end), KINDS[kind]) for kind, start, end in entities)
    return Case(plain, named, tuple(Span.of(plain, *place) for place in sorted(sources)))


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Encoder().tokenizer


def words_of(text: str, tokenizer: Tokenizer) -> Words:
    return split_words(text, tokenizer, list(paragraphs(text)))


class TellsNothing:
    """A head that always says *none*."""

    def __call__(self, queries: Sequence[tuple[int, int]]) -> list[Antecedents]:
        return [Antecedents(0, np.zeros(0, np.float32), 0.0) for _ in queries]


class Told:
    """A head that was told which words each query goes back to, by their indices and probabilities."""

    def __init__(self, size: int, answers: Mapping[int, Mapping[int, float]]) -> None:
        self._size = size
        self._answers = answers

    def __call__(self, queries: Sequence[tuple[int, int]]) -> list[Antecedents]:
        return [self._answer(first) for first, _ in queries]

    def _answer(self, first: int) -> Antecedents:
        known = self._answers.get(first, {})
        probabilities = np.zeros(self._size, np.float32)
        for word, probability in known.items():
            probabilities[word] = probability
        with np.errstate(divide="ignore"):
            scores = np.log(probabilities)
        return Antecedents(0, scores, float(np.log(max(1e-9, 1 - sum(known.values())))))


def resolved(case: Case, tokenizer: Tokenizer, **told: Mapping[str, float]) -> Resolution:
    """Resolution with a head told by words: `he={"Roe": 0.9}`, each the first such word of the text."""
    words = words_of(case.text, tokenizer)

    def first(word: str) -> int:
        place = span(case.text, word)
        return words.touched(place.start, place.end)[0]

    answers = {first(q): {first(word): p for word, p in known.items()} for q, known in told.items()}
    said = [Said(source) for source in case.sources]
    return resolve(account(case.text), words, case.entities, said, Told(len(words), answers))


def names(resolution: Resolution) -> list[str]:
    """`Ada Roe/name` for a resolved link, `?A|B` for an unresolved one."""
    shown = []
    for link in resolution.links:
        if isinstance(link, Resolved):
            shown.append(f"{link.actor.name}/{link.link.value}")
        elif isinstance(link, Unresolved):
            shown.append("?" + "|".join(actor.name for actor in link.candidates))
        else:
            shown.append("")
    return shown


CASES = [
    # Names: surnames, forenames, accents, spellings, initials, particles, titles.
    ("[P Ada Roe] came. {[P Roe]} spoke.", ["Ada Roe/name"]),
    ("{[P Roe]} spoke. [P Ada Roe] came.", ["Ada Roe/name"]),
    ("[P Li Wentao] came. {[P Li]} spoke.", ["Li Wentao/name"]),
    ("[P Tomás Peña] came. {[P Tomas Pena]} spoke, and {[P Peña]} too.", ["Tomás Peña/name"] * 2),
    ("[P Osip Grelinsky] came. {[P Grelinskiy]} spoke.", ["Osip Grelinsky/name"]),
    ("[P Ada Jane Roe] came. {[P A. Roe]} spoke.", ["Ada Jane Roe/name"]),
    ("[P Samir al-Tarik] came. {[P Tarik]} and {[P al-Tarik]} spoke.", ["Samir al-Tarik/name"] * 2),
    ("[P Jan de Vos] came. {[P De Vos]} spoke.", ["Jan de Vos/name"]),
    ("[P Ada Roe] and [P Ben Roe] came. {[P Roe]} spoke.", ["?Ada Roe|Ben Roe"]),
    ("Mrs [P Ada Roe] and Mr [P Ben Roe] came. {Mr [P Roe]} spoke.", ["Ben Roe/name"]),
    ("[P Ada Roe] and [P Ada Tarn] came. {[P Tarn]} spoke.", ["Ada Tarn/name"]),
    # Organisations: acronyms, spelt out or not, and short forms.
    ("The [O World Grain Forum] ([O WGF]) met. {The [O WGF]} spoke.", ["World Grain Forum/name"]),
    ("The [O World Grain Forum] met. {The [O W.G.F.]} spoke.", ["World Grain Forum/name"]),
    ("The [O Osk Valley Gazette] came out. {The [O Gazette]} wrote.", ["Osk Valley Gazette/name"]),
    ("[O Kesh News] came out. {[O Kesh]} wrote.", ["Kesh/name"]),
    ("[O Kesh News Agency] came out. {[O Kesh]} wrote.", ["Kesh News Agency/name"]),
    ("[L New Tarn] is big. {[L Tarn]} denied it.", ["Tarn/metonymy"]),
    # Titles and appositions teach roles.
    ("[P Ada Roe], the [O WGF] secretary-general, came. {The [O WGF] chief} spoke.", ["Ada Roe/role"]),
    ("[O WGF] grain envoy [P Ada Roe] came. {The envoy} spoke.", ["Ada Roe/role"]),
    ("The [O WGF] director, [P Ada Roe], came. {The director} spoke.", ["Ada Roe/role"]),
    (
        "President [P Ada Roe] came. {President [P Roe]} spoke. {The president} left.",
        ["Ada Roe/name", "Ada Roe/role"],
    ),
    ("[P Ada Roe] is the mayor of [L Osk]. {The mayor} spoke.", ["Ada Roe/role"]),
    (
        "[O WGF] secretary-general [P Ada Roe] met [O WGF] human rights envoy [P Ben Tarn]. "
        "{The [O WGF] chief} spoke. {The [O WGF] human rights chief} too.",
        ["Ada Roe/role", "Ben Tarn/role"],
    ),
    ("Minister [P Ada Roe] met minister [P Ben Tarn]. {The minister} spoke.", ["?Ben Tarn|Ada Roe"]),
    (
        "[N Norwegian] President [P Ada Roe] came. {The [N Norwegian] leader} spoke. "
        "{[L Norway]’s president} left.",
        ["Ada Roe/role", "Ada Roe/role"],
    ),
    ("Former minister [P Ada Roe] came. {The minister} spoke.", ["The minister/description"]),
    # Whose office it is, is not who it is.
    ("[P Ada Roe] left. {[P Roe]’s office in [L Osk]} spoke.", ["Roe’s office in Osk/description"]),
    ("{A spokesman for the [O Grain Board]} spoke.", ["A spokesman for the Grain Board/description"]),
    ("{A spokesman} spoke. {The spokesman} left.", ["A spokesman/description", "A spokesman/role"]),
    # Governments by country, capital, seat and people.
    ("{[L Oslo]} denied it. [L Norway] is cold.", ["Norway/metonymy"]),
    ("{[L Norway]} denied it.", ["Norway/metonymy"]),
    ("{[L Oslo]} denied it.", ["Oslo/metonymy"]),
    ("{The [O Kremlin]} denied it, and {[L Moscow]} too.", ["Kremlin/metonymy"] * 2),
    ("{The [N Norwegian] government} denied it. {[L Norway]} did.", ["Norway/metonymy"] * 2),
    ("{[N Norwegians]} think so.", ["Norwegians/name"]),
    ("{[L Velmora]} denied it.", ["Velmora/metonymy"]),
    # The press.
    ("{State-run [O Kesh] news agency} wrote. {The agency} did.", ["Kesh/name", "Kesh/role"]),
    (
        "{[L Osk]’s [O Morning Post] newspaper} wrote. {The newspaper} did.",
        ["Morning Post/name", "Morning Post/role"],
    ),
    ("The [O Osk Times] and the [O Tarn Post] came out. {The newspaper} wrote.", ["?Tarn Post|Osk Times"]),
    # Documents speak for the body behind them, if there is one.
    ("{A [O WGF] account of the talks} says so.", ["WGF/document"]),
    ("{A report by the [O Grain Board]} says so. {The report} is long.", ["Grain Board/document"] * 2),
    ("{A study} found it. {The study} is long.", ["A study/document"] * 2),
    # Nobody in particular.
    ("{Activists} say so. {Activists} hope.", ["Activists/description"] * 2),
    ("{Some} say so. {Some} hope.", ["Some/description"] * 2),
    ("{People familiar with the matter} say so.", ["People familiar with the matter/description"]),
    ("{Two senior officials} say so. {Two senior officials} hope.", ["Two senior officials/description"] * 2),
    ("{[P Ada Roe] and [P Ben Tarn]} say so.", ["Ada Roe and Ben Tarn/description"]),
    ("{—} said.", [""]),
]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_without_the_head(tokenizer: Tokenizer, written: str, expected: list[str]) -> None:
    assert names(resolved(marked(written), tokenizer)) == expected


HE = "[P Ben Tarn] met [P Ada Roe]. {He} spoke."


@pytest.mark.parametrize(
    ("written", "told", "expected"),
    [
        (HE, {"He": {"Tarn": 0.9}}, ["Ben Tarn/pronoun"]),
        # Whom the sentence is built around goes before who is named beside.
        (HE, {"He": {"Tarn": 0.5, "Roe": 0.4}}, ["Ben Tarn/pronoun"]),
        (HE, {"He": {"Tarn": 0.06, "Roe": 0.9}}, ["?Ben Tarn|Ada Roe"]),
        (HE, {"He": {"Tarn": 0.1}}, ["?Ben Tarn"]),
        (HE, {}, ["?"]),
        # Mrs Roe is not he, however likely.
        (
            "Mr [P Ben Tarn] met Mrs [P Ada Roe]. {He} spoke.",
            {"He": {"Tarn": 0.2, "Roe": 0.7}},
            ["Ben Tarn/pronoun"],
        ),
        # By way of another pronoun.
        (
            "[P Ben Tarn] met [P Ada Roe]. A cat saw him. {He} spoke.",
            {"He": {"him": 0.9}, "him": {"Tarn": 0.9}},
            ["Ben Tarn/pronoun"],
        ),
        # Between those whom the name may mean, the head decides; *none* is no answer.
        ("[P Ada Roe] and [P Ben Roe] came. {[P Roe]} spoke.", {}, ["?Ada Roe|Ben Roe"]),
        ("[P Ada Roe] met [P Ben Tarn]. {The winner} spoke.", {"The": {"Tarn": 0.9}}, ["Ben Tarn/role"]),
        # Somebody whom only the pronoun makes an actor.
        ("The old farmers met. {They} spoke.", {"They": {"farmers": 0.8}}, ["farmers/pronoun"]),
        # An organisation is it.
        (
            "The [O Grain Board] met [P Ada Roe]. {It} spoke.",
            {"It": {"Board": 0.4, "Roe": 0.5}},
            ["Grain Board/pronoun"],
        ),
    ],
)
def test_with_the_head(
    tokenizer: Tokenizer, written: str, told: dict[str, dict[str, float]], expected: list[str]
) -> None:
    assert names(resolved(marked(written), tokenizer, **told)) == expected


def test_i_is_who_is_quoted(tokenizer: Tokenizer) -> None:
    case = marked("“{I} hope it rains, and {we} do,” {[P Ada Roe]} said.")
    content = span(case.text, "“I hope it rains, and we do,”")
    said = [Said(case.sources[2], (content,)), Said(case.sources[0], (), 0), Said(case.sources[1])]
    words = words_of(case.text, tokenizer)
    found = resolve(account(case.text), words, case.entities, said, TellsNothing())
    assert names(found) == ["Ada Roe/name", "Ada Roe/pronoun", "Ada Roe/pronoun"]


def test_i_of_a_paragraph_is_one_voice(tokenizer: Tokenizer) -> None:
    found = resolved(marked("Do {you} think so?\n\n{I} hope, and my hope is what {I} say."), tokenizer)
    assert names(found) == ["I/pronoun"] * 3
    assert [m.span.text for m in found.actors[0].mentions] == ["you", "I", "my", "I"]


def test_what_an_actor_holds(tokenizer: Tokenizer) -> None:
    case = marked("{[P Ana Roe]’s office} spoke. [P Ána Roe], the [O WGF] chief, left, [P Roe] said.")
    roe, office, wgf = resolved(case, tokenizer).actors
    assert [(a.type, a.name) for a in (office, roe, wgf)] == [
        (ActorType.ORGANIZATION, "Ana Roe’s office"),
        (ActorType.PERSON, "Ana Roe"),
        (ActorType.ORGANIZATION, "WGF"),
    ]
    assert (office.behind, roe.roles) == (roe.id, ("the WGF chief",))
    shown = [(m.span.text, m.link.value) for m in roe.mentions]
    assert shown == [
        ("Ana Roe", "name"),
        ("Ána Roe", "name"),
        ("the WGF chief", "apposition"),
        ("Roe", "name"),
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"him": {"Tarn": 0.9}}, 0),
        ({"him": {"Ada": 0.4, "Roe": 0.4}}, 1),
        ({}, 2),
        ({"him": {"Ben": 0.1}}, 2),
    ],
)
def test_choosing_between_names(
    tokenizer: Tokenizer, told: dict[str, dict[str, float]], expected: int
) -> None:
    text = "Ben Tarn met Ada Roe, and Tarn said that it was for him."
    words = words_of(text, tokenizer)
    places = {
        word: words.touched(s.start, s.end)[0]
        for word in ("Ben", "Ada", "Roe", "him")
        for s in [span(text, word)]
    }
    places["Tarn"] = words.touched(text.rindex("Tarn"), text.rindex("Tarn") + 4)[0]
    answers = {places[q]: {places[w]: p for w, p in known.items()} for q, known in told.items()}
    entities = [Entity(span(text, "Tarn", text.index("and")), PER)]
    given_names = [span(text, "Ben Tarn"), span(text, "Ada Roe")]
    head = Told(len(words), answers)
    shares = choose(text, words, entities, span(text, "him"), given_names, head=head)
    assert shares.sum() == pytest.approx(1)
    assert shares.argmax() == expected


TEXT = (
    "President Ada Roe, the head of the World Grain Forum (WGF), told Oslo’s envoy Ben Tarn that “we and I” "
    "agree.\n\nHe, she and they denied it, the minister’s office said, but the newspaper, some activists and "
    "Roe’s spokesman did not. It was you – or us?\n\nThe WGF chief and Norwegians laughed ' s -- ( , ’s"
)
places = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(
    lambda pair: Span.of(TEXT, pair[0], min(len(TEXT), sum(pair)))
)
entities = st.builds(Entity, places, st.sampled_from(EntityType))


class Random:
    """A head that answers anything."""

    def __init__(self, size: int, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._size = size

    def __call__(self, queries: Sequence[tuple[int, int]]) -> list[Antecedents]:
        scores = self._random.normal(-2, 2, (len(queries), self._size + 1)).astype(np.float32)
        return [Antecedents(0, row[:-1], float(row[-1])) for row in scores]


@settings(deadline=None)
@given(
    st.lists(entities, max_size=12),
    st.lists(st.tuples(st.none() | places, st.lists(places, max_size=2)), max_size=8),
    st.integers(0, 9),
)
def test_whatever_was_found(
    tokenizer: Tokenizer, named: list[Entity], told: list[tuple[Span | None, list[Span]]], seed: int
) -> None:
    said = [
        Said(source, tuple(content), None if i == 0 else i - 1) for i, (source, content) in enumerate(told)
    ]
    words = words_of(TEXT, tokenizer)
    first, second = (resolve(account(TEXT), words, named, said, Random(len(words), seed)) for _ in range(2))
    assert first == second
    assert len(first.links) == len(said)
    mentions = [(m.span, m.link) for actor in first.actors for m in actor.mentions]
    assert len({span for span, _ in mentions}) == len(mentions)
    assert all(TEXT[s.start : s.end] == s.text for s, _ in mentions)
    ids = [actor.id for actor in first.actors]
    assert len(set(ids)) == len(ids)
    assert all(actor.behind is None or actor.behind in ids for actor in first.actors)
    assert all(actor.name and actor.name in TEXT for actor in first.actors)
    assert all(_known(link, first.actors) for link in first.links)


def _known(link: Resolved | Unresolved | None, actors: Sequence[Actor]) -> bool:
    linked = () if link is None else (link.actor,) if isinstance(link, Resolved) else link.candidates
    return all(actor in actors for actor in linked)


TRANSCRIPT = (
    "The Courier: How did you know it was gone?\n\n"
    "Ada Roe: I heard it from the harbour.\n\n"
    "I thought nothing of it.\n\n"
    "The Courier: Did you say so?\n\n"
    "Ada Roe: Nobody asked."
)


def test_in_a_transcript_i_is_whose_turn_it_is_and_you_the_other_one(tokenizer: Tokenizer) -> None:
    labels = ("The Courier", "Ada Roe", "The Courier", "Ada Roe")
    said, after = [], 0
    for label in labels:
        source = span(TRANSCRIPT, label, after)
        after = source.end
        end = TRANSCRIPT.find("\n", after)
        said.append(
            Said(source, (Span.of(TRANSCRIPT, after + 2, end if end > 0 else len(TRANSCRIPT)),), is_turn=True)
        )
    asked = ["you know", "I heard", "I thought", "you say"]
    said += [
        Said(Span.of(TRANSCRIPT, at, at + len(word.split()[0])))
        for word in asked
        for at in [TRANSCRIPT.index(word)]
    ]
    names = [
        Entity(one.source, ORG if "Courier" in one.source.text else PER) for one in said[:4] if one.source
    ]
    words = words_of(TRANSCRIPT, tokenizer)
    links = resolve(account(TRANSCRIPT), words, names, said, TellsNothing()).links[4:]
    assert [link.actor.name for link in links if isinstance(link, Resolved)] == ["Ada Roe"] * 4


def test_a_single_colon_makes_no_transcript(tokenizer: Tokenizer) -> None:
    text = "Ada Roe: The dam holds.\n\nI was there that day."
    said = [
        Said(span(text, "Ada Roe"), (span(text, "The dam holds."),), is_turn=True),
        Said(span(text, "I was"[:1])),
    ]
    names = [Entity(span(text, "Ada Roe"), PER)]
    (link,) = resolve(account(text), words_of(text, tokenizer), names, said, TellsNothing()).links[1:]
    assert not (isinstance(link, Resolved) and link.actor.name == "Ada Roe")
