"""What a browser makes of a page, without one."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = {"meta", "br", "use", "circle", "path", "rect", "link", "input", "option", "img"}
_OPTIONAL = {"option"}


class Seen(HTMLParser):
    """The elements, ids and links of a page; nothing in it runs or is loaded, and every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: set[str] = set()
        self._open: list[str] = []
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        assert not any(name.startswith("on") or name == "style" for name in told), attrs
        for name in ("src", "action", "formaction", "data"):
            assert (told.get(name) or "/").startswith("/"), attrs
        assert tag != "script" or (told.get("src") or "").startswith("/static/")
        self.tags.append(tag)
        self.ids += filter(None, [told.get("id")])
        self.links += filter(None, [told.get("href")])
        self.classes |= set((told.get("class") or "").split())
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += filter(None, [dict(attrs).get("href")])

    def handle_endtag(self, tag: str) -> None:
        if tag not in _OPTIONAL:
            assert self._open.pop() == tag, tag
