"""Who is spoken of, and does not speak: the subject of a cue in the passive ("the mayor is accused of")."""

from __future__ import annotations

from whosays.extract.acts.cue import find_head, words_of
from whosays.extract.acts.lexicon import shipped
from whosays.model import AttributionType, Span

_SPEAKING = ("quote as saying", "quote")  # "the mayor is quoted as saying": she does speak


def is_spoken_of(source: Span, cue: Span) -> bool:
    """Whether the words right before a cue are its subject, and somebody else says what is said.

    So it is where the cue is a verb of communication in the passive; in PolNeAR's training part no such
    subject is a source. States of mind ("is convinced") only look alike.
    """
    if not 0 <= cue.start - source.end <= 1:
        return False
    head = find_head(words_of(cue.text), shipped())
    if head is None or not head.passive or head.entry.lemma in _SPEAKING:
        return False
    return head.entry.type is AttributionType.COMMUNICATION
