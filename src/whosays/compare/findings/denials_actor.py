"""Who denies: the innermost voice of a clause, its subject, or whoever the account is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whosays.compare.opposition import is_refutation
from whosays.compare.polarity import is_negative
from whosays.compare.sentences import sentences
from whosays.compare.units import Laid, Unit
from whosays.compare.voices import voice_of
from whosays.extract.actors.fold import parts
from whosays.extract.acts.wordsets import word_set
from whosays.model import ActorType, Attribution, EntityType, Reading, Span, Voice

_TYPES = {EntityType.PER: ActorType.PERSON, EntityType.ORG: ActorType.ORGANIZATION}
_COMMON = word_set(
    "the of and a an for news press office report times herald post gazette daily weekly republic national"
)
_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|who|which|that)\b", re.IGNORECASE)
_PERSONAL = word_set("he she i who")
_THE = re.compile(r"(?:the|its|his|her|their|our|my)\b", re.IGNORECASE)
_ONE = re.compile(r"(?:the|an?|its|his|her|their|our|my)\b|\w+['’]s?\b", re.IGNORECASE)
_BODIES = (ActorType.ORGANIZATION, ActorType.GOVERNMENT)
_SPEAKING = (*_BODIES, ActorType.PERSON, ActorType.UNNAMED, ActorType.OUTLET)
_NEAR = 120  # characters behind somebody's words within which free indirect speech is still theirs
_SHORT = 2  # words of a description that any body may go by
_SUBJECT = 12  # characters before a name that begins a sentence


class Known(StrEnum):
    """What it rests on who denies something."""

    NAMED = "named"
    BESIDE = "beside"
    DESCRIBED = "described"
    BEFORE = "before"
    SUBJECT = "subject"
    PARTY = "party"
    GOING_ON = "going_on"


@dataclass(frozen=True, slots=True)
class Denier:
    """Who denies something, and how that is known."""

    voice: Voice
    known: Known


def denier(unit: Unit, account: Laid, laid: Sequence[Laid]) -> Denier | None:
    """Who would deny something in a clause; None where nobody has a name or a description."""
    for attribution in reversed(unit.chain):
        if (found := next(_behind(attribution, account), None)) is not None:
            return found
    return next(_without_voice(unit, account, laid), None)


def same(one: Voice, other: Voice) -> bool:
    """Whether two voices are one actor's, as far as their names tell."""
    if one.id is not None and one.id == other.id:
        return True
    mine, theirs = ({*parts(voice.name)} - _COMMON for voice in (one, other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _behind(attribution: Attribution, account: Laid) -> Iterator[Denier]:
    """Who is behind an attribution, the likeliest first."""
    voice, source = voice_of(attribution), attribution.source
    if source is not None and (named := _apposed(source, voice, account)) is not None:
        yield Denier(named, Known.NAMED)
    if _is_named(voice, account):
        yield Denier(voice, Known.NAMED)
    if source is None:
        yield from (Denier(named, Known.BESIDE) for named in _beside(attribution, account))
    elif not _PRONOUN.fullmatch(source.text):
        yield from (Denier(named, Known.NAMED) for named in _names_in(source, account))
        body = _body_before(source, account) if voice.type in _BODIES else None
        yield from [Denier(body, Known.BEFORE)] if body else _described(source, voice)
    elif voice.id is not None and (found := next(_described(source, voice), None)) is not None:
        yield found
    elif (before := _speaker_before(attribution, source, account)) is not None:
        yield Denier(before, Known.BEFORE)


def _apposed(source: Span, voice: Voice, account: Laid) -> Voice | None:
    """The name that a source ends in, if it was taken for another: "its owner, White Star Leisure,"."""
    named = list(_names_in(source, account))
    if not named or same(named[-1], voice):
        return None
    before = source.text[: source.text.rfind(named[-1].name)]
    return named[-1] if before.rstrip().endswith(",") else None


def _described(source: Span, voice: Voice) -> Iterator[Denier]:
    """One who goes by what he or it is: "the presidential guard", "a ministry spokesman"; no crowd does.

    A pronoun's voice goes by what it was resolved to.
    """
    name = voice.name if voice.id and _PRONOUN.fullmatch(source.text) else source.text
    kind = voice.type
    if (_ONE.match(name) and kind in _SPEAKING) or (_THE.match(name) and kind is None):
        yield Denier(Voice(name, None, kind, source), Known.DESCRIBED)


def _is_named(voice: Voice, account: Laid) -> bool:
    """Whether a voice goes by a name, and not by a description that has a name in it."""
    if voice.type is ActorType.UNNAMED:
        return False
    words = {*parts(voice.name)} - _COMMON
    named = (words & {*parts(one.span.text)} for one in account.reading.entities if one.type in _TYPES)
    return bool(words) and max(map(len, named), default=0) * 2 >= len(words)


def _beside(attribution: Attribution, account: Laid) -> list[Voice]:
    """Names in the sentence of a cue that has no source, outside of its content, the nearest first."""
    cue, content = attribution.cue, attribution.content
    bounds = next((one for one in sentences(account.clauses.text) if one[0] <= cue.start < one[1]), None)
    if bounds is None:
        return []
    named = _names_in(Span.of(account.clauses.text, *bounds), account)
    outside = [one for one in named if one.words and not any(piece.contains(one.words) for piece in content)]
    return sorted(outside, key=lambda one: abs(one.words.start - cue.start) if one.words else 0)


def _speaker_before(attribution: Attribution, source: Span, account: Laid) -> Voice | None:
    """Who spoke last before somebody whom the text only calls he, she or it, or was named last."""
    is_person = source.text.split()[0].lower() in _PERSONAL
    for one in reversed(account.reading.attributions):
        if one.cue.start < attribution.cue.start:
            named = [] if one.source is None else list(_names_in(one.source, account))
            for voice in (voice_of(one), *named):
                if _is_named(voice, account) and (not is_person or voice.type is ActorType.PERSON):
                    return voice
            described = [] if is_person or one.source is None else _described(one.source, voice_of(one))
            for found in described:
                return found.voice
    wanted = EntityType.PER if is_person else EntityType.ORG
    return _last_named(account, source.start, wanted)


def _last_named(account: Laid, end: int, wanted: EntityType) -> Voice | None:
    spans = [one.span for one in account.reading.entities if one.type is wanted and one.span.end <= end]
    return Voice(spans[-1].text, None, _TYPES[wanted], spans[-1]) if spans else None


def _body_before(source: Span, account: Laid) -> Voice | None:
    """The body that "the company" is: the last one with that word in its name, or the last one named."""
    words = parts(source.text)
    spans = [
        one.span
        for one in account.reading.entities
        if one.type is EntityType.ORG and one.span.end <= source.start
    ]
    called = [span for span in spans if words and words[-1] in parts(span.text)]
    found = called or (spans if len(words) <= _SHORT else [])
    return Voice(found[-1].text, None, ActorType.ORGANIZATION, found[-1]) if found else None


def _without_voice(unit: Unit, account: Laid, laid: Sequence[Laid]) -> Iterator[Denier]:
    """Who speaks in a clause that no attribution holds, the likeliest first."""
    reading, sentence = account.reading, unit.sentence
    beginning = Span.of(account.clauses.text, sentence.start, min(sentence.start + _SUBJECT, sentence.end))
    named = list(_names_in(sentence, account))
    denies = is_refutation(sentence.text)
    if not (denies or is_negative(unit.passage.text)):
        named = []
    if named and denies:
        yield Denier(named[0] if named[0] in _names_in(beginning, account) else named[-1], Known.SUBJECT)
    if _is_party(reading, laid):
        yield Denier(Voice(str(reading.account.metadata.outlet), None, None, None), Known.PARTY)
    if named and (subject := next(_names_in(beginning, account), None)) is not None:
        yield Denier(subject, Known.SUBJECT)
    if not named and not denies and not is_negative(unit.passage.text):
        return
    before = [one for one in account.units[: unit.number] if one.chain]
    if before and unit.passage.pieces[0].start - before[-1].passage.pieces[-1].end < _NEAR:
        for one in _behind(before[-1].chain[-1], account):
            yield Denier(one.voice, Known.GOING_ON)
    yield from (Denier(one, Known.BESIDE) for one in reversed(named))


def _names_in(span: Span, account: Laid) -> Iterator[Voice]:
    """Whoever is named in a stretch."""
    for entity in account.reading.entities:
        if entity.type in _TYPES and span.start <= entity.span.start < span.end:
            yield Voice(entity.span.text, None, _TYPES[entity.type], entity.span)


def _is_party(reading: Reading, laid: Sequence[Laid]) -> bool:
    """Whether an account is of somebody whom the others speak of, or who speaks of himself in it."""
    outlet, own = reading.account.metadata.outlet, reading.account.text
    names = {word for word in parts(outlet or "") if len(word) > 3} - _COMMON
    if any(
        re.match(rf"(?:The )?{re.escape(name)}\b", own[start:end], re.I)
        for start, end in sentences(own)
        for name in names
    ):
        return True
    texts = [one.reading.account.text.lower() for one in laid if one.reading is not reading]
    return bool(names) and any(
        sum(bool(re.search(rf"\b{re.escape(name)}", text)) for name in names) * 2 >= len(names)
        for text in texts
    )
