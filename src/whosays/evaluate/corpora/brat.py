"""Brat standoff with attributions as events, as PolNeAR lays it out.

The format: https://brat.nlplab.org/standoff.html. Empty and broken lines occur in published
files; they are passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from whosays.evaluate.extents import Extent, trim

__all__ = ["Extent", "GoldAttribution", "GoldDocument", "misplaced", "parse", "read_document"]

_PIECE = re.compile(r"\s*(\d+)\s+(\d+)\s*")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One annotated attribution: extents (start, end) in code points, trimmed of white space.

    Attributes:
        id: the event's id in its file (`E12`).
        parent: id of the event that it is nested in, or None.
        attributes: brat attributes of the event, such as `QuoteType`.
        actor: the annotator's note on the event, or None.
    """

    id: str
    source: tuple[Extent, ...]
    cue: tuple[Extent, ...]
    content: tuple[Extent, ...]
    parent: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text and the attributions that a person marked in it."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def read_document(text_path: Path, annotation_path: Path) -> GoldDocument:
    """The annotated document of one `.txt` and one `.ann` file.

    Raises:
        OSError: a file cannot be read.
        UnicodeDecodeError: a file is not UTF-8.
    """
    # newline="": universal newlines would move every offset behind a CRLF.
    with text_path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    annotation = annotation_path.read_text(encoding="utf-8")
    return GoldDocument(text_path.stem, text, tuple(parse(annotation.split("\n"), text)))


def parse(lines: Iterable[str], text: str) -> list[GoldAttribution]:
    """The attributions of an annotation file, in the order of their cues."""
    spans: dict[str, tuple[Extent, ...]] = {}
    events: dict[str, list[str]] = {}
    attributes: dict[str, dict[str, str]] = defaultdict(dict)
    parents: dict[str, str] = {}
    notes: dict[str, str] = {}
    for line in lines:
        fields = line.rstrip("\r").split("\t")
        if len(fields) < 2:
            continue
        words = fields[1].split()
        match line[0]:
            case "T" if len(words) >= 3:
                spans[fields[0]] = _extents(fields[1], text)
            case "E":
                events[fields[0]] = words[1:]
            case "A" if len(words) == 3:
                attributes[words[1]][words[0]] = words[2]
            case "R" if words[:1] == ["Nested"] and len(words) == 3:
                child, parent = (word.split(":")[-1] for word in words[1:])
                parents[child] = parent
            case "#" if len(words) == 2 and len(fields) > 2:
                notes[words[1]] = fields[2]
    gold = [
        GoldAttribution(
            id=name,
            source=tuple(sorted(roles["Source"])),
            cue=tuple(sorted(roles["Cue"])),
            content=tuple(sorted(roles["Content"])),
            parent=parents.get(name),
            attributes=attributes.get(name, {}),
            actor=notes.get(name),
        )
        for name, roles in ((name, _arguments(words, spans)) for name, words in events.items())
    ]
    return sorted((a for a in gold if a.cue), key=lambda a: a.cue)


def misplaced(lines: Iterable[str], text: str) -> tuple[int, int]:
    """How many of the marked spans do not have their words at their place in the text, and of how many."""
    wrong = total = 0
    for line in lines:
        fields = line.rstrip("\r").split("\t")
        pieces = _pieces(fields[1]) if line[:1] == "T" and len(fields) > 2 else []
        total += bool(pieces)
        wrong += bool(pieces) and " ".join(text[a:b] for a, b in pieces).split() != fields[2].split()
    return wrong, total


def _extents(description: str, text: str) -> tuple[Extent, ...]:
    """The pieces of `Content 1948 1958;1974 2071`, trimmed; empty ones and those beyond the text left out."""
    found = (trim(text, piece) for piece in _pieces(description) if piece[1] <= len(text))
    return tuple((start, end) for start, end in found if start < end)


def _pieces(description: str) -> list[Extent]:
    """The offsets of `Content 1948 1958;1974 2071` as they stand there; none if one of them is broken."""
    offsets = description.partition(" ")[2]
    matches = [_PIECE.fullmatch(piece) for piece in offsets.split(";")]
    return [(int(match[1]), int(match[2])) for match in matches if match] if all(matches) else []


def _arguments(words: Iterable[str], spans: dict[str, tuple[Extent, ...]]) -> dict[str, list[Extent]]:
    """Role → extents; brat numbers repeated roles (`Content2`), which is one role to us."""
    roles: dict[str, list[Extent]] = defaultdict(list)
    for word in words:
        role, _, target = word.partition(":")
        roles[role.rstrip("0123456789")] += spans.get(target, ())
    return roles
