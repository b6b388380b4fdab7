"""Places in an account's text, told by their words or by their offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import click

from whosays.model import Reading, Span

_OFFSETS = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)
_MOST = 50  # places of the same words that are looked at
_SHOWN = 5
_AROUND = 25  # characters


def places(reading: Reading, told: Sequence[str], around: Iterable[Span] = ()) -> list[Span]:
    """Where each of the places told stands.

    Words that stand several times are looked for in the paragraphs of those that stand once, and of `around`.

    Raises:
        click.UsageError: one stands nowhere, or it cannot be told where.
    """
    text = reading.account.text
    found = [list(islice(_occurrences(text, words), _MOST)) for words in told]
    sure = [*around, *(spans[0] for spans in found if len(spans) == 1)]
    return [_one(text, words, spans, sure) for words, spans in zip(told, found, strict=True)]


def place(reading: Reading, told: str, around: Iterable[Span] = ()) -> Span:
    """Where the place told stands; as `places`."""
    return places(reading, [told], around)[0]


def _occurrences(text: str, told: str) -> Iterator[Span]:
    offsets = _OFFSETS.fullmatch(told.strip())
    if offsets:
        start, end = int(offsets[1]), int(offsets[2])
        if not 0 <= start < end <= len(text):
            raise click.UsageError(f"{told} is no place in a text of {len(text):,} characters.")
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
    from whosays.render import inert  # noqa: PLC0415

    if not found:
        raise click.UsageError(f"{inert.line(told)!r} does not stand in the account.")
    near = [one for one in found if any(_in_one_paragraph(text, one, other) for other in sure)]
    if len(found) > 1 and len(near) != 1:
        shown = "\n".join(f"  {_shown(text, one)}" for one in (near or found)[:_SHOWN])
        raise click.UsageError(f"{inert.line(told)!r} stands several times; say where:\n{shown}")
    return found[0] if len(found) == 1 else near[0]


def _in_one_paragraph(text: str, one: Span, other: Span) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return "\n\n" not in between


def _shown(text: str, one: Span) -> str:
    from whosays.render import inert  # noqa: PLC0415

    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
    return f"{one.start}:{one.end}  …{inert.line(before)}[{inert.line(one.text)}]{inert.line(after)}…"
