from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readings import BRIDGE, HOSTILE, MODEL, account, bridge, failed, reading, says
from whosays.model import Attribution, FailedReading, Quotation, Reading, Span
from whosays.render import inert
from whosays.render.page import page

VOID = {"meta", "br"}


class Seen(HTMLParser):
    """What a browser would make of a page; refuses one whose elements do not nest."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.article = ""
        self._depth = 0
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if dict(attrs).get("class") == "text":
            self._depth = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self._depth:
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.article += data
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data

    def attributes(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def seen(*results: Reading | FailedReading) -> Seen:
    return Seen("".join(page(results)))


def test_the_article_stands_there_whole() -> None:
    assert seen(bridge()).article.strip() == BRIDGE.strip()


def test_every_link_leads_to_a_place_on_the_page() -> None:
    found = seen(bridge(), failed(), bridge())
    places = found.attributes("id")
    assert len(places) == len(set(places))
    inside = [href for href in found.attributes("href") if href.startswith("#")]
    assert {href[1:] for href in inside} <= set(places)
    assert len(inside) == 2 * 2 * 9 + 3


def test_each_attribution_is_marked_and_listed() -> None:
    found = seen(bridge())
    listed = [attrs["data-of"] for tag, attrs in found.tags if tag == "li"]
    assert listed == [f"1-{n}" for n in range(9)]
    for key in listed:
        marked = [
            attrs for tag, attrs in found.tags if tag != "li" and key in (attrs.get("data-of") or "").split()
        ]
        assert any("cue" in (attrs["class"] or "") for attrs in marked)
        assert any("content" in (attrs["class"] or "") for attrs in marked)


def test_nothing_is_loaded_and_only_our_own_style_and_script_run() -> None:
    source = "".join(page([bridge()]))
    policy = next(
        attrs["content"] for tag, attrs in Seen(source).tags if tag == "meta" and "http-equiv" in attrs
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        inline = re.findall(f"<{name}>(.*?)</{name}>", source, re.DOTALL)
        assert len(inline) == 1
        assert f"{name}-src 'sha256-{b64encode(sha256(inline[0].encode()).digest()).decode()}'" in policy
    assert not re.search(r"url\(|@import|\ssrc=|<link|\son\w+=|\sstyle=", source)


def test_hostile_text_is_only_text() -> None:
    hostile = reading(
        HOSTILE,
        [says(HOSTILE, "<script>", "alert", HOSTILE[24:])],
        path=HOSTILE,
        title=HOSTILE,
        outlet=HOSTILE,
        published=HOSTILE,
        url="javascript:alert(1)",
    )
    source = "".join(page([hostile, failed(HOSTILE, HOSTILE, HOSTILE)]))
    assert source.count("<script") == 1
    assert not set(source) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
    found = Seen(source)
    assert not [href for href in found.attributes("href") if not href.startswith("#")]
    assert found.article.strip() == inert.lines(HOSTILE.rstrip()).strip()


def test_a_web_address_is_a_link() -> None:
    assert "https://courier.example/2031/02/14/bridge" in seen(bridge()).attributes("href")


def test_a_failure_says_why() -> None:
    source = "".join(page([failed("x.html", "language", "the text is in Danish")]))
    assert "the text is in Danish" in source
    assert "x.html" in source


@pytest.mark.parametrize("results", [[], [reading("It rained.")], [reading("It rained.", path=None)]])
def test_pages_with_little_on_them(results: list[Reading]) -> None:
    seen(*results)


def attribution(text: str, number: int, places: list[int], parent: str | None) -> Attribution:
    (a, b), (c, d), *rest = [(start, end) for start, end in pairwise(places) if start < end][:4]
    content = tuple(Span.of(text, *piece) for piece in rest) or (Span.of(text, a, d),)
    source = Span.of(text, a, b) if number % 3 else None
    return Attribution(str(number), parent, source, Span.of(text, c, d), content, Quotation.MIXED, 0.5)


@st.composite
def readings(draw: Callable[..., object]) -> Reading:
    """Any text with any attributions in it, overlapping as they like."""
    text = str(draw(st.text(st.sampled_from("ab<&\"'. \n\r\t\u202e\x1b\u2028“é𝔸"), min_size=8, max_size=60)))
    cuts = st.lists(st.integers(0, len(text)), min_size=3, max_size=6, unique=True).map(sorted)
    places = draw(st.lists(cuts, max_size=5))
    assert isinstance(places, list)
    nested = (str(n - 1) if n % 2 else None for n in range(len(places)))
    rows = [
        attribution(text, n, cut, parent) for n, (cut, parent) in enumerate(zip(places, nested, strict=True))
    ]
    return Reading(account(text), MODEL, tuple(rows), ())


@given(readings())
@settings(deadline=None)
def test_any_spans_render_to_the_same_words(made: Reading) -> None:
    shown = seen(made).article
    assert shown.rstrip() == inert.lines(made.account.text.rstrip()).rstrip()


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palettes() -> list[dict[str, str]]:
    style = seen().text["style"]
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#\w+)", block)) for block in blocks]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "print"])
def test_contrast_is_enough_to_read(palette: dict[str, str]) -> None:
    for ink, ground in product(("ink", "quiet", "source", "cue"), ("paper", "said", "deep", "on")):
        colours = palette.get(ink), palette.get(ground)
        if None in colours:
            continue
        dark, light = sorted(luminance(str(colour)) for colour in colours)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
