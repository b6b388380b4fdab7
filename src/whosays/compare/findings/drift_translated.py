"""Whether an account gives somebody's words in translation: because it says so, or is in another language."""

from __future__ import annotations

import re

from whosays.compare.findings.quoted import Quoted
from whosays.ingest.languages import names

_TONGUE = r"(?:native|mother|local|own) (?:tongue|language|dialect)|dialect|sign language"
_LANGUAGE = "|".join(sorted({re.escape(name) for name in names() - {"English"}}))
# A language that no list has, an invented or a small one, by how the names of languages end.
_NAMED = rf"(?:{_LANGUAGE}|[A-Z]\w+(?:ish|ese|ic))"
_SPOKEN = re.compile(
    r"\btranslat(?:ed|ion|ions|or|ors|ing)\b|\binterpret(?:er|ers|ed|ing)\b"
    r"|\brendered (?:into|from|by)\b|\bsubtitle[sd]?\b"
    rf"|\bin (?:[a-z]+ )?(?:the |his |her |their |its |a )?(?:{_TONGUE})\b"
    rf"|\b[Ii]n (?:[a-z]+ ){{0,2}}{_NAMED}(?=[\s,.;:)—–-]+(?!\s?[A-Z])|$)"
    rf"|\b(?:speaking|spoke|speaks|from|original) (?:the )?{_NAMED}\b"
)
_OF_THE_WHOLE = re.compile(
    r"[(\[][^)\]]*\btranslat[^)\]]*[)\]]|^\W*translat\w+ (?:from|by)\b.*$", re.I | re.M
)
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s+(?=[A-Z“‘\"(])")
_AROUND = 2  # sentences on either side that are looked at


def is_translated(one: Quoted) -> bool:
    """Whether the words are given in translation."""
    account = one.reading.account
    if account.language not in (None, "en") or _OF_THE_WHOLE.search(account.text):
        return True
    around = _around(one)
    return any(not _inside(match, one) for match in _SPOKEN.finditer(account.text, *around))


def _around(one: Quoted) -> tuple[int, int]:
    """Where the sentences around the words begin and end, in their paragraph."""
    first, last = one.paragraph
    ends = [match.end() for match in _SENTENCE_END.finditer(one.reading.account.text, first, last)]
    before = [first, *(end for end in ends if end <= one.span.start)][-1 - _AROUND :][0]
    after = [*(end for end in ends if end > one.span.end), last]
    return before, after[min(_AROUND, len(after) - 1)]


def _inside(match: re.Match[str], one: Quoted) -> bool:
    return one.span.start <= match.start() < one.span.end
