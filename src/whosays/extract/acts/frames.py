"""Verbs that do one thing with one complement, and another with another.

"Asked the court to" requests, "asked whether" enquires; "sought access" requests, "sought to stop" tries;
"told them they must leave" demands. Each rule sees the head of the cue and the scene, and gives the act
and type, or None to leave what the lexicon says.
"""

from __future__ import annotations

from collections.abc import Callable

from whosays.extract.acts.cue import Head
from whosays.extract.acts.scene import Scene
from whosays.model import Act, AttributionType

Meant = tuple[Act, AttributionType]
Rule = Callable[[Head, Scene], Meant | None]

_COMMUNICATION, _CONTROL = AttributionType.COMMUNICATION, AttributionType.CONTROL
_ATTITUDE = AttributionType.PROPOSITIONAL_ATTITUDE
_MUST = frozenset("must should need needs ought".split())
_WILL = frozenset("will would could might may ’ll 'll".split())
_CLAUSE = frozenset("that if whether why what how when where who which “ \" ' ‘ about".split())
_OBJECTS = frozenset("me him her us them you it".split())
_CLAIMS = frozenset(
    """accusation accusations allegation allegations claim claims report reports rumor rumors rumours suggestion
    suggestions charge charges notion idea speculation assertion assertions story criticism reports""".split()
)
_MERITS = frozenset(
    """effort efforts work contribution contributions achievement achievements progress importance role courage
    leadership service sacrifice sacrifices talent strides significant""".split()
)


def _tell(head: Head, scene: Scene) -> Meant | None:
    opening = [word.lower() for word in scene.opening()]
    if _is_infinitive(scene):
        return Act.DEMANDS, _CONTROL
    if _MUST & set(opening[:6]) and scene.follows() and not _is_quoted(opening):
        return Act.DEMANDS, _COMMUNICATION
    return None


def _ask(head: Head, scene: Scene) -> Meant | None:
    return (Act.ASKS, _CONTROL) if _is_infinitive(scene) or "for" in scene.opening()[:1] else None


def _seek(head: Head, scene: Scene) -> Meant | None:
    ends_in_to = scene.cue.text.lower().endswith(" to")
    return (Act.INTENDS, _CONTROL) if ends_in_to or scene.opening()[:1] == ["to"] else None


def _expect(head: Head, scene: Scene) -> Meant | None:
    """To expect *of somebody* is to will; to expect that it will rain is an attitude."""
    opening = scene.opening()
    animate = opening and (opening[0].lower() in _OBJECTS - {"it"} or opening[0][0].isupper())
    wills = animate and "to" in opening and not head.passive
    return (Act.EXPECTS, _CONTROL) if wills and scene.source else None


def _recognize(head: Head, scene: Scene) -> Meant | None:
    merits = _MERITS & {word.lower() for word in scene.opening(6)}
    return (Act.PRAISES, head.entry.type) if merits else None


def _worry(head: Head, scene: Scene) -> Meant | None:
    """A worry about what is to come expects it."""
    return (Act.EXPECTS, _ATTITUDE) if _WILL & {word.lower() for word in scene.opening(16)} else None


def _assure(head: Head, scene: Scene) -> Meant | None:
    will = {"will", "would", "’ll", "'ll", "won’t", "won't"} & {word.lower() for word in scene.opening(16)}
    return None if will else (Act.SAYS, _COMMUNICATION)


def _offer(head: Head, scene: Scene) -> Meant | None:
    return (Act.PROMISES, _CONTROL) if scene.opening()[:1] == ["to"] else None


def _reject(head: Head, scene: Scene) -> Meant | None:
    """To reject a claim is to deny it."""
    claims = _CLAIMS & {word.lower() for word in scene.opening(6)}
    return (Act.DENIES, _COMMUNICATION) if claims else None


def _question(head: Head, scene: Scene) -> Meant | None:
    """As a noun, in the passive and with a hearer it enquires; a thing that is questioned is doubted."""
    words = scene.cue.text.lower().split()
    noun = head.word != "questioned" and head.word != "questioning" and (words[0] in _ARTICLES or "of" in words)
    hearer = scene.after().strip()[:1].isupper()
    return (Act.ASKS, _COMMUNICATION) if noun or head.passive or hearer else None


def _insist(head: Head, scene: Scene) -> Meant | None:
    must = _MUST & {word.lower() for word in scene.opening(8)}
    wills = scene.cue.text.lower().endswith(" on") or must
    return (Act.DEMANDS, _CONTROL) if wills else None


def _consider(head: Head, scene: Scene) -> Meant | None:
    """To be considering a step is to weigh it; to consider somebody a fool is to believe."""
    return (Act.INTENDS, _CONTROL) if head.word == "considering" and not head.passive else None


def _agree(head: Head, scene: Scene) -> Meant | None:
    that = scene.opening()[:1] == ["that"] or scene.cue.text.lower().endswith((" that", " with"))
    return (Act.AGREES, _COMMUNICATION) if that else None


_QUESTIONS = frozenset("if whether why what how when where who which".split())
_ARTICLES = frozenset("a an the his her its their no this that key new".split())
_RULES: dict[str, Rule] = {
    lemma: rule
    for rule, listed in {
        _tell: "tell instruct inform remind",
        _ask: "ask",
        _seek: "seek",
        _expect: "expect",
        _recognize: "recognize acknowledge recognition",
        _worry: "worry worried concern concerned nervous anxious anxiety wary alarm alarmed fret uneasy apprehensive",
        _assure: "assure",
        _offer: "offer",
        _reject: "reject dismiss rejection disavow repudiate",
        _question: "question",
        _insist: "insist",
        _consider: "consider",
        _agree: "agree",
    }.items()
    for lemma in listed.split()
}


def framed(head: Head, scene: Scene) -> Meant:
    """The act and type of a head with the complement that it has here, negation left aside."""
    rule = _RULES.get(head.entry.lemma)
    found = rule(head, scene) if rule else None
    return found or (head.entry.act, head.entry.type)


def is_question(scene: Scene) -> bool:
    """Whether the content is an indirect question."""
    words = [*scene.cue.text.lower().split()[-1:], *(word.lower() for word in scene.opening(1))]
    return not _QUESTIONS.isdisjoint(words)


def _is_infinitive(scene: Scene) -> bool:
    """Whether the content is what somebody is to do: "to leave", or "them to leave" with its subject."""
    opening = [word.lower() for word in scene.opening()]
    if not opening or not scene.follows() or opening[0] in _CLAUSE:
        return False
    names_somebody = opening[0] in _OBJECTS | {"the"} or scene.opening()[0][0].isupper()
    before = [w for w in opening if w in _CLAUSE or w == "to"][:1]
    return opening[0] == "to" or (names_somebody and before == ["to"] and not _has_verb(opening))


def _has_verb(opening: list[str]) -> bool:
    """Whether a finite auxiliary stands before the first *to*: then it is a sentence."""
    finite = {"is", "was", "are", "were", "has", "had", "have", "will", "would", "did", "does", "must", "should"}
    return bool(finite & set(opening[: opening.index("to")]))


def _is_quoted(opening: list[str]) -> bool:
    return bool(opening) and opening[0] in {"“", '"', "'", "‘"}
