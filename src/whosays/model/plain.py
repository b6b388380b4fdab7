"""Values of plain JSON types from outside, taken apart with a check at every step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from reprlib import repr as shortened
from typing import TypeVar

Kind = TypeVar("Kind", bound=StrEnum)
Made = TypeVar("Made")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A value, and where it stands (`attributions[3].cue`), so that an error can say so.

    Every method but `wrong` raises ValueError, with the place, where the value is not what it asks for.
    """

    value: object
    place: str = ""

    def wrong(self, problem: str) -> ValueError:
        """The error that tells of `problem` here."""
        return ValueError(f"{self.place or 'the object'}: {problem}")

    def __getitem__(self, key: str) -> Plain:
        """What an object has under `key`."""
        members = self._is(dict, "an object")
        if key not in members:
            raise self.wrong(f"{key!r} is missing")
        return Plain(members[key], f"{self.place}.{key}" if self.place else key)

    def has(self, key: str) -> bool:
        """Whether an object has `key`."""
        return key in self._is(dict, "an object")

    def each(self) -> Iterator[Plain]:
        """The items of an array."""
        for number, item in enumerate(self._is(list, "an array")):
            yield Plain(item, f"{self.place}[{number}]")

    def or_none(self, take: Callable[[Plain], Made]) -> Made | None:
        """What `take` makes of it; None for null."""
        return None if self.value is None else take(self)

    def string(self) -> str:
        """A string, whatever is in it: a file's name may have lone surrogates."""
        return self._is(str, "a string")

    def text(self) -> str:
        """A string that can be stored: without U+0000 and lone surrogates."""
        if _UNSTORABLE.search(self.string()):
            raise self._no("a text: it has U+0000 or a lone surrogate in it")
        return self.string()

    def like(self, pattern: re.Pattern[str]) -> str:
        """A string that fits `pattern` from end to end."""
        if not pattern.fullmatch(self.text()):
            raise self._no(f"of the form {pattern.pattern}")
        return self.text()

    def whole(self) -> int:
        """A whole number; true and false are none."""
        if isinstance(self.value, bool):
            raise self._no("a whole number")
        return self._is(int, "a whole number")

    def probability(self) -> float:
        """A number from 0 to 1."""
        number = self.value if isinstance(self.value, float) else self.whole()
        if not 0 <= number <= 1:  # nor is NaN
            raise self._no("a number from 0 to 1")
        return float(number)

    def one_of(self, kind: type[Kind]) -> Kind:
        """A member of `kind`."""
        try:
            return kind(self.text())
        except ValueError:
            raise self._no(f"one of {', '.join(kind)}") from None

    def day(self) -> date:
        """A day, as in `2031-02-14`."""
        return self.making(date.fromisoformat, self.like(_DAY))

    def making(self, make: Callable[..., Made], *parts: object) -> Made:
        """What `make` makes of `parts`; what it finds wrong is wrong here."""
        try:
            return make(*parts)
        except ValueError as error:
            raise self.wrong(str(error)) from None

    def _is(self, kind: type[Made], words: str) -> Made:
        if not isinstance(self.value, kind):
            raise self._no(words)
        return self.value

    def _no(self, words: str) -> ValueError:
        return self.wrong(f"{shortened(self.value)} is not {words}")
