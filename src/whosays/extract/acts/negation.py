"""What negation makes of an act; the decisions are those of `docs/acts-guideline.md`.

*It did not happen* ("did not say", "has yet to say", "made no mention of"). What was not uttered or confirmed
is left out: omits. An answer that was not given is withheld: declines to comment. Not to believe or expect
is to doubt, as not to know whether; not to support is to criticise; not to plan, or to want to do, is to
refuse. Whatever else is negated stays what it is, with negative polarity.

*Somebody would not* ("would not say", "refused to", "declined to", "does not want to"). For speech this is to
decline to comment; for whatever else to refuse.

*Somebody could not* ("cannot say", "could not confirm", "was unable to"). Speech that cannot be had is
withheld.

"Did not deny" and "would not rule out" leave the thing open, and only say.
"""

from __future__ import annotations

from whosays.extract.acts.cue import Head, Negation
from whosays.extract.acts.scene import Scene
from whosays.extract.acts.wordsets import word_set
from whosays.model import Act, AttributionType, Polarity

_ANSWERS = word_set("respond reply answer comment react response return weigh speak get reach")
_DEEDS = word_set("apologize apology recognize")  # confirm, but to refuse them is not to refuse to speak
_LIKING = word_set(
    """like love enjoy admire appreciate respect please happy glad proud comfortable satisfy satisfied
    impress impressed thrill excite fond popular friendly care"""
)

_NOT_DONE = {
    Act.SAYS: Act.OMITS,
    Act.CONFIRMS: Act.OMITS,
    Act.DENIES: Act.SAYS,
    Act.REFUSES: Act.SAYS,
    Act.OMITS: Act.SAYS,
    Act.DECLINES_TO_COMMENT: Act.SAYS,
    Act.BELIEVES: Act.DOUBTS,
    Act.EXPECTS: Act.DOUBTS,
    Act.DOUBTS: Act.BELIEVES,
    Act.INTENDS: Act.REFUSES,
}
_WOULD_NOT = _NOT_DONE | {
    Act.SAYS: Act.DECLINES_TO_COMMENT,
    Act.CONFIRMS: Act.DECLINES_TO_COMMENT,
} | dict.fromkeys(
    (
        Act.KNOWS, Act.DECIDES, Act.ACCUSES, Act.WARNS, Act.ASKS, Act.DEMANDS, Act.CRITICISES, Act.PRAISES,
        Act.PROMISES, Act.AGREES,
    ),
    Act.REFUSES,
)  # fmt: skip
_COULD_NOT = _NOT_DONE | {
    Act.SAYS: Act.DECLINES_TO_COMMENT,
    Act.CONFIRMS: Act.DECLINES_TO_COMMENT,
    Act.KNOWS: Act.DOUBTS,
    Act.AGREES: Act.REFUSES,
}
# Acts whose nature is to turn the content round, or to keep it back.
_NEGATIVE = frozenset({Act.DENIES, Act.DOUBTS, Act.REFUSES, Act.OMITS, Act.DECLINES_TO_COMMENT})
_TYPES = {
    Act.OMITS: AttributionType.COMMUNICATION,
    Act.DECLINES_TO_COMMENT: AttributionType.COMMUNICATION,
    Act.SAYS: AttributionType.COMMUNICATION,
    Act.CONFIRMS: AttributionType.COMMUNICATION,
    Act.REFUSES: AttributionType.CONTROL,
    Act.DENIES: AttributionType.COMMUNICATION,
    Act.CRITICISES: AttributionType.PROPOSITIONAL_ATTITUDE,
    Act.BELIEVES: AttributionType.PROPOSITIONAL_ATTITUDE,
    Act.DOUBTS: AttributionType.PROPOSITIONAL_ATTITUDE,
}


def negated(act: Act, kind: AttributionType, head: Head, scene: Scene) -> tuple[Act, AttributionType]:
    """The act and type that a head has under its negation.

    Args:
        act, kind: without it.
        head: the head and what stands around it.
        scene: where it stands; not to know a question is to doubt, not to want to is to refuse.
    """
    turned = _turned(act, head, scene)
    return turned, kind if turned is act else _TYPES[turned]


def polarity(act: Act, head: Head | None) -> Polarity:
    """Negative where the act turns the content round, or is negated and stayed what it is.

    Args:
        act: with negation applied.
        head: None for a cue without words.
    """
    negated_here = head is not None and head.stance.negation is not Negation.NONE
    kept = negated_here and head is not None and act is head.entry.act
    return Polarity.NEGATIVE if act in _NEGATIVE or kept else Polarity.POSITIVE


def _turned(act: Act, head: Head, scene: Scene) -> Act:
    match head.stance.negation:
        case Negation.NONE:
            return act
        case Negation.PLAIN:
            return _not_done(act, head, scene)
        case Negation.REFUSAL if head.entry.lemma in _DEEDS:
            return Act.REFUSES
        case Negation.REFUSAL:
            return _WOULD_NOT.get(act, act)
        case Negation.INABILITY:
            return _COULD_NOT.get(act, act)


def _not_done(act: Act, head: Head, scene: Scene) -> Act:
    lemma = head.entry.lemma.split()[0]
    match act:
        case Act.SAYS if lemma in _ANSWERS:
            return Act.DECLINES_TO_COMMENT
        case Act.KNOWS if scene.is_question():
            return Act.DOUBTS
        case Act.HOPES if scene.opening(1) == ["to"] or "to" in scene.cue.text.lower().split():
            return Act.REFUSES
        case Act.AGREES:
            return _not_agreed(head, scene)
        case Act.PRAISES if lemma in _LIKING:
            return Act.CRITICISES
        case _:
            return _NOT_DONE.get(act, act)


def _not_agreed(head: Head, scene: Scene) -> Act:
    """Not to agree that it is so is to deny, not to support to criticise, not to agree to do to refuse."""
    if scene.opening(1) == ["that"]:
        return Act.DENIES
    return Act.REFUSES if head.entry.type is AttributionType.CONTROL else Act.CRITICISES
