"""What somebody gives to be compared: a pasted text, a file, an address."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.ingest.web.addresses import web_url
from whosays.model import Metadata

_BEGINNING, _SHORT = 2000, 70  # characters: of a text that are looked at; of them that are shown


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was pasted; `name`: what it is called among the others."""

    words: str
    metadata: Metadata
    name: str

    @property
    def called(self) -> str:
        """By what one knows it again: its title, or how it begins."""
        first = (self.metadata.title or self.words[:_BEGINNING]).strip().partition("\n")[0].strip()
        if len(first) <= _SHORT:
            return first
        cut = first[:_SHORT].rsplit(None, 1)[0]
        return cut if cut.endswith((".", "!", "?")) else f"{cut} …"

    @property
    def size(self) -> int:
        """How many bytes it takes at most."""
        return len(self.words) * 4


@dataclass(frozen=True, slots=True)
class File:
    """A file that was sent."""

    data: bytes
    name: str

    @property
    def called(self) -> str:
        """By what one knows it again."""
        return self.name

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data)


@dataclass(frozen=True, slots=True)
class Address:
    """Something that stands on the web; `host` is who will be asked for it."""

    name: str
    host: str
    size: int = 0

    @property
    def called(self) -> str:
        """By what one knows it again."""
        return self.name

    @classmethod
    def of(cls, words: str) -> Address:
        """From what somebody wrote.

        Raises:
            AddressError: it is no web address.
        """
        return cls(words, web_url(words).host)


Given = Text | File | Address
