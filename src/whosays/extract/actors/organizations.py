"""Names of organisations to organisations: full names, their parts, and their initials.

A shorter form belongs to a fuller one only if exactly one can be meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from whosays.extract.actors.fold import parts

_ACRONYM = re.compile(r"[A-Z](?:[A-Za-z]?\.?[A-Z]\.?){1,6}s?")
# What ends a name that is often left out of it ("Kesh News Agency"; "Kesh News" may be somebody else).
_PLAIN = frozenset(
    {
        ("news", "agency"),
        *((word,) for word in ("agency", "group", "corp", "corporation", "inc", "ltd", "plc")),
    }
) | {("company",), ("co",), ("newspaper",)}
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
    ends: dict[str, list[Key]] = defaultdict(list)  # first and last words of the full names
    short: dict[str, list[Key]] = defaultdict(list)  # their initials
    for key in sorted(set(keys), key=lambda key: (-len(key), key)):
        fuller = _only(short[key[0]]) if len(key) == 1 else None
        fuller = fuller or _only([k for k in (*ends[key[0]], *ends[key[-1]]) if _is_end(key, k)])
        fullest[key] = fuller or key
        if fuller is None:
            for word in {key[0], key[-1]}:
                ends[word].append(key)
            for letters in set(initials(key)):
                short[letters].append(key)
    return [_written_out(name, key, fullest) for name, key in zip(names, keys, strict=True)]


def _written_out(name: str, key: Key, fullest: dict[Key, Key]) -> Key:
    """What the name means; initials that are no acronym on paper (`who`, `it`) mean only themselves."""
    fuller = fullest[key]
    return key if key[0] in initials(fuller) and len(key) == 1 and not is_acronym(name) else fuller


def _is_end(key: Key, full: Key) -> bool:
    """Whether the key ends a longer name, or begins one whose other words say only what it is."""
    if len(key) >= len(full):
        return False
    rest = full[len(key) :]
    return key == full[-len(key) :] or (key == full[: len(key)] and (rest[0] == "of" or rest in _PLAIN))


def _only(found: Sequence[Key]) -> Key | None:
    different = set(found)
    return different.pop() if len(different) == 1 else None
