"""What an attribution means: the act, PDTB's features, who was told, and where something was left out.

cue ─ words ─ head and stance ─ complement ─ negation ─┬─ act, type, polarity
scene ─────────────────────────────────────────────────┴─ source type, determinacy, hearer, where
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whosays.extract.acts import frames, negation, sources
from whosays.extract.acts.cue import Head, Stance, find_head, words_of
from whosays.extract.acts.hearer import hearer, where
from whosays.extract.acts.lexicon import Entry, Lexicon, shipped
from whosays.extract.acts.scene import Scene
from whosays.extract.acts.wordsets import word_set
from whosays.model import Act, AttributionType, Features, Span

# From the words of a cue that the lexicon does not know to the entry that they are like, if any.
Nearest = Callable[[str], Entry | None]

_FUNCTION_WORDS = word_set(
    """in of on at by for to from with about as into over against and or but if that which who what be is
    are was were been 's ’s under via among between toward towards regarding he she it they we i you not
    n't n’t no s upon off out up down back around than through without within behind per do does did has
    have had will would could can may might should must cannot"""
)
_OF_PREPOSITION = {
    "against": (Act.CRITICISES, AttributionType.PROPOSITIONAL_ATTITUDE),
    "for": (Act.BELIEVES, AttributionType.PROPOSITIONAL_ATTITUDE),
    "to": (Act.BELIEVES, AttributionType.PROPOSITIONAL_ATTITUDE),
    "under": (Act.DECIDES, AttributionType.CONTROL),
}
_SAYS = (Act.SAYS, AttributionType.COMMUNICATION)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one attribution means.

    Attributes:
        hearer: to whom it was said, outside of source, cue and content.
        where: for `omits`, where it was left out ("its report of the talks").
        known: whether the lexicon has the head of the cue; a cue without a word in it counts as known.
    """

    act: Act
    features: Features
    hearer: Span | None
    where: Span | None
    known: bool


def interpret(
    text: str,
    source: Span | None,
    cue: Span,
    content: Sequence[Span],
    *,
    nested: bool = False,
    nearest: Nearest | None = None,
) -> Meaning:
    """What the attribution of these spans of `text` means.

    Args:
        text: of the whole account; at most some hundred characters around the cue are looked at.
        source, cue, content: the spans.
        nested: whether it stands inside another's content: its *I* is not the writer.
        nearest: asked for what no entry of the lexicon fits; without it such a cue only says.
    """
    scene = Scene(text, source, cue, content, nested)
    head, known = _head(cue, shipped(), nearest)
    act, kind = frames.framed(head, scene) if head else _of_preposition(cue)
    if head:
        act, kind = negation.negated(act, kind, head, scene)
    features = Features(
        source_type=sources.source_type(scene, head),
        type=kind,
        polarity=negation.polarity(act, head),
        determinacy=sources.determinacy(scene, head),
    )
    left_out = where(scene) if act is Act.OMITS else None
    return Meaning(act, features, hearer(scene, head), left_out, known)


def _head(cue: Span, lexicon: Lexicon, nearest: Nearest | None) -> tuple[Head | None, bool]:
    words = words_of(cue.text)
    if head := find_head(words, lexicon):
        return head, True
    # A word that stands there with a capital is a name.
    unknown = [w for w in words if w not in _FUNCTION_WORDS and w.isalpha() and w in cue.text]
    entry = nearest(unknown[0]) if nearest and unknown else None
    return (Head(entry, unknown[0], "", False, Stance()) if entry else None), not unknown


def _of_preposition(cue: Span) -> tuple[Act, AttributionType]:
    """A cue that is a preposition or a mark."""
    words = cue.text.lower().split(maxsplit=1)
    return _OF_PREPOSITION.get(words[0], _SAYS) if words else _SAYS
