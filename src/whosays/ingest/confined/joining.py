"""Paragraphs of lines to text: lines joined, words that were broken at their ends mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from whosays.ingest.confined.layout import Line

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENS = "-\xad\u2010"


def joined(paragraphs: Sequence[list[Line]], count: int) -> list[str]:
    """The text of each of `count` pages; together they are the whole, blank lines between paragraphs."""
    known = Counter(word for block in paragraphs for word in _whole_words(block))
    pages: list[list[str]] = [[] for _ in range(count)]
    last = -1
    for block in paragraphs:
        if last >= 0:
            pages[last].append("\n\n")
        for line, words in zip(block, _mended(block, known), strict=True):
            pages[line.page].append(words)
        last = block[-1].page
    return ["".join(page) for page in pages]


def _whole_words(block: list[Line]) -> Iterator[str]:
    """The words of a paragraph but those in two halves, at one line's end and the next one's beginning."""
    broken = False
    for line in block:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        first, broken = int(broken), _is_broken(line)
        yield from words[first : len(words) - broken]


def _is_broken(line: Line) -> bool:
    return line.hyphen or line.text[-1] in _HYPHENS


def _mended(block: list[Line], known: Counter[str]) -> list[str]:
    """The words of each line, with what parts them from the next line's."""
    following = [*(line.text for line in block[1:]), ""]
    return [_ending(line, after, known) for line, after in zip(block, following, strict=True)]


def _ending(line: Line, after: str, known: Counter[str]) -> str:
    text = line.text.rstrip(_HYPHENS) if after else line.text
    if not after or not _is_broken(line):
        return f"{text}-" if line.hyphen else f"{text} " if after else text
    return text + _between(text, after, known)


def _between(text: str, after: str, known: Counter[str]) -> str:
    """What stood between two halves: a hyphen of their own, or one of the line's end, which goes.

    A hyphen is the words' own where they stand with it elsewhere, or where both are words by themselves
    and nowhere one.
    """
    first, second = (_WORD.findall(text) or [""])[-1].casefold(), (_WORD.match(after) or [""])[0].casefold()
    if not (first and second and text[-1].isalpha() and after[0].islower()):
        return "-"
    if known[f"{first}-{second}"] or (known[first] > 1 and known[second] > 1 and not known[first + second]):
        return "-"
    return ""
