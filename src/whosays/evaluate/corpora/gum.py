"""GUM (Zeldes, LREV 2017): running text out of CoNLL-U, with the place of every token in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whosays.evaluate.extents import Extent

_TEXT = "# text = "


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A text as people read it, paragraphs parted by blank lines, and the extents of its tokens."""

    name: str
    text: str
    tokens: tuple[Extent, ...]


def read_document(path: Path) -> GumDocument:
    """The document of one `.conllu` file.

    Raises:
        ValueError: a token does not stand in the text of its sentence.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    text = _text(lines)
    return GumDocument(path.stem, text, tuple(_places(text, _forms(lines))))


def _text(lines: list[str]) -> str:
    """The sentences, joined by spaces inside a paragraph."""
    paragraphs: list[list[str]] = []
    for line in lines:
        if line == "# newpar" or line.startswith("# newpar ") or (line.startswith(_TEXT) and not paragraphs):
            paragraphs.append([])
        if line.startswith(_TEXT):
            paragraphs[-1].append(line.removeprefix(_TEXT))
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def _forms(lines: list[str]) -> list[str]:
    """The syntactic words: no ranges (`3-4`), whose parts are listed too, and no empty nodes (`3.1`)."""
    rows = (line.split("\t") for line in lines if line[:1].isdigit())
    return [row[1] for row in rows if row[0].isdigit()]


def _places(text: str, forms: list[str]) -> list[Extent]:
    found = []
    position = 0
    for form in forms:
        while text[position : position + 1].isspace():
            position += 1
        if not text.startswith(form, position):
            raise ValueError(f"{form!r} does not stand at {position}: {text[position : position + 20]!r}")
        found.append((position, position + len(form)))
        position += len(form)
    return found
