"""The head of a cue: which of its words makes the attribution, and what the others do to it.

"has repeatedly refused to say" is *say* under a refusal; "is expected to announce" is *announce* that
has not happened; "issued a statement condemning" is *condemn*. Auxiliaries, adverbs and articles are
passed over; verbs that take another verb (`_OPERATORS`) change the one they take, and are the head
themselves if they take none ("refused" before *to leave*). Verbs that mean something of their own are no
such verbs: "plans to announce" is *plan*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from whosays.extract.acts.forms import lemmas
from whosays.extract.acts.lexicon import Entry, Lexicon
from whosays.extract.acts.wordsets import word_set

MOST = 300  # characters of a cue that are looked at
REACH = 6  # words between a verb and the one that it takes

_WORD = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|m|ll|d)\b|\w+(?:[-.]\w+)*", re.IGNORECASE)


class Negation(Enum):
    """How a cue is negated."""

    NONE = auto()
    PLAIN = auto()  # it did not happen: "did not say", "has yet to say", "made no mention of"
    REFUSAL = auto()  # somebody would not: "would not say", "refused to say"
    INABILITY = auto()  # somebody could not: "cannot confirm"


@dataclass(frozen=True, slots=True)
class Stance:
    """What stands around the head.

    Attributes:
        tentative: it is not said to have happened ("would", "tried to", "is expected to").
        modal: the last modal verb before the head, to tell "would not" from "did not".
    """

    negation: Negation = Negation.NONE
    tentative: bool = False
    modal: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The word or idiom that makes the attribution.

    Attributes:
        entry: what the lexicon says of it.
        word: its first word as it stands in the cue, in lower case.
        before: the word before it, articles and adverbs left out.
        passive: "was asked", against "asked".
    """

    entry: Entry
    word: str
    before: str
    passive: bool
    stance: Stance


class _Effect(Enum):
    """What a verb does to the verb it takes."""

    NOTHING = auto()  # "began to say"
    TENTATIVE = auto()  # "tried to say"
    NEGATES = auto()  # "failed to say"
    REFUSES = auto()  # "refused to say"
    DISABLES = auto()  # "was unable to say"


_OPERATORS = {
    lemma: effect
    for effect, listed in {
        _Effect.NOTHING: "begin start continue go come keep tend use manage proceed rush take quick move "
        "help get prompt adopt seem appear force compel able",
        _Effect.TENTATIVE: "try attempt struggle strive scramble effort endeavor likely expect need poise "
        "schedule slate",
        _Effect.NEGATES: "fail forget neglect avoid stop resist cease hesitate omit yet shy balk "
        "unlikely skip",
        _Effect.REFUSES: "refuse decline refusal unwilling reluctant reluctance unwillingness",
        _Effect.DISABLES: "unable inability powerless",
    }.items()
    for lemma in listed.split()
}
_NEGATIVE = word_set(
    """not n't n’t never no nor neither hardly barely scarcely without none nothing nobody little cannot"""
)
_FUTURE = word_set("will ll wo shall")
_MODAL = word_set("would could may might should must can ca cannot ought d")
_CANNOT = word_set("can ca could cannot")
_BEFORE_A_VERB = _FUTURE | _MODAL | _NEGATIVE | word_set("to do did does and or who that which")
_BE = word_set("be is are was were been being am get got gets 's ’s 're ’re 'm ’m")
# Verbs that say nothing of their own: "did not give any details" negates the details.
_LIGHT = word_set(
    """make give have do get take offer provide show express issue release use put hold go come"""
)
# What begins an adjunct: the noun in "tweeted after the accusations" makes no act.
_TAIL = word_set("during after at before amid when while as near following")
_PASSED_OVER = word_set(
    """a an the his her its their our my your this these those any some all such every also again then
    now still just even only once ever often later earlier recently already since finally first
    previously always soon so very too more much well quite both instead meanwhile however
    therefore thus perhaps maybe here there today yesterday tomorrow tonight far better monday tuesday
    wednesday thursday friday saturday sunday"""
)
_NO_ADVERB = word_set(
    """reply rely apply comply ally rally likely unlikely hardly barely scarcely imply fly family supply
    assembly multiply unfriendly friendly reportedly allegedly apparently seemingly supposedly
    purportedly presumably surely early bully"""
)


def words_of(cue: str) -> list[str]:
    """The words of a cue in lower case, without its articles, possessives and adverbs."""
    found = [word.lower() for word in _WORD.findall(cue[:MOST])]
    kept = [word for word in found if not _is_passed_over(word)]
    return kept or found


def find_head(words: Sequence[str], lexicon: Lexicon) -> Head | None:
    """The head of a cue; None if the lexicon knows none of its words."""
    weak: Head | None = None
    stance, at = Stance(), 0
    while at < len(words):
        if weak and words[at] in _TAIL:
            return weak
        hit = None if _is_particle(words, at) else lexicon.match(words, at)
        if hit is None:
            stance, at = _step(stance, words, at), at + 1
            continue
        entry, length = hit
        effect = _OPERATORS.get(entry.lemma)
        if effect and (taken := _taken(words, at + length, effect, lexicon)):
            stance, at = _operate(stance, effect), taken
            continue
        head = Head(entry, words[at], words[at - 1] if at else "", _is_passive(words, at, entry), stance)
        if not entry.weak or (stance.negation is not Negation.NONE and entry.lemma not in _LIGHT):
            return head
        weak = weak or head
        stance, at = _step(stance, words, at), at + length
    return weak


def _is_passed_over(word: str) -> bool:
    return word in _PASSED_OVER or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERB)


def _step(stance: Stance, words: Sequence[str], at: int) -> Stance:
    """The stance after one more word that is no head."""
    word = words[at].lstrip("'’")
    for lemma in lemmas(words[at]):
        effect = _OPERATORS.get(lemma)
        if effect and effect is not _Effect.NOTHING and (lemma != "yet" or words[at + 1 : at + 2] == ["to"]):
            return _operate(stance, effect)
    if word in _FUTURE or word in _MODAL:
        stance = replace(stance, modal=word, tentative=True)
    if words[at] in _NEGATIVE and words[at + 1 : at + 2] != ["only"]:
        return _negated(stance, _kind_of_negation(stance, word))
    if word == "to" and not at and len(words) > 1:
        return replace(stance, tentative=True)
    return stance


def _operate(stance: Stance, effect: _Effect) -> Stance:
    match effect:
        case _Effect.NOTHING:
            return stance
        case _Effect.TENTATIVE:
            return replace(stance, tentative=True)
        case _Effect.NEGATES:
            return _negated(stance, Negation.PLAIN)
        case _Effect.REFUSES:
            return _negated(stance, Negation.REFUSAL)
        case _Effect.DISABLES:
            return _negated(stance, Negation.INABILITY)


def _kind_of_negation(stance: Stance, word: str) -> Negation:
    modal = word if word == "cannot" else stance.modal
    if modal in _CANNOT:
        return Negation.INABILITY
    return Negation.REFUSAL if modal in ("would", "d") or modal in _FUTURE else Negation.PLAIN


def _negated(stance: Stance, kind: Negation) -> Stance:
    """Two negations cancel: "did not fail to mention". What somebody would not do, they did refuse."""
    if stance.negation is not Negation.NONE:
        return replace(stance, negation=Negation.NONE)
    settled = kind in (Negation.REFUSAL, Negation.INABILITY)
    return replace(stance, negation=kind, tentative=stance.tentative and not settled)


def _taken(words: Sequence[str], after: int, effect: _Effect, lexicon: Lexicon) -> int | None:
    """Where the verb begins that a verb before the word `after` takes; None if the lexicon knows none."""
    rest = words[after : after + REACH]
    if effect is _Effect.NOTHING and "to" in rest:
        start = after + rest.index("to") + 1
    elif rest[:1] == ["to"]:
        start = after + 1
    elif effect is _Effect.NEGATES or (effect is _Effect.NOTHING and rest[:1] and rest[0].endswith("ing")):
        start = after
    else:
        return None
    found = any(lexicon.match(words, at) for at in range(start, min(start + 3, len(words))))
    return start if found else None


def _is_particle(words: Sequence[str], at: int) -> bool:
    """Whether *back* is one ("tweeted back"), and no verb ("to back")."""
    return at > 0 and words[at] == "back" and words[at - 1] not in _BEFORE_A_VERB


def _is_passive(words: Sequence[str], at: int, entry: Entry) -> bool:
    word = words[at]
    inflected = word != entry.lemma.split()[0] or word.endswith("ed")
    return at > 0 and words[at - 1] in _BE and inflected and not word.endswith("ing")
