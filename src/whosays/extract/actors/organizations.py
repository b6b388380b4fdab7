"""Names of organisations to organisations: full names, their parts, and their initials.

A shorter form belongs to a fuller one only if exactly one can be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from whosays.extract.actors.fold import parts

_ACRONYM = re.compile(r"[A-Z](?:[A-Za-z]?\.?[A-Z]\.?){1,6}s?")
# What ends a name that is often left out of it ("Kesh News Agency"; "Kesh News" may be somebody else).
_PLAIN = frozenset(
    {
        ("news", "agency"),
        *((word,) for word in ("agency", "group", "corp", "corporation", "inc", "ltd", "plc")),
    }
) | {("company",), ("co",), ("newspaper",)}
_LONGEST = 16  # words of a name that are looked at
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "de", "la"})

Key = tuple[str, ...]


def key_of(name: str) -> Key:
    """The folded words of a name, without an article before it."""
    found = parts(name) or (name.casefold(),)
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def is_acronym(name: str) -> bool:
    """Whether the name is made of initials (`WGF`, `U.N.`)."""
    return _ACRONYM.fullmatch(name) is not None


def initials(key: Key) -> tuple[str, ...]:
    """The initials of a name, with and without its small words; none of a single word."""
    if len(key) < 2:
        return ()
    every = "".join(part[0] for part in key)
    return every, "".join(part[0] for part in key if part not in _SMALL)


def organizations(names: Sequence[str]) -> list[Key]:
    """For each name the key of the organisation that it means: its own, or the one fuller one's."""
    keys = [key_of(name) for name in names]
    fullest: dict[Key, Key] = {}
    ends: dict[Key, set[Key]] = defaultdict(set)  # parts of the full names that may stand for them
    short: dict[str, set[Key]] = defaultdict(set)  # their initials
    for key in sorted(set(keys), key=lambda key: (-len(key), key)):
        fuller = (_only(short[key[0]]) if len(key) == 1 else None) or _only(ends[key])
        fullest[key] = fuller or key
        if fuller is None:
            for end in _ends(key):
                ends[end].add(key)
            for letters in initials(key):
                short[letters].add(key)
    return [_written_out(name, key, fullest) for name, key in zip(names, keys, strict=True)]


def _written_out(name: str, key: Key, fullest: dict[Key, Key]) -> Key:
    """What the name means; initials that are no acronym on paper (`who`, `it`) mean only themselves."""
    fuller = fullest[key]
    return key if key[0] in initials(fuller) and len(key) == 1 and not is_acronym(name) else fuller


def _ends(key: Key) -> Iterator[Key]:
    """What may stand for a name: its end, and its beginning where the rest says only what it is."""
    for cut in range(1, min(len(key), _LONGEST)):
        yield key[cut:]
        if key[cut] == "of" or key[cut:] in _PLAIN:
            yield key[:cut]


def _only(found: Set[Key]) -> Key | None:
    return next(iter(found)) if len(found) == 1 else None
