"""Gold set anew in forms that PolNeAR has few of.

News also prints interviews (`NAME: words`), rows of signed statements (`“words” — Name`), and readouts
quoted verb and all. Gold attributions are set in these forms, so that the network learns them from
real sources and real words; no sentence is made up.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from whosays.evaluate.corpora.brat import Extent, GoldAttribution, GoldDocument

QUOTATION_MARKS = "\"“”'‘’"
PRONOUNS = {"he", "she", "they", "i", "we", "you", "it", "who"}
LONGEST_NAME = 5  # words
LONGEST_HEADLINE = 16  # words said
PRESENT = {"said": "says", "says": "says", "warned": "warns", "announced": "announces", "told": "tells"}
FEWEST = 3  # quotations that make a transcript worth reading
REQUOTED = 0.3  # of the attributions that can be quoted verb and all
UNCLOSED = 0.15  # of these

Turn = Callable[[str, str, random.Random], tuple[str, Extent, Extent, Extent]]


def recast(document: GoldDocument, chance: random.Random) -> GoldDocument | None:
    """The document's quotations as a transcript or as signed statements; None where it has too few."""
    said = list(quotations(document))
    if len(said) < FEWEST:
        return None
    form = chance.choice([transcript, transcript, signed])
    text, gold = "", []
    for number, (name, words) in enumerate(said):
        turn, *extents = form(name, words, chance)
        source, cue, content = (((a + len(text), b + len(text)),) for a, b in extents)
        gold.append(GoldAttribution(f"E{number}", source, cue, content))
        text += turn + "\n\n"
    return GoldDocument(document.name, text, tuple(gold))


def quotations(document: GoldDocument) -> Iterator[tuple[str, str]]:
    """(name, quoted words without their marks) of each direct quotation of a named source."""
    for attribution in document.attributions:
        if not attribution.source or not attribution.content:
            continue
        name = document.text[attribution.source[0][0] : attribution.source[0][1]]
        words = " ".join(document.text[start:end] for start, end in attribution.content)
        named = name[:1].isupper() and name.lower() not in PRONOUNS and len(name.split()) <= LONGEST_NAME
        if named and words[0] in QUOTATION_MARKS and words[-1] in QUOTATION_MARKS and len(words.split()) > 3:
            yield name.strip(",. "), words.strip(QUOTATION_MARKS).rstrip(",")


def transcript(name: str, words: str, chance: random.Random) -> tuple[str, Extent, Extent, Extent]:
    """`NAME: words`, and the extents of source, cue and content."""
    shown = name.upper() if chance.random() < 0.5 else name
    lead = '"' if chance.random() < 0.15 else ""
    start = len(lead) + len(shown)
    turn = f"{lead}{shown}: {words}"
    return turn, (len(lead), start), (start, start + 1), (start + 2, len(turn))


def signed(name: str, words: str, chance: random.Random) -> tuple[str, Extent, Extent, Extent]:
    """`“words” — Name`, and the extents of source, cue and content."""
    dash = chance.choice("―—–-")
    quote = f"“{words}”" if chance.random() < 0.7 else f'"{words}"'
    gap = " " if chance.random() < 0.7 else ""
    turn = f"{quote}{gap}{dash} {name}"
    cue = len(quote) + len(gap)
    return turn, (cue + 2, len(turn)), (cue, cue + 1), (0, len(quote))


def requoted(document: GoldDocument, chance: random.Random) -> GoldDocument:
    """The document with quotation marks that open before the cue (`The chief “expressed hope that …”`).

    Readouts are quoted so, verb and all; now and then the closing mark is forgotten.
    """
    inserted: list[tuple[int, str]] = []
    for attribution in document.attributions:
        if chance.random() < REQUOTED and _is_plain(document.text, attribution):
            inserted.append((attribution.cue[0][0], "“"))
            if chance.random() >= UNCLOSED:
                inserted.append((attribution.content[-1][1], "”"))
    inserted.sort()
    places = [place for place, _ in inserted]

    def moved(extents: tuple[Extent, ...]) -> tuple[Extent, ...]:
        # An opening mark stands before what begins at its place, a closing one behind what ends there.
        return tuple((a + bisect_right(places, a), b + bisect_left(places, b)) for a, b in extents)

    gold = tuple(
        replace(a, source=moved(a.source), cue=moved(a.cue), content=moved(a.content))
        for a in document.attributions
    )
    return GoldDocument(document.name, _insert(document.text, inserted), gold)


def _is_plain(text: str, attribution: GoldAttribution) -> bool:
    """Source, cue and one piece of content side by side in a paragraph, without a quotation mark."""
    if len(attribution.source) != 1 or len(attribution.content) != 1:
        return False
    source, cue, content = attribution.source[0], attribution.cue[0], attribution.content[0]
    adjacent = source[1] + 1 == cue[0] and cue[1] + 1 == content[0]
    return adjacent and not set(text[source[0] : content[1]]) & set('"“”\n')


def _insert(text: str, inserted: list[tuple[int, str]]) -> str:
    made, last = [], 0
    for place, mark in inserted:
        made += [text[last:place], mark]
        last = place
    return "".join([*made, text[last:]])


def headed(document: GoldDocument, chance: random.Random) -> GoldDocument:
    """The document under a headline made of one of its attributions (`P, X says`; `X: P`; `X says P`).

    A headline says by itself who says what; what stands below it is another matter.
    """
    plain = [said for said in document.attributions if _fits_a_headline(document.text, said)]
    if not plain:
        return document
    said = chance.choice(plain)
    source, cue, content = (document.text[slice(*part[0])] for part in (said.source, said.cue, said.content))
    form = chance.choice([said_behind, said_behind, said_before, colon])
    line, said_by, verb, words = form(
        source.removeprefix("The "), PRESENT[cue], content.removeprefix("that ")
    )
    shift = len(line) + 2

    def moved(part: tuple[Extent, ...]) -> tuple[Extent, ...]:
        return tuple((start + shift, end + shift) for start, end in part)

    head = GoldAttribution("H", (said_by,), (verb,), (words,))
    below = (
        replace(a, source=moved(a.source), cue=moved(a.cue), content=moved(a.content))
        for a in document.attributions
    )
    return GoldDocument(document.name, f"{line}\n\n{document.text}", (head, *below))


def _fits_a_headline(text: str, attribution: GoldAttribution) -> bool:
    if not _is_plain(text, attribution):
        return False
    source, cue, content = (
        text[slice(*part[0])] for part in (attribution.source, attribution.cue, attribution.content)
    )
    short = len(content.split()) <= LONGEST_HEADLINE and len(source.split()) <= LONGEST_NAME
    return cue in PRESENT and short and source.lower() not in PRONOUNS


def said_before(source: str, cue: str, content: str) -> tuple[str, Extent, Extent, Extent]:
    """`X says P`, and the extents of source, cue and content."""
    middle = len(source) + 1 + len(cue)
    line = f"{source} {cue} {content}"
    return line, (0, len(source)), (len(source) + 1, middle), (middle + 1, len(line))


def said_behind(source: str, cue: str, content: str) -> tuple[str, Extent, Extent, Extent]:
    """`P, X says`, and the extents of source, cue and content."""
    line = f"{content[:1].upper()}{content[1:]}, {source} {cue}"
    start = len(content) + 2
    end = start + len(source)
    return line, (start, end), (end + 1, len(line)), (0, len(content))


def colon(source: str, cue: str, content: str) -> tuple[str, Extent, Extent, Extent]:  # noqa: ARG001 - a colon for any cue
    """`X: P`, and the extents of source, cue and content."""
    end = len(source)
    line = f"{source}: {content[:1].upper()}{content[1:]}"
    return line, (0, end), (end, end + 1), (end + 2, len(line))
