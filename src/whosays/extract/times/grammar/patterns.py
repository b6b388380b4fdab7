"""How patterns over word classes are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.extract.times.grammar.classes import LETTERS
from whosays.extract.times.grammar.parts import PARTS
from whosays.model import TimeType

_CLASS = re.compile(r"<(?P<names>[a-z_|]+)>")
_PART = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of time expression.

    Attributes:
        type: that it has.
        is_sure: whether it is one wherever it stands, or only where a tagger saw one too.
    """

    matcher: re.Pattern[str]
    type: TimeType
    is_sure: bool


def patterns(kind: TimeType, sure: Sequence[str], if_tagged: Sequence[str]) -> Iterator[Pattern]:
    """Patterns of a type, from how they are written.

    They are regular expressions over the classes of words: `<the>?<last|next><unit>`; parts that have a
    name are `{length}` (see `parts.py`).
    """
    yield from (Pattern(_compiled(written), kind, True) for written in sure)
    yield from (Pattern(_compiled(written), kind, False) for written in if_tagged)


def _compiled(written: str) -> re.Pattern[str]:
    while "{" in (spelt := _PART.sub(lambda match: f"(?:{PARTS[match[1]]})", written)) and spelt != written:
        written = spelt
    return re.compile(_CLASS.sub(_letters, spelt))


def _letters(match: re.Match[str]) -> str:
    letters = "".join(LETTERS[name] for name in match["names"].split("|"))
    return f"[{letters}]"
