"""Words beside an attribution that say to whom, and where, it was said.

Both are verbatim spans outside of source, cue and content. In "urged the council to vote" PolNeAR's content
begins with the council, and there is no hearer of its own.
"""

from __future__ import annotations

import re

from whosays.extract.acts.cue import Head
from whosays.extract.acts.scene import NO_ABBREVIATION, Scene
from whosays.extract.acts.wordsets import word_set
from whosays.model import Span

_ADDRESSING = word_set(
    """tell ask inform remind assure reassure urge warn advise encourage invite order instruct persuade
    convince notify brief thank beg implore promise command direct alert counsel admonish challenge dare
    exhort press beseech entreat quiz grill question summon compel pressure plead congratulate salute
    address lecture"""
) | {"call on", "call upon"}
_SPEAKING = word_set(
    """say explain complain suggest write announce report admit confess confide concede describe appeal
    plead propose speak talk tweet add insist signal recommend mention confirm declare state repeat
    reveal disclose express boast joke quip vow pledge indicate communicate convey testify shout comment
    statement message deny whisper"""
)
_MEDIA = (
    r"(?:interview|letter|speech|remarks|e-?mail|address|statement|message|memo|call|conversation|briefing|note"
    r"|comments|testimony|appearance|meeting|tweet)s?"
)
_MEDIUM = re.compile(
    rf"(?:^|\b(?:in|during|at|by|on) (?:an? |the |his |her |their |its )?(?:[\w-]+ ){{0,2}}){_MEDIA}"
    rf"(?: (?:on )?\w+day| last \w+| this \w+)? (?:to|with|before) "
)
_MEDIUM_IN_CUE = re.compile(rf"\b{_MEDIA}$", re.IGNORECASE)
_STOP = re.compile(
    r"\."
    + NO_ABBREVIATION
    + r"""|[,;:!?()“”"—–\[\]\n]|\s['‘]|\s-\s|
    \b(?:that|whether|if|how|why|what|when|where|who|whom|which|to|about|during|after|before|last|this|next|earlier
    |later|as|by|for|while|because|and\s+(?:then|that|said|also)|but|over|until|since|is|was|were|are|has|had|have
    |not|on|via|through|again|today|yesterday|tomorrow|early|late|recently|repeatedly|privately|publicly|bluntly
    |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in(?!\s+[A-Z])|in\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*
    |at(?!\s+[A-Z])|from(?!\s+[A-Z])|with|against|he|she|they|we|it['’]?s?)\b""",
    re.VERBOSE,
)
_PERSONAL = re.compile(
    r"(?:reporters|journalists|the|his|her|their|a|an|him|me|us|them|supporters|voters|[A-Z])"
)
_PREPOSITION = re.compile(r"\s*(?:in|at|from|of|and|or)\b")
_LOOSE_END = re.compile(r"(?:\s+(?:of|and|or|in|at|from|the|\w+ly))*\s*$")
_LEADING = re.compile(
    r"^(?:(?:but|and|so|then|when|after|as|that|because|while|if|before|since|though|although|whenever|once)\s+)+",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\s*,?\s*\b(?:in|during|from|at|throughout|on)\s+"
    r"((?:its|his|her|their|the|an?|any)\s(?:[\w’'-]+\s){0,6}?(?:reports?|accounts?|statements?|coverage|speech(?:es)?|story|stories"
    r"|article|readout|remarks|interviews?|releases?|messages?|broadcasts?|dispatch(?:es)?|letters?|summary|address|comments|briefing"
    r"|communiqué|post|editorial|book|testimony|announcement|debate)\b[^.;:\n,—“”\"]{0,80})"
)
_SUBJECT_WORDS = 6


def hearer(scene: Scene, head: Head | None) -> Span | None:
    """To whom it was said, where the text has it outside of content and source."""
    if head is None:
        return None
    lemma = head.entry.lemma
    if head.passive and lemma in _ADDRESSING:
        return _subject(scene)
    after = scene.after()
    if lemma in _ADDRESSING and (found := _phrase(scene, after, 0)):
        return found
    return _through(scene, after) or (_to(scene, after) if lemma in _SPEAKING else None)


def where(scene: Scene) -> Span | None:
    """Where something was left out: "its report of the talks", of "made no mention of it in its report …"."""
    end = max([scene.cue.end, *(piece.end for piece in scene.content)])
    match = _WHERE.match(scene.text, end, min(len(scene.text), end + 120))
    return _span(scene, match.start(1), match.end(1)) if match else None


def _to(scene: Scene, after: str) -> Span | None:
    """ "said to reporters"; what is no person is no hearer ("responded to the flood")."""
    match = re.match(r"\s+(?:[\w-]+\s+)?to\s+", after) or re.match(r"\s+(?=with\s)with\s+", after)
    if match is None and scene.cue.text.endswith(" to"):
        match = re.match(r"\s+", after)
    if match is None or not _PERSONAL.match(after, match.end()):
        return None
    return _phrase(scene, after, match.end())


def _through(scene: Scene, after: str) -> Span | None:
    """ "said in a letter to the council"."""
    match = _MEDIUM.search(after)
    if match is None and _MEDIUM_IN_CUE.search(scene.cue.text[-40:]):
        match = re.match(r"\s+(?:to|with)\s+", after)
    personal = match is not None and _PERSONAL.match(after, match.end())
    return _phrase(scene, after, match.end()) if match and personal else None


def _phrase(scene: Scene, after: str, start: int) -> Span | None:
    """The noun phrase that begins at `start` of what stands behind the cue."""
    stop = _STOP.search(after, start)
    words = _LOOSE_END.sub("", after[start : stop.start() if stop else len(after)])
    if _PREPOSITION.match(words):
        return None
    return _span(scene, scene.cue.end + start, scene.cue.end + start + len(words))


def _subject(scene: Scene) -> Span | None:
    """The subject of a passive: "the minister was told"."""
    clause = scene.before_cue()
    start = max((m.end() for m in re.finditer(r"[,;:()“”\"—]\s*|\s-\s", clause)), default=0)
    start += len(leading[0]) if (leading := _LEADING.match(clause[start:])) else 0
    subject = clause[start:].strip()
    if (
        not subject
        or len(subject.split()) > _SUBJECT_WORDS
        or subject.split()[-1] in ("who", "that", "which")
    ):
        return None
    return _span(scene, scene.cue.start - len(clause) + start, scene.cue.start)


def _span(scene: Scene, start: int, end: int) -> Span | None:
    """The words from `start` to `end` without the blanks around them, if they overlap no other span."""
    words = scene.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end - start < 2 or not any(map(str.isalnum, scene.text[start:end])):
        return None
    taken = [*([scene.source] if scene.source else []), scene.cue, *scene.content]
    return None if any(s.start < end and start < s.end for s in taken) else Span.of(scene.text, start, end)
