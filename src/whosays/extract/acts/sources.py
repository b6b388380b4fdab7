"""Source type and determinacy: who is behind the content, and whether the saying is said to have happened.

Source type follows PDTB. *Writer*: the account's own voice ("it is unclear whether", "I think" outside of
quotations). *Arbitrary*: nobody in particular ("some", "critics", "it is believed", "are accused of", a bare
"accusations of"). *Other*: everybody else, activists and officials too, and those who are understood though
the text does not repeat them ("…, saying that").
"""

from __future__ import annotations

import re

from whosays.extract.acts.cue import Head, words_of
from whosays.extract.acts.scene import Scene
from whosays.extract.acts.wordsets import word_set
from whosays.model import Act, Determinacy, SourceType

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FIRST_PERSON = word_set("i we my our me us")
_QUANTIFIERS = word_set(
    """some many few others several most other more countless numerous all a the various"""
)
_NOBODY = word_set(
    """people person critics critic experts expert observers observer folks everyone everybody someone
    somebody anyone anybody one those nobody none others some many few most several skeptics detractors
    pundits commentators insiders voices others'"""
)
_OPEN_CLAUSE = word_set("who that")
_SEEMING = frozenset(
    (
        "seem", "appear", "look", "look like", "look as if", "look as though", "sound", "sound like",
        "apparently", "seemingly", "supposedly", "presumably", "surely", "obvious", "evident", "unclear",
        "not clear", "uncertain", "can be determined", "hard to say", "hard to know", "likely", "unlikely",
        "questionable", "make clear", "it seem", "open question", "remain to be see",
    )
)  # fmt: skip
_NOMINAL = ("tion", "tions", "sion", "sions", "ment", "ments", "ism", "isms", "ance", "ence", "als")
_ARTICLES = word_set("a an the no any new key")

_CONDITION = re.compile(r"\b(?:if|whether|unless|should|lest|in case)\s+$", re.IGNORECASE)
_INVERTED = re.compile(
    r"^\W*(?:\w+\s+)?(?:did|does|do|has|have|had|is|are|was|were|will|would|could|can|should|might|may)\s+$",
    re.IGNORECASE,
)
_IMPERATIVES = word_set(
    """tell ask say imagine think consider remember believe forget let call suppose note recall expect"""
)


def source_type(scene: Scene, head: Head | None) -> SourceType:
    """Whose content it is."""
    if scene.source is not None:
        return _of_words([word.lower() for word in _WORD.findall(scene.source.text[:120])], scene)
    if head is None or head.passive or _is_nominal(head, scene):
        return SourceType.ARBITRARY
    if head.entry.lemma in _SEEMING:
        return SourceType.WRITER
    if head.entry.act in (Act.EXPECTS, Act.BELIEVES) and head.before in ("be", "is", "are", "was", "were"):
        return SourceType.ARBITRARY
    return SourceType.OTHER


def determinacy(scene: Scene, head: Head | None) -> Determinacy:
    """Indeterminate if the text does not say that it took place.

    So are conditions ("if he said"), questions ("did the mayor say"), orders ("tell them that"), what may,
    should or might be said, what is only tried, hoped or planned, and what will be said: the future is not
    yet. A refusal ("would not say") and a polite wish ("would like") did take place.
    """
    before = scene.before()
    asked = _INVERTED.search(before) is not None and scene.source is not None
    tentative = head is not None and head.stance.tentative
    if tentative or asked or _CONDITION.search(before) or _is_order(scene):
        return Determinacy.INDETERMINATE
    return Determinacy.DETERMINATE


def _of_words(words: list[str], scene: Scene) -> SourceType:
    if not words:
        return SourceType.OTHER
    if words[0] in _FIRST_PERSON and not scene.nested and not _is_in_quotation(scene):
        return SourceType.WRITER
    rest = [word for word in words if word not in _QUANTIFIERS]
    named = [word for word in rest if word not in _NOBODY]
    open_clause = bool(rest) and rest[0] in _NOBODY and named[:1] and named[0] in _OPEN_CLAUSE
    return SourceType.ARBITRARY if not named or open_clause else SourceType.OTHER


def _is_nominal(head: Head, scene: Scene) -> bool:
    """Whether the head is a noun: "accusations of", "a widespread belief that"."""
    first = scene.cue.text.lower().split(maxsplit=1)[:1]
    return head.word.endswith(_NOMINAL) or bool(first and first[0] in _ARTICLES)


def _is_in_quotation(scene: Scene) -> bool:
    """Whether the source stands inside quotation marks that are open in its paragraph."""
    at = scene.source.start if scene.source else scene.cue.start
    line = scene.text[max(0, at - 2000) : at].rsplit("\n", 1)[-1]
    return line.count("“") > line.count("”") or line.count('"') % 2 == 1


def _is_order(scene: Scene) -> bool:
    words = words_of(scene.cue.text)[:1]
    starts = scene.cue.text[:1].isupper() and not scene.before().strip(" \"“'‘")
    return scene.source is None and starts and bool(words) and words[0] in _IMPERATIVES and scene.follows()
