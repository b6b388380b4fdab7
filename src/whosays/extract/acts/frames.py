"""Verbs that do one thing with one complement, and another with another.

"Asked the court to" requests, "asked whether" enquires; "sought access" requests, "sought to stop" tries;
"told them they must leave" demands. Each rule sees how the head of a cue is used, and gives the act
and type, or None to leave what the lexicon says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from whosays.extract.acts.cue import Head
from whosays.extract.acts.lexicon import shipped
from whosays.extract.acts.scene import WINDOW, Scene
from whosays.extract.acts.values import value
from whosays.extract.acts.wordsets import word_set
from whosays.model import Act, AttributionType

Meant = tuple[Act, AttributionType]


@dataclass(frozen=True, slots=True)
class Use:
    """A head where it is used."""

    head: Head
    scene: Scene


Rule = Callable[[Use], Meant | None]


_COMMUNICATION, _CONTROL = AttributionType.COMMUNICATION, AttributionType.CONTROL
_ATTITUDE = AttributionType.PROPOSITIONAL_ATTITUDE
_MUST = word_set("must should need needs ought")
_WILL = word_set("will would could might may ’ll 'll")
_CLAUSE = word_set("""that if whether why what how when where who which “ " ' ‘ about""")
_OBJECTS = word_set("me him her us them you it")
_HEARERS = word_set("they you")
_OF_MINDS = frozenset({Act.BELIEVES, Act.KNOWS})  # which papers and figures have not
_CLAIMS = word_set(
    """accusation accusations allegation allegations claim claims report reports rumor rumors rumours
    suggestion suggestions charge charges notion idea speculation assertion assertions story criticism"""
)
# Verbs that the lexicon takes for speech in a cue, but which are deeds to refuse.
_DEEDS = word_set(
    """apologize recognize take make give get do go come have use put hold meet attend return drop release
    sign run open close start begin share turn offer provide present produce send submit file leave play
    follow bring set show appear mark change count launch issue"""
)
_ANSWERS = word_set("comment identified interviewed named interview interviews question questions")
_MERITS = word_set(
    """effort efforts work contribution contributions achievement achievements progress importance role
    courage leadership service sacrifice sacrifices talent strides significant"""
)


def _tell(use: Use) -> Meant | None:
    """To tell somebody to, or that they must, is to demand."""
    if _is_infinitive(use.scene):
        return Act.DEMANDS, _CONTROL
    subject, *verb = [word.lower() for word in use.scene.opening(3) if word != "that"][:2] or [""]
    must = use.scene.follows() and subject in _HEARERS and not _MUST.isdisjoint(verb)
    return (Act.DEMANDS, _COMMUNICATION) if must else None


def _ask(use: Use) -> Meant | None:
    return (Act.ASKS, _CONTROL) if _is_infinitive(use.scene) or "for" in use.scene.opening()[:1] else None


def _seek(use: Use) -> Meant | None:
    ends_in_to = use.scene.cue.text.lower().endswith(" to")
    return (Act.INTENDS, _CONTROL) if ends_in_to or use.scene.opening()[:1] == ["to"] else None


def _expect(use: Use) -> Meant | None:
    """To expect *of somebody* is to will; to expect that it will rain is an attitude."""
    opening = use.scene.opening()
    animate = opening and (opening[0].lower() in _OBJECTS - {"it"} or opening[0][0].isupper())
    wills = animate and "to" in opening and not use.head.passive
    return (Act.EXPECTS, _CONTROL) if wills and use.scene.source else None


def _find(use: Use) -> Meant | None:
    """People find out; papers and figures only say."""
    return None if use.scene.source and not use.scene.is_by_paper() else (Act.SAYS, _COMMUNICATION)


def _see(use: Use) -> Meant | None:
    """To see something *as* something is to believe."""
    as_something = use.scene.cue.text.lower().endswith(" as") or "as" in use.scene.opening(16)
    return (Act.BELIEVES, _ATTITUDE) if as_something or use.head.passive else None


def _vote(use: Use) -> Meant | None:
    """To vote for a person is to take a side; for a bill, to decide."""
    opening = use.scene.opening(1) or [""]
    person = opening[0][:1].isupper() or opening[0] in _OBJECTS
    return (Act.AGREES, _ATTITUDE) if person or "would" in use.scene.cue.text.lower().split() else None


def _recognize(use: Use) -> Meant | None:
    merits = _MERITS & {word.lower() for word in use.scene.opening(6)}
    return (Act.PRAISES, use.head.entry.type) if merits else None


def _worry(use: Use) -> Meant | None:
    """A worry about what is to come expects it."""
    return (Act.EXPECTS, _ATTITUDE) if _WILL & {word.lower() for word in use.scene.opening(16)} else None


def _assure(use: Use) -> Meant | None:
    will = _WILL & {word.lower() for word in use.scene.opening(16)}
    return None if will else (Act.SAYS, _COMMUNICATION)


def _offer(use: Use) -> Meant | None:
    return (Act.PROMISES, _CONTROL) if use.scene.opening()[:1] == ["to"] else None


def _reject(use: Use) -> Meant | None:
    """To reject a claim is to deny it."""
    claims = _CLAIMS & {word.lower() for word in use.scene.opening(6)}
    return (Act.DENIES, _COMMUNICATION) if claims else None


def _refuse(use: Use) -> Meant | None:
    """To refuse to *say*, or to decline *comment*, is to decline to comment."""
    opening = [word.lower() for word in use.scene.opening(6) if not word.endswith("ly")]
    ends_in_to = use.scene.cue.text.lower().endswith(" to")
    verb = opening[:1] if ends_in_to else opening[1:2] if opening[:1] == ["to"] else []
    hit = shipped().match(verb, 0) if verb else None
    speaks = hit is not None and hit[0].act in (Act.SAYS, Act.CONFIRMS) and hit[0].lemma not in _DEEDS
    answers = not _ANSWERS.isdisjoint(opening)
    return (Act.DECLINES_TO_COMMENT, _COMMUNICATION) if speaks or answers else None


def _question(use: Use) -> Meant | None:
    """As a noun, in the passive and with a hearer it enquires; a thing that is questioned is doubted."""
    found = use.scene.cue.text.lower().split()
    noun = use.head.word in ("question", "questions") and not _ARTICLES.isdisjoint((found[0], found[-1]))
    hearer = use.scene.after().strip()[:1].isupper()
    return (Act.ASKS, _COMMUNICATION) if noun or use.head.passive or hearer else None


def _sign(use: Use) -> Meant | None:
    """As a noun it is no signature."""
    noun = use.scene.cue.text.lower().startswith(("a ", "the ", "signs"))
    return (Act.SAYS, _COMMUNICATION) if noun else None


def _insist(use: Use) -> Meant | None:
    must = _MUST & {word.lower() for word in use.scene.opening(8)}
    wills = use.scene.cue.text.lower().endswith(" on") or must
    return (Act.DEMANDS, _CONTROL) if wills else None


def _consider(use: Use) -> Meant | None:
    """To be considering a step is to weigh it; to consider somebody a fool is to believe."""
    return (Act.INTENDS, _CONTROL) if use.head.word == "considering" and not use.head.passive else None


def _agree(use: Use) -> Meant | None:
    that = use.scene.opening()[:1] == ["that"] or use.scene.cue.text.lower().endswith((" that", " with"))
    return (Act.AGREES, _COMMUNICATION) if that else None


def _call(use: Use) -> Meant | None:
    """To call something good or bad is to praise or to criticise; "calls to act" is a demand."""
    if use.scene.opening()[:1] == ["to"] and use.head.entry.lemma == "call":
        return Act.DEMANDS, _CONTROL
    match value(" ".join(piece.text[:WINDOW] for piece in use.scene.content)):
        case 1:
            return Act.PRAISES, _ATTITUDE
        case -1:
            return Act.CRITICISES, _ATTITUDE
        case _:
            return None


_ARTICLES = word_set("a an the his her its their no this that key new of")
_LEMMAS: dict[Rule, str] = {
    _call: "call describe label dub brand term characterize depict portray paint cast compare liken",
    _tell: "tell instruct inform remind",
    _ask: "ask",
    _find: "find",
    _see: "see",
    _seek: "seek",
    _expect: "expect",
    _recognize: "recognize acknowledge recognition",
    _vote: "vote_for cast_vote cast_ballot",
    _worry: "worry worried concern concerned nervous anxious anxiety wary alarm alarmed fret uneasy "
    "apprehensive express_concern raise_concern voice_concern express_alarm voice_alarm",
    _assure: "assure",
    _offer: "offer",
    _reject: "reject dismiss rejection disavow repudiate",
    _refuse: "refuse decline refusal reluctant reluctance unwilling",
    _question: "question",
    _sign: "sign",
    _insist: "insist",
    _consider: "consider",
    _agree: "agree",
}
_RULES = {lemma.replace("_", " "): rule for rule, listed in _LEMMAS.items() for lemma in listed.split()}


def framed(head: Head, scene: Scene) -> Meant:
    """The act and type of a head with the complement that it has here, negation left aside."""
    rule = _RULES.get(head.entry.lemma)
    found = rule(Use(head, scene)) if rule else None
    if found is None and head.entry.act in _OF_MINDS and scene.is_by_paper():
        return Act.SAYS, _COMMUNICATION
    return found or (head.entry.act, head.entry.type)


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
    finite = {
        "is",
        "was",
        "are",
        "were",
        "has",
        "had",
        "have",
        "will",
        "would",
        "did",
        "does",
        "must",
        "should",
    }
    return bool(finite & set(opening[: opening.index("to")]))
