"""Polarity and modality: whether a clause says that something is so, is not so, or may be.

Two negations undo each other ("nobody denies"), and so do those of the attributions that a clause stands in:
what somebody denied that somebody else doubted is affirmed.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from whosays.compare.units import Unit
from whosays.model import Act, Attribution, Polarity

_NEGATION = re.compile(
    r"""\b(?:not|no|never|nobody|none|nothing|nowhere|neither|without|cannot|no[- ]one|hardly|scarcely|lacks?
    |lacked|lacking|contrary)\b|n['’]t\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Verbs and judgements that turn round what they are about.
_REVERSAL = re.compile(
    r"""\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|rebut(?:s|ted)?
    |fail(?:s|ed|ing)?\s+to|refus(?:e|es|ed|ing)\s+to|declin(?:e|es|ed|ing)\s+to|prevent(?:s|ed)?|avoid(?:s|ed)?
    |dismiss(?:es|ed)?|reject(?:s|ed)?|false(?:ly|hood)?|untrue|baseless|groundless|unfounded|fabricat(?:ed|ion)
    |invent(?:ed|ion)|hoax|lies?|lying|myth|fake[ds]?|rubbish|nonsense)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A negation in form that denies nothing.
_IDIOM = re.compile(
    r"""\b(?:not\s+(?:only|just|merely|least|to\s+mention|surprisingly|long)|no\s+(?:doubt|wonder|matter|less|fewer|sooner)
    |nothing\s+(?:but|less)|none\s+other|whether\s+or\s+not|if\s+not|why\s+not|never\s*theless)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_KEPT = 20_000  # clauses at hand: more than are compared at once
_KEPT_BACK = (Act.OMITS, Act.DECLINES_TO_COMMENT)  # negative in form; what was not spoken of is not denied


class Modality(StrEnum):
    """How a clause holds what it says: as a fact, as what will be, may be, must be, or would be if."""

    FACTUAL = "factual"
    FUTURE = "future"
    POSSIBLE = "possible"
    REQUIRED = "required"
    CONDITIONAL = "conditional"


# The first that a clause has decides.
_MODALITIES = (
    (Modality.CONDITIONAL, r"if|unless|would|provided\s+that|in\s+case"),
    (Modality.POSSIBLE, r"may|might|could|can|possibl[ey]|perhaps|likely|probably|potential(?:ly)?"),
    (Modality.REQUIRED, r"must|should|ought|ha(?:s|ve|d)\s+to|needs?\s+to|shall\s+have\s+to"),
    (
        Modality.FUTURE,
        r"will|shall|going\s+to|plans?\s+to|intends?\s+to|due\s+to|set\s+to|is\s+to|are\s+to|won['’]t|['’]ll",
    ),
)
_MODAL = [(kind, re.compile(rf"(?<!\w)(?:{words})\b", re.IGNORECASE)) for kind, words in _MODALITIES]


def polarity(unit: Unit) -> bool:
    """Whether what a unit asserts is negative, through all who speak in it."""
    return is_negative(unit.passage.text) != is_turned(unit)


def is_negative(words: str) -> bool:
    """Whether the words of a clause say that something is not so: an odd number of negations in it."""
    return negations(words) % 2 == 1


@lru_cache(_KEPT)
def negations(words: str) -> int:
    """How many times words turn round what they say; a chain of "no … no … nor" counts once."""
    plain = _IDIOM.sub(" ", words)
    return min(1, len(_NEGATION.findall(plain))) + min(1, len(_REVERSAL.findall(plain)))


def is_turned(unit: Unit) -> bool:
    """Whether those through whom a unit comes turn it round: an odd number of them does."""
    return sum(turns(attribution) for attribution in unit.chain) % 2 == 1


def turns(attribution: Attribution) -> bool:
    """Whether an attribution asserts the contrary of its content, or doubts it."""
    if attribution.act in _KEPT_BACK:
        return False
    return attribution.act in (Act.DENIES, Act.DOUBTS) or attribution.features.polarity is Polarity.NEGATIVE


def modality(unit: Unit) -> Modality:
    """How a unit holds what it says."""
    return _modality(unit.passage.text)


@lru_cache(_KEPT)
def _modality(words: str) -> Modality:
    return next((kind for kind, pattern in _MODAL if pattern.search(words)), Modality.FACTUAL)
