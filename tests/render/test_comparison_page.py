from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import product

import pytest

from tests.comparisons import hostile, many, story
from tests.readings import HOSTILE
from tests.render.test_page import luminance
from whosays.model import Comparison
from whosays.render.comparison.page import page

VOID = {"meta", "br", "use", "circle", "path", "rect"}


class Seen(HTMLParser):
    """The elements, ids and links of a page; every element must be closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: set[str] = set()
        self._open: list[str] = []
        self.feed(source)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        assert not any(name.startswith("on") or name in {"style", "src"} for name in told)
        self.tags.append(tag)
        self.ids += filter(None, [told.get("id")])
        self.links += filter(None, [told.get("href")])
        self.classes |= set((told.get("class") or "").split())
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += filter(None, [dict(attrs).get("href")])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag


def written(found: Comparison, *, everything: bool = False) -> str:
    return "".join(page(found, everything=everything, made=date(2031, 5, 8)))


def plain(source: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", source.partition("<main>")[2]).split())


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("found", [story(), many(6, 30), hostile("x")], ids=["story", "many", "x"])
def test_links_lead_somewhere_and_places_are_there_once(found: Comparison, everything: bool) -> None:
    seen = Seen(written(found, everything=everything))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


def test_every_cell_has_its_stand_in_words_and_its_evidence() -> None:
    told = plain(written(story(), everything=True))
    for words in (
        "reports denial Bram Tolle",
        "quotes Ines Okoro",
        "not in the text held",
        "Ines Okoro, said. A dock hand said 12 boats sank .",
        "nearest, 31 % near:",
        "through another outlet: the Osk Courier ▸ an aide",
        "B1 leaves out",
        "1 copy of it",
        "copy of B: 90% of its text",
        "credit: Skerry Wire",
        "6 claims",
    ):
        assert words in told, words


def test_the_lists_are_there() -> None:
    told = plain(written(story()))
    for words in (
        "contradicted : silence of A Port of Osk on the injured",
        "Bram Tolle denies; not told by A B B1",
        "30 or 12 : figure of boats 60 % sure",
        "We closed it within an hour",
        "not B 3 Nobody was hurt",
        "3 claims of 6",
        "3 others are not",
    ):
        assert words in told, words


def test_what_differs_is_marked() -> None:
    source = written(story())
    for word in ("closed", "within", "shut", "in"):
        assert f"<mark>{word}</mark>" in source


def test_the_page_is_frozen() -> None:
    source = written(story())
    for account in story().readings:
        assert account.account.id in source
        assert account.account.extractor in source
    for told in ("reader 1, comparer 1", "2031-05-08", "2031-05-05", "port.txt"):
        assert told in source


def test_nothing_is_loaded_and_nothing_runs() -> None:
    source = unescape(written(story()))
    (style,) = re.findall("<style>(.*?)</style>", source, re.DOTALL)
    assert f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in source
    assert "default-src 'none'" in source
    assert not re.search(r"<script|url\(|@import|\ssrc=|<link", source)


def test_hostile_text_is_only_text() -> None:
    source = written(hostile(HOSTILE), everything=True)
    assert "<script" not in source
    assert not set(source) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
    seen, calm = Seen(source), Seen(written(story(), everything=True))
    assert set(seen.tags) <= set(calm.tags)
    assert seen.classes <= calm.classes
    assert all(link.startswith("#") for link in seen.links)


def test_a_web_address_is_a_link() -> None:
    found = story()
    assert "https://tern.example/pier" in Seen(written(found)).links


def palettes() -> list[dict[str, str]]:
    (style,) = re.findall("<style>(.*?)</style>", written(story()), re.DOTALL)
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in blocks]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "print"])
def test_contrast_is_enough_to_read(palette: dict[str, str]) -> None:
    inks, grounds = ("ink", "quiet", "states", "told", "denied"), ("paper", "on")
    for ink, ground in (*product(inks, grounds), ("ink", "said")):
        dark, light = sorted((luminance(palette[ink]), luminance(palette[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_what_is_unsure_says_so() -> None:
    found = story()
    cells = tuple(replace(cell, confidence=0.3) for cell in found.claims[0].cells)
    doubted = replace(found, claims=(replace(found.claims[0], cells=cells), *found.claims[1:]))
    assert "<i>unsure</i>" not in written(found)
    assert "reports denial unsure Bram Tolle" in plain(written(doubted))
