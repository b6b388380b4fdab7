"""GUM (Zeldes, LREV 2017): running text out of CoNLL-U, with the place of every token in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whosays.evaluate.extents import Extent

_TEXT = "# text = "
_SPEAKER = "# speaker = "
_NAME_PARTS = re.compile(
    r"(?<=[a-z])(?<!Mc)(?<!Mac)(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"
)  # of `MichaelDranove`


@dataclass(frozen=True, slots=True)
class GumDocument:
    """A text as people read it, paragraphs parted by blank lines, and the extents of its tokens."""

    name: str
    text: str
    tokens: tuple[Extent, ...]


def read_document(path: Path, *, speakers: bool = False) -> GumDocument:
    """The document of one `.conllu` file.

    Args:
        speakers: whether a paragraph begins with its speaker's name and a colon where the speaker changes, as
            interviews are printed.

    Raises:
        ValueError: a token does not stand in the text of its sentence.
    """
    text = ""
    tokens: list[Extent] = []
    speaker = None
    for sentence in _sentences(path.read_text(encoding="utf-8").split("\n")):
        text += "" if not text else "\n\n" if sentence.opens else " "
        if speakers and sentence.opens and sentence.speaker not in (None, speaker):
            speaker = sentence.speaker
            text += f"{_NAME_PARTS.sub(' ', speaker or '')}: "
        tokens += _places(sentence, len(text))
        text += sentence.text
    return GumDocument(path.stem, text, tuple(tokens))


@dataclass(slots=True)
class _Sentence:
    """A sentence, its syntactic words, and whether a paragraph begins with it."""

    text: str
    opens: bool
    speaker: str | None
    forms: list[str]


def _sentences(lines: list[str]) -> Iterator[_Sentence]:
    """The sentences; words are no ranges (`3-4`), whose parts are listed too, and no empty nodes (`3.1`)."""
    opens, speaker = True, None
    sentence: _Sentence | None = None
    for line in lines:
        if line == "# newpar" or line.startswith("# newpar "):
            opens = True
        elif line.startswith(_SPEAKER):
            speaker = line.removeprefix(_SPEAKER)
        elif line.startswith(_TEXT):
            sentence = _Sentence(line.removeprefix(_TEXT), opens, speaker, [])
            opens, speaker = False, None
        elif line[:1].isdigit() and sentence and line.split("\t")[0].isdigit():
            sentence.forms.append(line.split("\t")[1])
        elif not line and sentence:
            yield sentence
            sentence = None
    if sentence:
        yield sentence


def _places(sentence: _Sentence, start: int) -> Iterator[Extent]:
    """The extents of the words of a sentence that stands at `start`."""
    position = 0
    for form in sentence.forms:
        while sentence.text[position : position + 1].isspace():
            position += 1
        if not sentence.text.startswith(form, position):
            here = sentence.text[position : position + 20]
            raise ValueError(f"{form!r} does not stand at {start + position}: {here!r}")
        yield start + position, start + position + len(form)
        position += len(form)
