"""An article from markup that no tree can be made of: tags are dropped, blocks of words stay."""

from __future__ import annotations

from html.parser import HTMLParser

from whosays.ingest.frames import Message

# fmt: off
_LEFT_OUT = frozenset({
    "script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "select",
    "button", "iframe", "object", "textarea", "title",
})
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
})
# fmt: on
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST_WORDS = 5  # in a block that is no heading: menus and buttons have fewer


def read(markup: str) -> Message:
    """The paragraphs of a page, and nothing else about it."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    reader.end_block()
    return {"paragraphs": reader.paragraphs}


class _Reader(HTMLParser):
    """Collects blocks; keeps no tree, so that depth costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self._words: list[str] = []
        self._heading = False
        self._outside: list[str] = []  # the open elements that are left out

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - as the base class has it
        if tag not in _INLINE:
            self.end_block()
        if tag in _HEADINGS:
            self._heading = True
        if tag in _LEFT_OUT:
            self._outside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end_block()
        if tag in self._outside:  # its end ends what was left open in it, too
            while self._outside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._outside:
            self._words.append(data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Skips `<![CDATA[…]]>`; other sections, which the base class refuses, are comments to browsers."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)

    def end_block(self) -> None:
        """Keeps the words since the last block, if they are worth it."""
        words = "".join(self._words).split()
        if len(words) >= _FEWEST_WORDS or (self._heading and words):
            self.paragraphs.append(" ".join(words))
        self._words.clear()
        self._heading = False
