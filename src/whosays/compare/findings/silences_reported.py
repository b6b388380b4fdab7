"""Reported silences: where an account says that another leaves something out, what, and by whom.

A report has a predicate of silence, which is a negation with a word of mentioning ("made no mention of",
"nowhere referred to", "not a syllable about") or a verb of omission ("left out", "passed over"); what is left
out stands behind it, or before it where it is passive or fronted. What a reading marks as an omission is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whosays.compare.sentences import sentences
from whosays.model import Act, Attribution, Reading, Span

_TELL = (
    r"(?:mention(?:s|ed|ing)?|refer(?:s|red|ring)?\s+to|allud(?:e|es|ed|ing)\s+to|touch(?:es|ed"
    r"|ing)?\s+(?:up)?on"
    r"|cover(?:s|ed|ing)?|report(?:s|ed|ing)?(?:\s+on)?|speak(?:s|ing)?\s+of|spoke\s+of|hint(?:s|ed"
    r"|ing)?\s+at"
    r"|not(?:e|es|ed|ing)|acknowledg(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|discuss(?:es|ed|ing)?"
    r"|address(?:es|ed|ing)?"
    r"|record(?:s|ed|ing)?|bring(?:s|ing)?\s+up|brought\s+up|disclos(?:e|es|ed|ing)|includ(?:e|es|ed|ing)"
    r"|tell(?:s|ing)?\s+(?:its|their)\s+\w+\s+(?:of|about)|told\s+(?:its|their)\s+\w+\s+(?:of|about))"
)
_WORD = (
    r"(?:mention|reference|allusion|words?|lines?|syllable|trace|hint|sentence|paragraph|whisper|peep"
    r"|space|room"
    r"|place|airtime|time|inkling|suggestion|acknowledg(?:e)?ment|coverage|report)"
)
_NONE = (
    r"(?:no(?:\s+(?:single|such|further|explicit|direct|clear|public|more))?|not\s+(?:a|an|one"
    r"|the)(?:\s+(?:single|least"
    r"|slightest|faintest|solitary))?|without(?:\s+(?:a|any|one))?|hardly\s+a|scarcely\s+a|never\s+a"
    r"|nary\s+a"
    r"|n['’]t\s+(?:a|any|one)(?:\s+single)?|not\s+any|not\s+\w+\s+(?:a|any|one)(?:\s+single)?|none"
    r"|devoid\s+of(?:\s+any)?|free\s+of(?:\s+any)?)"
)
_NOT = (
    r"(?:(?:does|did|do|has|have|had)\s+not(?:\s+(?:so\s+much\s+as|even|once|anywhere))?|(?:does|did"
    r"|do)n['’]t"
    r"(?:\s+(?:so\s+much\s+as|even|once))?|never(?:\s+(?:once|even))?|nowhere|not\s+once"
    r"|without(?:\s+(?:once|ever|so"
    r"\s+much\s+as|even))?|fail(?:s|ed|ing)?\s+(?:even\s+)?to|neglect(?:s|ed|ing)?\s+to|omit(?:s|ted"
    r"|ting)?\s+to"
    r"|forg[eo]t(?:s|ten)?\s+to|avoid(?:s|ed|ing)?|cho(?:se|oses?)\s+not\s+to|saw\s+(?:no\s+need"
    r"|fit\s+not)\s+to"
    r"|declin(?:es|ed)\s+to|took\s+care\s+not\s+to|manag(?:es|ed)\s+not\s+to)"
)
_OMIT = (
    r"(?:omit(?:s|ted|ting)?|leav(?:e|es|ing)\s+out|left\s+out|skip(?:s|ped|ping)?(?:\s+over)?"
    r"|pass(?:es|ed|ing)?\s+over"
    r"|ignor(?:es|ed|ing)|gloss(?:es|ed|ing)?\s+over|airbrush(?:es|ed)\s+out|edit(?:s|ed)\s+out"
    r"|cut\s+out|suppress(?:es|ed)"
    r"|steer(?:s|ed)?\s+clear\s+of|ke(?:pt|eps?)\s+(?:quiet|silent|mum)\s+(?:about|on|over)"
    r"|dr[ae]ws?\s+a\s+veil\s+over"
    r"|skirt(?:s|ed)?|spared?s?\s+(?:its|their|his|her)\s+(?:readers|viewers|listeners|audience)"
    r"|(?:sa(?:y|ys|id|ying)|ha[sd]|ha(?:ve|ving)|tells?|told|print(?:s|ed)?|carr(?:y|ies|ied)"
    r"|report(?:s|ed)?)\s+"
    r"(?:absolutely\s+|precisely\s+|exactly\s+)?nothing(?:\s+(?:whatever|whatsoever|at\s+all"
    r"|to\s+say))?\s+"
    r"(?:of|about|on|as\s+to|regarding)|(?:silent|mute|silence|mum|reticent"
    r"|dumb)(?:\s+\w+){0,5}?\s+(?:on|about|over|as\s+to|regarding"
    r"|concerning)|in\s+vain\s+for|(?:look(?:s|ed)?|search(?:es|ed)?|hunt(?:s"
    r"|ed)?)\s+(?:in\s+vain\s+)?(?:\w+\s+){0,6}?in\s+vain\s+for|stop(?:s"
    r"|ped)\s+short\s+of\s+mentioning"
    r"|wo(?:uld|n['’]t)\s+(?:not\s+)?(?:know|learn|hear|read|find|guess)\s+(?:\w+\s+){0,3}?(?:of"
    r"|about|that)|not\s+(?:be\s+)?(?:told|informed)\s+(?:of|about|that)"
    r"|(?:made|makes)\s+nothing\s+of|ha(?:s|d|ve)\s+no\s+(?:use|eyes?|ears?|ink|thought"
    r"|interest)\s+(?:for|in)|turn(?:s|ed)?\s+a\s+blind\s+eye\s+to"
    r"|drop(?:s|ped)?\s+(?:all|any)|delet(?:es|ed))"
)
_LINK = (
    r"(?:\s+(?:of|to|about|on|for|as\s+to|regarding|concerning|that|whatever\s+of|whatsoever\s+of"
    r"|was\s+made\s+of|is\s+made\s+of))"
)
_BE = r"(?:is|are|was|were|be|been|being|went|goes|go|remain(?:s|ed)?)"

_AFTER = re.compile(
    rf"\b(?:{_NOT}(?:,[^,.;]{{1,60}},)?\s+(?:\w+ly\s+)?(?:{_TELL}|use\s+the\s+words?|contain"
    rf"|have\s+a\s+word)|{_OMIT}(?:\s+(?:any|all|every)\s+(?:mention|reference)\s+(?:of|to))?"
    rf"|{_NONE}\s+(?:\w+\s+)?{_WORD}(?:\s+(?:was|is|has\s+been)\s+(?:made|given|said|found"
    rf"|spared))?(?:,?\s+(?:in|from|by|anywhere\s+in)\s+(?:[^\s,.;]+\s+){{0,9}}?[^\s,.;]+,?)?{_LINK}"
    rf"|(?:had|has|with|and|but)\s+none\s+(?:of\s+it\s+)?(?:for|about|on|of))\s+(?=\S)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\s+(?:(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:nowhere|not|never"
    rf"|n['’]t)(?:\s+(?:once"
    rf"|even|anywhere|so\s+much\s+as))?\s+(?:\w+ly\s+)?{_TELL}|(?:nowhere|never)\s+(?:{_BE}\s+)?{_TELL}"
    rf"|{_BE}\s+(?:\w+ly\s+)?(?:un(?:mentioned|reported|recorded|acknowledged|remarked|noted)|omitted"
    rf"|left\s+out|left\s+unsaid"
    rf"|passed\s+over|(?:conspicuous(?:ly)?\s+(?:by|for)\s+(?:its|their|his|her)\s+absence"
    rf"|(?:conspicuously\s+)?(?:missing|absent)|nowhere(?:\s+to\s+be\s+(?:found|seen|read))?"
    rf"|not\s+(?:among|in\s+it|to\s+be\s+found))|ignored|skipped|without\s+(?:a\s+)?mention"
    rf"|edited\s+out|airbrushed\s+out)"
    rf"|(?:did|does|do)(?:\s+not|n['’]t)\s+(?:\w+\s+)?(?:figure|appear|feature|come\s+up"
    rf"|rate\s+a\s+mention|get\s+a\s+mention|make\s+it"
    rf"|arise)|(?:appear|figure|feature|occur)(?:s|ed)?\s+nowhere|(?:has|have|had)\s+no\s+place\s+in"
    rf"|never\s+(?:figure[sd]?|appear(?:s|ed)?|feature[sd]?|c[ao]mes?\s+up)|(?:found|finds|got|gets"
    rf"|had|has|received|earned|merited)"
    rf"\s+(?:{_NONE})\s+(?:\w+\s+)?{_WORD})\b",
    re.IGNORECASE,
)
_AMID = re.compile(
    rf"\b(?:not\s+once|nowhere|at\s+no\s+point|never)\s+(?:is|are|was|were|does|did"
    rf"|do)\s+(?P<what>[^,.;]+?)\s+(?:{_TELL})"
    rf"|\b(?:left|leaves?|leaving)\s+(?P<unsaid>[^,.;]+?)\s+(?:un\w+ed|unsaid|untold|aside"
    rf"|to\s+one\s+side|off)\b"
    rf"|\b(?:kept|keeps?|hid(?:es)?|withheld)\s+(?P<hidden>[^,.;]+?)\s+from\s+(?:its|their|his|her"
    rf"|the)\s+(?:readers?|viewers?|listeners?|public|audience)"
    rf"|\b(?:left|leaves?|leaving|kept|keeps?|cut|edited|airbrushed"
    rf"|struck)\s+(?P<kept>(?!out\b)[^,.;]+?)\s+out\s+of\b"
    rf"|(?:(?<=[,;:—–]\s)|^|(?<=\n)|(?<=[.!?]\s))(?:but\s+|and\s+|yet\s+)?(?:of|about"
    rf"|on)\s+(?P<front>(?:[^\s,.;:?!]+\s+){{0,7}}?[^\s,.;:?!]+),?\s+(?:(?:it|they|he|she|there"
    rf"|the\s+\w+|\w+)\s+(?:said|says?|had|has|is|was|wrote"
    rf"|carried|printed|spoke|reports?|reported)\s+)?(?:nothing\b|not\s+(?:a|one)\s+(?:\w+\s+)?{_WORD}"
    rf"|no\s+{_WORD}|never\s+a\s+{_WORD})"
    rf"|\b(?:of|about|on)\s+(?P<asked>(?:(?!of\b"
    rf"|about\b)[^\s,.;:?!]+\s+){{0,7}}?[^\s,.;:?!]+)\?\s+(?:not\s+(?:a|one)\s+(?:\w+\s+)?{_WORD}"
    rf"|nothing|no\s+{_WORD}|silence)"
    rf"|\b(?:{_NONE})\s+(?:\w+\s+)?{_WORD}\s+(?P<late>of\s+[^,.;]+)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"[,.;:!?\n”\"—–]|\s-\s|\s(?:but|although|though|while|whereas|which|who|when|where|because"
    r"|despite|save|except|altogether"
    r"|entirely|at\s+all|whatever|whatsoever|completely)\b|\sand\s+(?:that|there|it|they|he|she|was"
    r"|is|led|had|did|said|dwelt"
    r"|spoke|devoted|gave|put|spent|ran|so|instead)\b|\s(?:in|from|by)\s+(?:its|their|his|her|the"
    r"|either|any|that|this|a|an"
    r"|\w+['’]s)\s+(?:\S+\s+){0,4}?(?:statement|report|account|bulletin|readout|communiqu[ée]|release"
    r"|news|summary|note"
    r"|dispatch|broadcast|paper|article|coverage|press|edition|version|letter|agency|ministry"
    r"|transcript|programme|notice)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:\W|(?:but|and|yet|still|any|all|even|either|that|of|the\s+fact\s+that)\b)*", re.IGNORECASE
)
_FILLER = re.compile(
    r"^(?:it|them|this|that|him|her|anything|something|either|those|these|what|who|there|one)$", re.IGNORECASE
)
_PLACE = re.compile(
    r"^(?:in|by|from|anywhere|at|for|on)\b", re.IGNORECASE
)  # of a passive: where, and not what
_LEAST_WHAT = 3  # characters


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported silence.

    Attributes:
        report: the sentences that report it; what: the words of what is left out.
        predicate: the words that say that it is; before: whether `what` stands before them.
        attribution: what the reading makes of it, where it does.
    """

    report: Span
    what: Span
    predicate: Span
    before: bool
    attribution: Attribution | None


def reported(reading: Reading) -> Iterator[Reported]:
    """Every silence that an account reports, of whomever; one a sentence, the clearest."""
    text = reading.account.text
    omissions = [one for one in reading.attributions if one.act is Act.OMITS]
    found = list(sentences(text))
    for number, (start, end) in enumerate(found):
        one = _of_reading(text, start, end, omissions) or _of_words(text, start, end)
        if one is None and number + 1 < len(found) and text[start:end].rstrip().endswith("?"):
            one = _of_words(text, start, found[number + 1][1])
        if one is not None:
            yield one


def _of_reading(text: str, start: int, end: int, omissions: list[Attribution]) -> Reported | None:
    for one in omissions:
        if start <= one.cue.start < end:
            what = one.content[0]
            kept = _trimmed(text, what.start, what.end) if what.start > one.cue.start else what
            if kept is not None and not _FILLER.match(kept.text):
                return Reported(Span.of(text, start, end), kept, one.cue, what.start < one.cue.start, one)
    return None


def _of_words(text: str, start: int, end: int) -> Reported | None:
    report = Span.of(text, start, end)
    for match in _AMID.finditer(text, start, end):
        name = next(name for name, words in match.groupdict().items() if words)
        what = _trimmed(text, *match.span(name))
        if what is not None and name != "late":
            return Reported(report, what, Span.of(text, *match.span()), True, None)
    for match in _AFTER.finditer(text, start, end):
        what = _trimmed(text, match.end(), end)
        if what is not None and not _PLACE.match(what.text) and not _FILLER.match(what.text):
            predicate = Span.of(text, match.start(), match.end())
            return Reported(report, what, predicate, False, None)
    for match in _BEFORE.finditer(text, start, end):
        what = _subject(text, start, match.start())
        if what is not None:
            return Reported(report, what, Span.of(text, match.start() + 1, match.end()), True, None)
    return None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words of what is left out, from `start` on, as far as they name it."""
    opening = _OPENING.match(text[start:end])
    start += len(opening[0]) if opening else 0
    stop = _STOP.search(text, start, end)
    last = stop.start() if stop else end
    words = text[start:last].rstrip()
    return Span.of(text, start, start + len(words)) if len(words) >= _LEAST_WHAT else None


def _subject(text: str, start: int, end: int) -> Span | None:
    """The words right before a predicate that name what is left out."""
    cut = max(
        (
            match.end()
            for match in re.finditer(r"[,.;:!?“\"—–]\s*|\b(?:that|but|and\s+yet)\s+", text[start:end])
        ),
        default=0,
    )
    words = text[start + cut : end]
    lead = len(words) - len(words.lstrip())
    first = start + cut + lead
    return (
        Span.of(text, first, end)
        if end - first >= _LEAST_WHAT and not _FILLER.match(text[first:end])
        else None
    )
