"""The words around a cue that tell its senses apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.extract.acts.wordsets import word_set
from whosays.model import Span

WINDOW = 160  # characters looked at in each direction
_QUESTIONS = word_set("if whether why what how when where who which")
_PAPERS = word_set(
    """poll polls survey surveys study studies report reports audit figures data analysis results numbers
    research review memo document documents letter article paper papers estimate estimates statistics
    index findings census records filing filings transcript indictment affidavit complaint"""
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
# What follows a full stop in a pattern: one behind an initial or a title ends nothing.
NO_ABBREVIATION = r"(?<!\b[A-Z]\.)" + "".join(
    rf"(?<!\b{title}\.)" for title in ("Mr", "Ms", "Dr", "Mrs", "Sen", "Rep", "Gov", "Gen", "St")
)
_SENTENCE_END = re.compile(rf"[.!?…]{NO_ABBREVIATION}[\"'”’)]*\s+|[\r\n]")


@dataclass(frozen=True, slots=True)
class Scene:
    """One attribution where it stands.

    Attributes:
        text: the account's.
        nested: whether it stands in the content of another.
    """

    text: str
    source: Span | None
    cue: Span
    content: Sequence[Span]
    nested: bool = False

    def opening(self, most: int = 12) -> list[str]:
        """The first words of what is said: of the piece behind the cue, or else of the first one."""
        if not self.content:
            return []
        behind = [piece for piece in self.content if piece.start >= self.cue.end]
        return _WORD.findall((behind or list(self.content))[0].text[:WINDOW])[:most]

    def follows(self) -> bool:
        """Whether some of the content stands behind the cue."""
        return any(piece.start >= self.cue.end for piece in self.content)

    def is_question(self) -> bool:
        """Whether the content is an indirect question."""
        words = [*self.cue.text.lower().split()[-1:], *(word.lower() for word in self.opening(1))]
        return not _QUESTIONS.isdisjoint(words)

    def is_by_paper(self) -> bool:
        """Whether the source is a document or a body of figures, which says but does not think."""
        if self.source is None:
            return False
        return not _PAPERS.isdisjoint(word.lower() for word in _WORD.findall(self.source.text[:WINDOW]))

    def after(self) -> str:
        """What stands between the cue and the next span or sentence."""
        end = min([self.cue.end + WINDOW, len(self.text), *(s for s in self._starts() if s >= self.cue.end)])
        return _SENTENCE_END.split(self.text[self.cue.end : end], maxsplit=1)[0]

    def before(self) -> str:
        """What stands in the sentence before the attribution's source and cue, or before its cue alone."""
        end = self.cue.start
        if self.source is not None and 0 <= end - self.source.end < WINDOW:
            end = self.source.start
        return self.before_cue(end)

    def before_cue(self, end: int | None = None) -> str:
        """What stands in the sentence before the cue, or before `end`."""
        end = self.cue.start if end is None else end
        return _SENTENCE_END.split(self.text[max(0, end - WINDOW) : end])[-1]

    def _starts(self) -> list[int]:
        return [piece.start for piece in ([self.source] if self.source else []) + list(self.content)]
