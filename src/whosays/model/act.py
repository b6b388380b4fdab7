"""What an attribution does with its content: the speech act, and PDTB's features of attribution."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """The speech act, a closed list; finer than the type of an attribution."""

    SAYS = "says"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    ASKS = "asks"
    HOPES = "hopes"
    EXPECTS = "expects"
    INTENDS = "intends"
    PROMISES = "promises"
    AGREES = "agrees"
    REFUSES = "refuses"
    WARNS = "warns"
    PRAISES = "praises"
    CRITICISES = "criticises"
    BELIEVES = "believes"
    DOUBTS = "doubts"
    KNOWS = "knows"
    DECIDES = "decides"
    DECLINES_TO_COMMENT = "declines_to_comment"
    OMITS = "omits"


class SourceType(StrEnum):
    """To whom the content is attributed: the writer, somebody in particular, or nobody in particular."""

    WRITER = "writer"
    OTHER = "other"
    ARBITRARY = "arbitrary"


class AttributionType(StrEnum):
    """What relates the source to the content: saying it, believing it, knowing it, or willing it."""

    COMMUNICATION = "communication"
    PROPOSITIONAL_ATTITUDE = "propositional_attitude"
    FACTIVE = "factive"
    CONTROL = "control"


class Polarity(StrEnum):
    """Scopal polarity: negative where the cue reverses the content (`denied`, `does not think`)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Determinacy(StrEnum):
    """Indeterminate where it is not said that the attribution took place (`would say`, `if he said`)."""

    DETERMINATE = "determinate"
    INDETERMINATE = "indeterminate"


@dataclass(frozen=True, slots=True)
class Features:
    """The four features of attribution of the Penn Discourse Treebank (Prasad et al., 2007)."""

    source_type: SourceType
    type: AttributionType
    polarity: Polarity
    determinacy: Determinacy

    def to_dict(self) -> dict[str, str]:
        """`{"source_type", "type", "polarity", "determinacy"}`."""
        return {
            "source_type": self.source_type.value,
            "type": self.type.value,
            "polarity": self.polarity.value,
            "determinacy": self.determinacy.value,
        }
