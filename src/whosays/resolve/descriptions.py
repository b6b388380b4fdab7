"""What actors are called besides their names, made comparable: *two officers*, *her lawyer*."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whosays.extract.actors.fold import parts
from whosays.extract.actors.lexicon import DETERMINERS, FEMALE, MALE, ROLE_KINDS, STOPS
from whosays.extract.acts.wordsets import word_set

# Heads that stand for one another in accounts of one story.
_ALIKE = {
    head: group.split()[0]
    for group in (
        "police cop policeman policewoman officer nypd constable patrolman",
        "lawyer attorney counsel barrister solicitor",
        "worker employee staffer co-worker coworker colleague staff",
        "spokesperson spokesman spokeswoman rep representative publicist spokesperson's",
        "gunman shooter killer attacker assailant murderer suspect defendant accused",
        "pirate brigand bandit raider",
        "hacker attacker cybercriminal cyber-criminal",
        "guard jailer warder",
        "protester demonstrator rioter marcher protestor",
        "juror jury panel",
        "firefighter fireman crew",
        "mother mum mom mommy",
        "father dad",
        "boss manager owner",
        "child kid schoolchild",
        "boy youth teenager teen",
        "official authority",
        "soldier troop serviceman servicewoman",
        "customer user client subscriber",
        "scientist expert researcher biologist",
        "voter elector",
        "migrant immigrant",
        "prisoner inmate convict",
        "driver motorist",
        "climber mountaineer",
        "parliament legislature",
        "company firm business",
        "studio label",
        "team club squad franchise side",
        "magazine weekly",
        "actor actress star",
        "source insider",
        "administration government",
    )
    for head in group.split()
}
_PLURAL = word_set("people men women children police others both two three four five six seven eight")
_VAGUE = word_set("man woman person people one other someone those who others")
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "people": "people"}


@dataclass(frozen=True, slots=True)
class Called:
    """What one description says.

    Attributes:
        head: the noun, singular, one for all that stand for each other.
        rest: the other words.
        is_plural: whether it means several.
        genders: `he` or `she`, where the noun tells.
    """

    head: str
    rest: frozenset[str]
    is_plural: bool
    genders: frozenset[str]

    @property
    def is_vague(self) -> bool:
        """Whether it says no more than that it is somebody."""
        return self.head in _VAGUE


@lru_cache(maxsize=1 << 17)
def called(role: str) -> Called | None:
    """A description taken apart; None for one without words."""
    words = parts(role)
    end = next((at for at, word in enumerate(words) if at and word in STOPS), len(words))
    if not words[:end]:
        return None
    last = words[end - 1].removesuffix("'s").strip("'-")
    single = _singular(last)
    is_plural = last in _PLURAL or (single != last and last not in ROLE_KINDS)
    gender = frozenset(g for g, known in (("he", MALE), ("she", FEMALE)) if single in known)
    return Called(
        _ALIKE.get(single, single),
        frozenset(w for w in (*words[: end - 1], *words[end:]) if w not in STOPS | DETERMINERS),
        is_plural,
        gender,
    )


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )
