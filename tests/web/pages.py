"""What a browser makes of a page, without one."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "br", "use", "circle", "path", "rect", "link", "input", "option", "img"}
_OPTIONAL = {"option"}


class Seen(HTMLParser):
    """What a page consists of; nothing in it runs or is loaded, and every element is closed.

    Attributes:
        elements: each with its attributes; tags: what they are called.
        words: what stands within the elements that have an id, by that.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: set[str] = set()
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        assert not self._open

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        assert not any(name.startswith("on") or name == "style" for name in told), attrs
        for name in ("src", "action", "formaction", "data"):
            assert (told.get(name) or "/").startswith("/"), attrs
        assert tag != "script" or (told.get("src") or "").startswith("/static/")
        self.elements.append((tag, told))
        self.ids += filter(None, [told.get("id")])
        self.links += filter(None, [told.get("href")])
        self.classes |= set((told.get("class") or "").split())
        if tag not in _VOID:
            self._open.append((tag, told.get("id") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += filter(None, [dict(attrs).get("href")])

    def handle_endtag(self, tag: str) -> None:
        if tag not in _OPTIONAL:
            assert self._open.pop()[0] == tag, tag

    def handle_data(self, data: str) -> None:
        for _, id_ in self._open:
            self.words[id_] = self.words.get(id_, "") + data
