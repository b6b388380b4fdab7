"""Every named entity of an account to an actor, by its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whosays.extract.actors.countries import countries
from whosays.extract.actors.drafts import Draft, Register
from whosays.extract.actors.fold import parts
from whosays.extract.actors.lexicon import KNOWN_OUTLETS, LOCATIVE, MEDIA, OUTLET_WORDS
from whosays.extract.actors.organizations import Key, is_acronym, key_of, organizations
from whosays.extract.actors.page import Name, Page, Range
from whosays.extract.actors.people import Called, Person, called, people
from whosays.model import ActorType, EntityType, LinkKind

# A city after one of these is a government rather than a place.
# Beside a name these say that it is of the press; an agency may be any.
_PRESS = MEDIA - {"agency", "network", "programme", "program", "site", "station", "channel"}
_DEALING = frozenset({"between", "with", "against", "by", "toward", "towards", "urged", "told"})


@dataclass(slots=True)
class Named:
    """Who is named where.

    Attributes:
        candidates: whom a name may mean that fits several persons; such a name has no draft.
    """

    register: Register
    countries: dict[str, Draft] = field(default_factory=dict)
    candidates: dict[Range, tuple[Draft, ...]] = field(default_factory=dict)

    def country(self, name: str) -> Draft:
        """The actor that a country is: a place until it is found to act."""
        if name not in self.countries:
            self.countries[name] = self.register.new(ActorType.PLACE)
        return self.countries[name]


def name_all(page: Page, register: Register, acting: frozenset[Range]) -> Named:
    """Gives every name to a draft; `acting` are the places that stand for who speaks, as sources do."""
    named = Named(register)
    _people(page, named, [name for name in page.names if name.type is EntityType.PER])
    rest = [name for name in page.names if name.type in _OTHERS]
    _organizations(page, named, [name for name in rest if not _country(page, named, name, acting)])
    return named


_WORD = re.compile(r"\S+")
_OTHERS = (EntityType.ORG, EntityType.LOC, EntityType.NORP, EntityType.FAC)
_TYPES = {
    EntityType.ORG: ActorType.ORGANIZATION,
    EntityType.LOC: ActorType.PLACE,
    EntityType.FAC: ActorType.PLACE,
    EntityType.NORP: ActorType.GROUP,
}


def _people(page: Page, named: Named, names: list[Name]) -> None:
    """Drafts of persons; a name that may mean several keeps its candidates."""
    forms = [_called(page, name) for name in names]
    drafts: dict[Person, Draft] = {}
    for name, persons in zip(names, people(forms), strict=True):
        for person in persons:
            if person not in drafts:
                drafts[person] = named.register.new(ActorType.PERSON)
                drafts[person].genders |= person.genders
        if len(persons) == 1:
            draft = named.register.mention(drafts[persons[0]], name.place, LinkKind.NAME)
            draft.names[_bare(name.text)] += 1
        else:
            named.candidates[name.place] = tuple(drafts[person] for person in persons)


def _called(page: Page, name: Name) -> Called:
    before = name.place[0] - 1
    if before > 0 and page.lower[before] == ".":
        before -= 1
    return called(name.text, page.lower[before] if before >= 0 else "")


def _bare(text: str) -> str:
    """A name without the titles that it was read with, verbatim."""
    kept = called(text).core
    starts = [match.start() for match in _WORD.finditer(text)]
    first = next((at for at in starts if parts(text[at:])[:1] == kept[:1]), 0)
    return text[first:]


def _country(page: Page, named: Named, name: Name, acting: frozenset[Range]) -> bool:
    """Whether the name is a country's, its people's, or of a seat that stands for its government here."""
    table = countries()
    acts = name.place in acting
    if country := table.named(name.text):
        draft = named.country(country)
        link = LinkKind.METONYMY if acts else LinkKind.NAME
        named.register.mention(draft, name.place, link).names[name.text] += 1
        draft.type = ActorType.GOVERNMENT if acts else draft.type
    elif name.type is EntityType.NORP and (country := table.of_people(name.text)):
        if acts and name.text.endswith("s"):
            return False  # "Russians": the people speak, not their government
        draft = named.register.mention(named.country(country), name.place, LinkKind.METONYMY)
        draft.description = draft.description or name.text
        draft.type = ActorType.GOVERNMENT if acts else draft.type
    elif (country := table.seated(name.text)) and (acts or _is_dealt_with(page, name)):
        draft = named.register.mention(named.country(country), name.place, LinkKind.METONYMY)
        draft.description = draft.description or name.text
        draft.type = ActorType.GOVERNMENT
    else:
        return False
    return True


def _is_dealt_with(page: Page, name: Name) -> bool:
    """Whether the name stands where powers do (`relations between Beijing and …`), not places."""
    before = page.lower[name.place[0] - 1] if name.place[0] else ""
    if before == "the" and name.place[0] > 1:
        before = page.lower[name.place[0] - 2]
    return before in _DEALING and before not in LOCATIVE


def _organizations(page: Page, named: Named, names: list[Name]) -> None:
    """Drafts of everything else that has a name; one name in two types is one actor."""
    keys = _keys(names)
    meant = {keys[i]: keys[full] for i, full in _spelt_out(page, names)}
    drafts: dict[Key, Draft] = {}
    for name, own in zip(names, keys, strict=True):
        key = meant.get(own, own)
        if key not in drafts:
            drafts[key] = named.register.new(_TYPES[name.type], plural=name.type is EntityType.NORP)
        draft = named.register.mention(drafts[key], name.place, LinkKind.NAME)
        draft.names[name.text] += 1
        if draft.type is ActorType.PLACE and name.type is EntityType.ORG:
            draft.type = ActorType.ORGANIZATION
        if is_outlet(page, name):
            draft.type = ActorType.OUTLET


def _keys(names: Sequence[Name]) -> list[Key]:
    """What tells them apart. Only organisations have short forms: a *York* is no *New York*."""
    bodies = [name.type not in (EntityType.LOC, EntityType.NORP) for name in names]
    fuller = iter(organizations([name.text for name, is_body in zip(names, bodies, strict=True) if is_body]))
    return [next(fuller) if is_body else key_of(n.text) for n, is_body in zip(names, bodies, strict=True)]


def _spelt_out(page: Page, names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Which name is short for which, where one follows the other in brackets (`Grain Forum (WGF)`)."""
    for i in range(1, len(names)):
        short, full = names[i], names[i - 1]
        bracketed = short.place[0] == full.place[1] + 1 and page.lower[full.place[1]] == "("
        if bracketed and full.type is EntityType.ORG and is_acronym(short.text) and not is_acronym(full.text):
            yield i, i - 1


def is_outlet(page: Page, name: Name) -> bool:
    """Whether the name is one of the press: by its own words, or by what it is called beside it."""
    if name.type is not EntityType.ORG:
        return False
    key = key_of(name.text)
    if " ".join(key) in KNOWN_OUTLETS or (len(key) > 1 and key[-1] in OUTLET_WORDS):
        return True
    first, last = name.place
    after = page.lower[last : last + 2]
    beside = {*page.lower[max(0, first - 1) : first], *after[:1]}
    return (
        bool(beside & _PRESS)
        or after == ["news", "agency"]
        or page.lower[max(0, first - 2) : first] == ["news", "agency"]
    )
