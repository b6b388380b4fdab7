"""Who is said to be silent, and which of the accounts at hand is that outlet's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.compare.findings.silences_reported import Reported
from whosays.compare.sentences import sentences
from whosays.extract.actors.fold import parts
from whosays.extract.acts.wordsets import word_set
from whosays.model import Reading, Resolved, Span
from whosays.resolve.outlets import shipped

# What an account is called, and who gives one: by these a report is of an outlet and not of just anybody.
_GIVEN = re.compile(
    r"""\b(?:statement|reports?|account|bulletins?|read-?out|communiqu[ée]s?|releases?|news(?:paper|cast|room|reel)?
    |summary|notes?|notice|dispatch(?:es)?|broadcasts?|papers?|article|coverage|press|edition|version|letter|transcript
    |programme|agency|daily|gazette|newsletter|minutes|website|page|post|announcement|text|record|gloss|media
    |spokes(?:man|woman|person)|television|radio|channel|ministry|circular|memorandum|briefing|item|column|copy
    |readers|viewers|listeners|front\s+page|airwaves|declaration|protocol|press\s+office|outlet|editors?|wire)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SMALL = word_set(
    "the of and a an for on in at to its by our from with de la le el del des text transcript script "
    "office republic national state news service english international press edition title city day "
    "group"
)
_PRONOUN = re.compile(
    r"^\W*(?:but|and|yet)?\s*(?:it|its|they|their|the|this|that|there|he|she|his|her|not|no|nor|nothing|of)\b",
    re.IGNORECASE,
)
_BACK = 2  # sentences before the report in which the outlet may have been named
_PREFIX = 5  # letters by which two words are forms of one
_LEAST = 0.3  # share of an outlet's name from which on it is named
_ALONE = 0.2  # the same where no other account's outlet has any of it


@dataclass(frozen=True, slots=True)
class Silent:
    """Who is silent: the words, and its own account where it is at hand."""

    words: str
    reading: Reading | None


def silent_one(one: Reported, home: Reading, others: Sequence[Reading]) -> Silent | None:
    """Whose silence is reported; None where it is nobody's who gives accounts."""
    regions = list(_regions(one, home))
    for region in regions:
        shares = sorted(
            ((_named(region, other, home), place) for place, other in enumerate(others)), reverse=True
        )
        least = _LEAST if len(shares) > 1 and shares[1][0] else _ALONE
        if shares and shares[0][0] >= least:
            return Silent(_words(region, one), others[shares[0][1]])
    named = next((region for region in regions if _GIVEN.search(region)), None)
    return Silent(_words(named, one), None) if named is not None else None


def _regions(one: Reported, home: Reading) -> Iterator[str]:
    """Where the outlet may be named, the likeliest first."""
    text, report = home.account.text, one.report
    if one.attribution is not None and one.attribution.source is not None:
        source = one.attribution.source
        yield source.text
        if isinstance(one.attribution.actor, Resolved):
            yield one.attribution.actor.actor.name
    edges = sorted((one.predicate.start, one.predicate.end, one.what.start, one.what.end))
    before, after = text[report.start : edges[0]], text[edges[-1] : report.end]
    yield from (after, before) if one.before else (before, after)
    yield text[report.start : report.end].replace(one.what.text, " ")
    if _PRONOUN.match(before) or not _GIVEN.search(before + after):
        earlier = [Span.of(text, *extent) for extent in sentences(text) if extent[1] <= report.start]
        for span in reversed(earlier[-_BACK:]):
            yield span.text


def _words(region: str, one: Reported) -> str:
    if one.attribution is not None and one.attribution.source is not None:
        return one.attribution.source.text
    return " ".join(region.split()).strip(" ,.;:—–")


def _named(region: str, other: Reading, home: Reading) -> float:
    """How much of the name of an account's outlet a stretch has, 0 to 1."""
    metadata, own = other.account.metadata, home.account.metadata
    if metadata.outlet is None:
        return 0.0
    if (known := shipped().named(metadata.outlet)) and any(
        _has(region, name) for name in (known.name, *known.aliases)
    ):
        return 1.0
    there = _tokens(region)
    mine = {word for word in _tokens(own.outlet or "") if word not in _tokens(metadata.outlet)}
    names = [_tokens(metadata.outlet), *(_tokens(author) for author in metadata.authors)]
    return max((_share(name, there - mine) for name in names if name), default=0.0)


def _share(name: set[str], there: set[str]) -> float:
    return sum(any(_alike(word, other) for other in there) for word in name) / len(name)


def _tokens(words: str) -> set[str]:
    kept = {word for word in parts(re.sub(r"['’]s?\b", " ", words)) if word not in _SMALL}
    return {word for word in kept if len(word) > 1}


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared >= _PREFIX or (shared == min(len(one), len(other)) and shared >= 4)


def _has(region: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", region) is not None
