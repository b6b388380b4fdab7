"""What negation makes of an act.

The decisions, in the order of `Negation`:

*It did not happen* ("did not say", "has yet to say", "made no mention of"). What was not uttered is left
out: omits. An answer that was not given is withheld: declines to comment. Attitudes turn into their
contraries, as the verbs of neg-raising do in PDTB: not to believe is to doubt, not to support is to
criticise. Wishes, expectations, intentions, decisions and knowledge stay what they are, with negative
polarity. "Never denied" and "did not deny" confirm; "did not rule out" leaves open, and only says.

*Somebody would not* ("would not say", "will not", "refused to", "declined to", "does not want to"). For
speech this is to decline to comment; for whatever else to refuse.

*Somebody could not* ("cannot say", "could not confirm", "was unable to"). A confirmation that cannot be had
is a doubt; speech that cannot be had is withheld.
"""

from __future__ import annotations

from whosays.extract.acts.cue import Head, Negation
from whosays.model import Act, AttributionType, Polarity

_ANSWERS = frozenset(
    "respond reply answer comment react response return confirm verify weigh comment.on speak get".split()
)
_LEANINGS = frozenset(
    """support supportive favor favorable like love enjoy admire appreciate respect trust approve side please happy
    glad proud comfortable satisfy satisfied impress impressed thrill excite fond believe stand care justify""".split()
)
_ABSTAINING = frozenset("oppose object objection mind opposition".split())

_NOT_DONE = {
    Act.SAYS: Act.OMITS,
    Act.CONFIRMS: Act.OMITS,
    Act.ACCUSES: Act.OMITS,
    Act.WARNS: Act.OMITS,
    Act.ASKS: Act.OMITS,
    Act.DEMANDS: Act.OMITS,
    Act.CRITICISES: Act.OMITS,
    Act.PRAISES: Act.REFUSES,
    Act.PROMISES: Act.REFUSES,
    Act.AGREES: Act.REFUSES,
    Act.DENIES: Act.CONFIRMS,
    Act.BELIEVES: Act.DOUBTS,
    Act.DOUBTS: Act.BELIEVES,
    Act.REFUSES: Act.SAYS,
    Act.OMITS: Act.SAYS,
    Act.DECLINES_TO_COMMENT: Act.SAYS,
}
_WOULD_NOT = {
    Act.SAYS: Act.DECLINES_TO_COMMENT,
    Act.CONFIRMS: Act.DECLINES_TO_COMMENT,
    Act.DENIES: Act.DECLINES_TO_COMMENT,
    Act.KNOWS: Act.REFUSES,
    Act.DECIDES: Act.REFUSES,
    Act.INTENDS: Act.REFUSES,
    Act.ACCUSES: Act.REFUSES,
    Act.WARNS: Act.REFUSES,
    Act.ASKS: Act.REFUSES,
    Act.DEMANDS: Act.REFUSES,
    Act.CRITICISES: Act.REFUSES,
}
_COULD_NOT = {Act.SAYS: Act.DECLINES_TO_COMMENT, Act.CONFIRMS: Act.DOUBTS, Act.KNOWS: Act.DOUBTS}
# Acts whose nature is to turn the content round, or to keep it back.
_NEGATIVE = frozenset({Act.DENIES, Act.DOUBTS, Act.REFUSES, Act.OMITS, Act.DECLINES_TO_COMMENT})
_TYPES = {
    Act.OMITS: AttributionType.COMMUNICATION,
    Act.DECLINES_TO_COMMENT: AttributionType.COMMUNICATION,
    Act.SAYS: AttributionType.COMMUNICATION,
    Act.CONFIRMS: AttributionType.COMMUNICATION,
    Act.REFUSES: AttributionType.CONTROL,
    Act.AGREES: AttributionType.CONTROL,
    Act.CRITICISES: AttributionType.PROPOSITIONAL_ATTITUDE,
    Act.BELIEVES: AttributionType.PROPOSITIONAL_ATTITUDE,
    Act.DOUBTS: AttributionType.PROPOSITIONAL_ATTITUDE,
}


def negated(act: Act, kind: AttributionType, head: Head, *, is_question: bool) -> tuple[Act, AttributionType]:
    """The act and type that a head has under its negation.

    Args:
        act, kind: without it.
        head: the head and what stands around it.
        is_question: whether the content is a question ("whether ..."): not to know one is to doubt.
    """
    turned = _turned(act, head, is_question)
    return turned, kind if turned is act else _TYPES[turned]


def polarity(act: Act, head: Head | None) -> Polarity:
    """Negative where the act turns the content round, or is negated and stayed what it is.

    Args:
        act: with negation applied.
        head: None for a cue without words.
    """
    kept = head is not None and head.stance.negation is not Negation.NONE and act is head.entry.act
    return Polarity.NEGATIVE if act in _NEGATIVE or kept else Polarity.POSITIVE


def _turned(act: Act, head: Head, is_question: bool) -> Act:
    lemma = head.entry.lemma.split()[0]
    match head.stance.negation:
        case Negation.NONE:
            return act
        case Negation.PLAIN if act in (Act.SAYS, Act.CONFIRMS) and lemma in _ANSWERS:
            return Act.DECLINES_TO_COMMENT
        case Negation.PLAIN if act is Act.KNOWS and is_question:
            return Act.DOUBTS
        case Negation.REFUSAL:
            return _WOULD_NOT.get(act, _NOT_DONE.get(act, act))
        case Negation.INABILITY if act in _COULD_NOT:
            return _COULD_NOT[act]
        case _ if lemma in _LEANINGS:
            return Act.CRITICISES
        case _ if lemma in _ABSTAINING:
            return Act.AGREES
        case _:
            return _NOT_DONE.get(act, act)
