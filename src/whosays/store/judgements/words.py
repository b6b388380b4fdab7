"""Where in an account words stand, as people tell it: by the words, or by their offsets (`120:134`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from whosays.errors import PlaceError
from whosays.model import Span

_OFFSETS = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)
_MOST = 50  # places of the same words that are looked at
_SHOWN = 5
_AROUND = 25  # characters


def places(text: str, told: Sequence[str], around: Iterable[Span] = ()) -> list[Span]:
    """Where each of the places told stands.

    Words that stand several times are looked for in the paragraphs of those that stand once, and of `around`.

    Raises:
        PlaceError: one stands nowhere, or it cannot be told where.
    """
    found = [list(islice(_occurrences(text, words), _MOST)) for words in told]
    sure = [*around, *(spans[0] for spans in found if len(spans) == 1)]
    return [_one(text, words, spans, sure) for words, spans in zip(told, found, strict=True)]


def place(text: str, told: str, around: Iterable[Span] = ()) -> Span:
    """Where the place told stands; as `places`."""
    return places(text, [told], around)[0]


def instead(text: str, told: str, was: Span, around: Iterable[Span] = ()) -> Span:
    """Where the place told stands that takes the place of another: one that shares words with it, if any.

    Raises: as `places`.
    """
    found = list(islice(_occurrences(text, told), _MOST))
    sharing = [one for one in found if one.start < was.end and was.start < one.end]
    return sharing[0] if len(sharing) == 1 else _one(text, told, found, [was, *around])


def pointed(text: str, told: str, at: str) -> str:
    """The offsets of words that were pointed at, there or right beside; without a place, as they were told.

    A page shows some characters otherwise than they stand in the text, and may count them wrongly.
    """
    offsets = _OFFSETS.fullmatch(at.strip())
    if offsets is None:
        return told
    start, end = int(offsets[1]), int(offsets[2])
    if text[start:end].split() == told.split() and start < end <= len(text):
        return at.strip()
    near = min(_occurrences(text, told), key=lambda one: abs(one.start - start), default=None)
    return f"{near.start}:{near.end}" if near else told


def _occurrences(text: str, told: str) -> Iterator[Span]:
    offsets = _OFFSETS.fullmatch(told.strip())
    if offsets:
        start, end = int(offsets[1]), int(offsets[2])
        if not 0 <= start < end <= len(text):
            raise PlaceError(f"{told} is no place in a text of {len(text):,} characters")
        yield Span.of(text, start, end)
        return
    words = told.split()
    if words:
        first, last = _edge(words[0][0], "<!"), _edge(words[-1][-1], "!")
        pattern = re.compile(first + r"\s+".join(map(re.escape, words)) + last)
        yield from (Span.of(text, *match.span()) for match in pattern.finditer(text))


def _edge(character: str, where: str) -> str:
    """No letter may stand beside a letter: *he* is not in *the*."""
    return rf"(?{where}\w)" if character.isalnum() else ""


def _one(text: str, told: str, found: Sequence[Span], sure: Sequence[Span]) -> Span:
    if not found:
        raise PlaceError(f"{told!r} does not stand in the account")
    near = [one for one in found if any(_in_one_paragraph(text, one, other) for other in sure)]
    if len(found) > 1 and len(near) != 1:
        shown = tuple(_shown(text, one) for one in (near or found)[:_SHOWN])
        raise PlaceError(f"{told!r} stands several times; say where", shown)
    return found[0] if len(found) == 1 else near[0]


def _in_one_paragraph(text: str, one: Span, other: Span) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return "\n\n" not in between


def _shown(text: str, one: Span) -> str:
    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
    return f"{one.start}:{one.end}  …{before}[{one.text}]{after}…"
