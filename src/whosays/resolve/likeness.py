"""How alike two names are: the kind of likeness, and how much it weighs for their being one actor's.

Weights are log-odds in spirit: they are added up with those of what speaks for or against two actors being
one besides their names (`weigh.py`), and compared with one threshold.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of evidence rests on."""

    NAME = "name"  # the same name
    ORDER = "order"  # the same words, family name first or last
    SPELLING = "spelling"  # another transliteration, other accents
    NICKNAME = "nickname"  # a short or familiar form of a forename
    PARTS = "parts"  # the fuller name has more words
    INITIALS = "initials"  # a forename by its initial
    SHORT = "short"  # a surname, a forename or a part of a name alone
    ACRONYM = "acronym"  # an organisation by its initials
    WORDS = "words"  # an organisation's name in other words
    TABLE = "table"  # the table of countries
    REGISTRY = "registry"  # the registry of outlets
    SETTING = "setting"  # accounts that name the same people and places
    ROLE = "role"  # what it is
    COUNTRY = "country"
    ONLY = "only"  # nobody else of this name is known
    JUDGEMENT = "judgement"  # a person said so


@dataclass(frozen=True, slots=True)
class Likeness:
    """One piece of evidence; a negative weight speaks against."""

    kind: Kind
    weight: float
