"""Whether the clause around a time expression speaks of what was or of what will be.

Words, not syntax: the nearest sign of tense in the sentence, those before the expression first. News tells
what happened, so that the past needs no sign.
"""

from __future__ import annotations

import re
from enum import Enum, auto

WIDTH = 120  # characters on either side that are looked at


class Tense(Enum):
    """What a clause speaks of."""

    PAST = auto()
    FUTURE = auto()


# Past, though a part of it would look ahead: `had been due to expire`, `tried to open`, `would not say`.
_DONE = (
    r"had (?:previously )?been [a-z]+(?: to [a-z]+)?|previously (?:been )?[a-z]+ed|according to"
    r"|(?:refus|tri|fail|manag|declin|continu|help|forc|mov|vot|seem|appear|us|need|want|attempt)ed to [a-z]+"
    r"|(?:began|had) to [a-z]+|(?:would|could|did)(?:n't|n’t| not)"
)
_MODAL = r"will|won't|won’t|shall|would|could|may|might|must|should|can|going to"
_PLAN = (
    r"(?:expect|intend|schedul|slat|prepar|plann)(?:ed|ing)|expects?|(?:plan|intend|hope|aim|vow|promise|agree|want|"
    r"need|propose|prepare)s? to|(?:hop|aim|want|plan|hop|vow|promis|agre|propos)(?:ed|ing) to|plans for"
)
_TO_COME = (
    r"due(?! to (?:its|the|a|an|his|her|their)\b)|set (?:for|to)|likely to|payable|redeemable|callable|ready|"
    r"effective|expires?|expiring|begins|starts|opens|launches|ends|matures|maturing|until|till|upcoming|"
    r"forthcoming|as soon as|deadline|ahead of|(?:is|are)(?: on)?\s*$|leaves|arrives|returns|departs|travels|"
    r"visits|meets|holds|hosts|resumes|airs|takes (?:place|over|effect)"
)
_INFINITIVE = (
    r"to (?:begin|start|meet|take|hold|visit|vote|open|close|leave|arrive|discuss|decide|make|go|come|return|"
    r"complete|have|become|join|run|mark|cast|air|appear|speak|deliver|testify)"
)
_BASE = "hit|cut|put|shut|read|lay|come|become|run|set"  # that look like a past, too
_FUTURE = (
    rf"(?:{_MODAL}|to)(?: [a-z]+)? be [a-z]+|(?:is|are|was|were) to (?:be )?[a-z]+|"
    rf"(?:{_MODAL})(?: (?:[a-z]+ly|also))? (?:{_BASE})|{_MODAL}|{_PLAN}|"
    rf"{_TO_COME}|{_INFINITIVE}"
)
_IRREGULAR = (
    "was|were|had|did|said|told|been|has|have|ago|[Ss]ince|[Aa]fter|[Ss]peaking|[Aa]sked|last|came|began|went|took|got|made|met|"
    "left|lost|won|rose|fell|sold|bought|held|gave|saw|ran|led|sent|spoke|wrote|shot|kept|found|brought|"
    "thought|stood|became|broke|tore|hid|hung|shook|sank|woke|blew|grew|drove|rode|fled|fought|taught|"
    "chose|spent|built|lay|sat|stole|wore|dealt|meant|read|drew|flew|knew|paid|put|cut|hit|shut|struck|"
    "threw|understood|swept|taken|given|seen|known|gone|done|"
    "written|spoken|shown|driven|fallen|flown|thrown|broken|chosen|stolen|drawn|begun|set (?:off|aside)"
)
_ATTRIBUTE = "".join(rf"(?<!\b{word} )" for word in ("a", "an", "the", "still", "its", "his", "her", "their"))
_PAST = rf"{_IRREGULAR}|{_ATTRIBUTE}(?!(?:succ|proc|exc)eed|hundred|need)[a-z]{{2,30}}ed"
_SIGN = re.compile(
    rf"(?:(?<![\w-])(?:(?P<done>{_DONE})|(?P<future>{_FUTURE})|(?P<past>{_PAST}))|(?P<short>(?<=\w)['’]ll))(?![\w-])"
)
_TITLES = "".join(rf"(?<!\b{title})" for title in ("Mr", "Mrs", "Ms", "Dr", "Sen", "Gov", "Rep", "Gen", "St"))
_SENTENCE_END = re.compile(rf"(?<=[a-z0-9)%]{{2}}){_TITLES}[.!?;]['”\"’]*\s+(?=[\"“‘'`A-Z]|\Z)|\n\s*\n")
_MADE = re.compile(r"['’]s\s")  # `Wednesday's ruling`
_SAYING = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b"
    r"(?:said|told|declared|announced|reported|stated|wrote|warned|asked|called|according to)\Z"
)
_THAT = re.compile(r"\s+that\b")  # `a report Wednesday that`, whatever it says
_BOUND = re.compile(
    r"\b(?:until|till|as soon as|as early as|starting|beginning|ending|effective"
    r"|(?:between|from) now (?:and|to|until))(?: the)?\s*$"
)
_BY = re.compile(r"\b(?:by|through)(?: the)?\s*$")  # `will leave by Friday`, `had left by Friday`
_AUXILIARY = re.compile(
    r"\b(?:(?P<was>(?:had|was|were)(?! (?:to|due|set|expected|scheduled)\b))|is|are|will|must)\b"
)
_AHEAD = re.compile(r"\b(?:(?:ahead|in advance|on the eve) of|(?:days|hours) before)(?: the)?\s*$")
_BEHIND = re.compile(r"\b(?:[Ss]ince|ended)(?: on)?(?: the)?\s*$")
_EARLIER = re.compile(r"\b[Ee]arlier(?: on)?\s*$")
_AFTER = re.compile(r"\b(?:[Aa]fter|[Bb]efore)(?: the)?\s*$")  # is no sign of its own


def is_bound(before: str) -> bool:
    """Whether what stands before an expression makes it the end of what is to come: `until Friday`."""
    return _BOUND.search(before) is not None


def is_behind(before: str) -> bool:
    """Whether what stands before an expression makes it one that is over: `since Friday`, `ended May 3`."""
    return _BEHIND.search(before) is not None


def tense(before: str, after: str) -> Tense:
    """The tense of the clause between what stands before an expression and what stands after it."""
    if _AHEAD.search(before):
        return Tense.FUTURE
    if _MADE.match(after) or _EARLIER.search(before) or is_behind(before):
        return Tense.PAST
    clause = _clause_before(before)
    if is_bound(clause):
        return Tense.FUTURE
    if _BY.search(clause):
        auxiliaries = list(_AUXILIARY.finditer(clause))
        return Tense.PAST if auxiliaries and auxiliaries[-1]["was"] else Tense.FUTURE
    sign = _nearest(before, after)
    return Tense.FUTURE if sign and (sign["future"] or sign["short"]) else Tense.PAST


def has_happened(before: str, after: str) -> bool:
    """Whether the clause says of something that it was done: `sank Friday`, but not `said Friday`."""
    sign = _nearest(before, after)
    if sign is None or _MADE.match(after) or not (sign["done"] or sign["past"]):
        return False
    return _SAYING.search(sign.string, 0, sign.end()) is None


def _nearest(before: str, after: str) -> re.Match[str] | None:
    """The sign of tense that is nearest, those before the expression first."""
    signs = list(_SIGN.finditer(_clause_before(before)))
    if signs:
        return signs[-1]
    return None if _THAT.match(after) else _SIGN.search(_SENTENCE_END.split(after[:WIDTH])[0])


def _clause_before(before: str) -> str:
    return _AFTER.sub("", _SENTENCE_END.split(before[-WIDTH:])[-1])
