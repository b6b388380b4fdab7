from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readings import (
    BRIDGE,
    HOSTILE,
    MODEL,
    PLAIN,
    account,
    actor,
    bridge,
    council,
    failed,
    hostile,
    reading,
    says,
    span,
)
from whosays.model import (
    Act,
    Actor,
    ActorType,
    Attribution,
    FailedReading,
    LinkKind,
    Mention,
    Quotation,
    Reading,
    Resolved,
    Span,
    TimeExpression,
    TimeType,
    Unresolved,
)
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


def inside(found: Seen) -> list[str]:
    return [href for href in found.attributes("href") if href.startswith("#")]


def test_every_link_leads_to_a_place_on_the_page() -> None:
    found = seen(bridge(), failed(), council(), bridge(), hostile())
    places = found.attributes("id")
    assert len(places) == len(set(places))
    assert {href[1:] for href in inside(found)} <= set(places)
    for part, made in ((1, bridge()), (3, council()), (4, bridge())):
        for number in range(len(made.attributions)):
            assert {f"#a{part}-{number}", f"#l{part}-{number}"} <= set(inside(found))
        for number, one in enumerate(made.actors):
            mentions = {f"#m{part}-{number}-{mention.span.start}" for mention in one.mentions}
            assert mentions <= set(inside(found))


def test_each_attribution_is_marked_and_listed() -> None:
    found = seen(bridge())
    listed = [key for tag, attrs in found.tags if tag == "li" and (key := attrs.get("data-of"))]
    assert listed == [f"1-{n}" for n in range(9)] + [f"p1-{n}" for n in (0, 1, 2, 3, 5, 4)]
    for key in listed:
        marked = [
            attrs for tag, attrs in found.tags if tag != "li" and key in (attrs.get("data-of") or "").split()
        ]
        if key.startswith("p"):
            assert marked
            continue
        assert any("cue" in (attrs["class"] or "") for attrs in marked)
        assert any("content" in (attrs["class"] or "") for attrs in marked)


def entries(found: str) -> list[str]:
    """What a person reads in the list of attributions, in lines."""
    items = re.findall(r'<li id="l.*?</li>', found, re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", item).split()) for item in items]


def test_what_an_attribution_means_is_told() -> None:
    told = entries("".join(page([bridge()])))
    assert told[0] == (
        "minister [ Ilse Tarnow ] says (in the text) Bridge at Velmora to stay shut says indirect 97 % sure"
    )
    assert "to reporters said Friday ( 2031-02-14 ) about May ( 2031-05 )" in told[1]
    assert "transport minister Ilse Tarnow told" in told[1]
    assert told[2].endswith("control negative refuses direct 90 % sure")
    assert "about 2019 says" in told[3]
    assert "[ The Gazette or the ministry ?]" in told[6]
    told = entries("".join(page([council()])))
    assert "about late next month ( 2031-03-21 – 2031-03-31 )" in told[2]
    assert "in its readout of Saturday’s meeting negative omits" in told[3]
    assert "declines to comment" in told[4]
    assert "about within days propositional attitude source: arbitrary indeterminate" in told[5]


def test_days_are_dates_to_machines_too() -> None:
    found = seen(bridge(), council())
    assert set(found.attributes("datetime")) == {
        "2031-02-14",
        "2031-05",
        "2031-02-18",
        "2031-02-17",
        "2031-03-21",
        "2031-03-31",
    }


def test_who_is_listed_with_the_words_that_mean_them() -> None:
    source = "".join(page([bridge()]))
    listed = " ".join(re.sub("<[^>]*>", " ", source[source.index('class="people"') :]).split())
    assert "Ilse Tarnow person transport minister role minister name Ilse Tarnow pronoun she" in listed
    assert "a letter document behind it the ministry" in listed
    assert (
        "Not settled it said [ The Gazette or the ministry ?] pronoun Also spoken of the ministry" in listed
    )


def test_many_candidates_are_counted_beside_the_source_and_named_in_the_list() -> None:
    text = "She said no to Ada, Bea, Cay, Dot."
    people = [actor(name, (span(text, name), LinkKind.NAME)) for name in ("Ada", "Bea", "Cay", "Dot")]
    row = says(text, "She", "said", "no", actor=Unresolved(LinkKind.PRONOUN, tuple(people)))
    source = "".join(page([reading(text, [row], actors=people)]))
    assert "[ Ada or Bea or Cay or 1 more?]" in entries(source)[0]
    words = " ".join(re.sub("<[^>]*>", " ", source).split())
    assert "[ Ada or Bea or Cay or Dot ?]" in words


def test_nobody_that_is_known() -> None:
    text = "She said no."
    row = says(text, "She", "said", "no", actor=Unresolved(LinkKind.PRONOUN, ()))
    source = "".join(page([reading(text, [row])]))
    assert entries(source)[0].startswith("She [nobody that is known?] said")


def test_an_actor_that_the_account_does_not_list_is_named_without_a_link() -> None:
    text = "She said no to Ada."
    stranger = actor("Ada", (span(text, "Ada"), LinkKind.NAME))
    row = says(text, "She", "said", "no", actor=Resolved(stranger, LinkKind.PRONOUN))
    found = seen(reading(text, [row]))
    assert "[" in "".join(found.text.values())
    assert {href[1:] for href in inside(found)} <= set(found.attributes("id"))


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
    dressed = reading(
        HOSTILE,
        [says(HOSTILE, "<script>", "alert", HOSTILE[24:])],
        path=HOSTILE,
        title=HOSTILE,
        outlet=HOSTILE,
        published=HOSTILE,
        url=f"javascript:alert(1){HOSTILE}",
    )
    source = "".join(page([dressed, failed(HOSTILE, HOSTILE, HOSTILE)]))
    assert source.count("<script") == 1
    assert not set(source) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
    found = Seen(source)
    assert not [href for href in found.attributes("href") if not href.startswith("#")]
    assert found.article.strip() == inert.lines(HOSTILE.rstrip()).strip()


def test_hostile_actors_hearers_and_times_are_only_text() -> None:
    made = replace(hostile(), model=HOSTILE)
    known = replace(made.account.metadata, authors=(HOSTILE,), url=f"https://courier.example/{HOSTILE}")
    made = replace(made, account=replace(made.account, metadata=known))
    source = "".join(page([made]))
    assert source.count("<script") == 1
    assert not set(source) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
    found = Seen(source)
    (outside,) = [href for href in found.attributes("href") if not href.startswith("#")]
    assert outside == f"https://courier.example/{inert.line(HOSTILE)}"
    assert all(
        re.fullmatch(r"[\w -]*", value) for name in ("id", "class") for value in found.attributes(name)
    )
    assert found.article.strip() == inert.lines(made.account.text.rstrip()).strip()
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in seen(bridge(), council()).tags} | {"pre"}


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
    spans = [Span.of(text, *piece) for piece in rest] or [Span.of(text, a, d)]
    first, cue = Span.of(text, a, b), Span.of(text, c, d)
    who = Actor(
        text[a:d], text[a:b], list(ActorType)[number], (text[c:d],), str(number), mentions(text, places)
    )
    time = TimeExpression(spans[0], TimeType.DATE, text[a:b], None)
    return Attribution(
        str(number),
        parent,
        source=first if number % 3 else None,
        cue=cue,
        content=tuple(spans),
        quotation=Quotation.MIXED,
        confidence=0.5,
        act=list(Act)[number],
        features=PLAIN,
        actor=Resolved(who, LinkKind.ROLE) if number % 2 else Unresolved(LinkKind.NAME, (who, who)),
        hearer=first if number > 1 else None,
        where=cue if number > 2 else None,
        said_on=time if number % 2 else None,
        about=(time, time),
    )


def mentions(text: str, places: list[int]) -> tuple[Mention, ...]:
    pairs = [(a, b) for a, b in product(places, places) if a < b]
    return tuple(Mention(Span.of(text, a, b), list(LinkKind)[n % 7]) for n, (a, b) in enumerate(pairs))


@st.composite
def readings(draw: Callable[..., object]) -> Reading:
    """Any text with any attributions and mentions in it, overlapping as they like."""
    text = str(draw(st.text(st.sampled_from("ab<&\"'. \n\r\t\u202e\x1b\u2028“é𝔸"), min_size=8, max_size=60)))
    cuts = st.lists(st.integers(0, len(text)), min_size=3, max_size=6, unique=True).map(sorted)
    places = draw(st.lists(cuts, max_size=5))
    assert isinstance(places, list)
    nested = (str(n - 1) if n % 2 else None for n in range(len(places)))
    rows = [
        attribution(text, n, cut, parent) for n, (cut, parent) in enumerate(zip(places, nested, strict=True))
    ]
    listed = [
        one for row in rows for one in ([row.actor.actor] if isinstance(row.actor, Resolved) else [])
    ] + [Actor(str(n), text, ActorType.GROUP, (), None, mentions(text, cut)) for n, cut in enumerate(places)]
    return Reading(account(text), MODEL, tuple(rows), (), (), tuple(listed))


@given(readings())
@settings(deadline=None)
def test_any_spans_render_to_the_same_words(made: Reading) -> None:
    found = seen(made)
    assert found.article.rstrip() == inert.lines(made.account.text.rstrip()).rstrip()
    places = found.attributes("id")
    assert len(places) == len(set(places))
    assert {href[1:] for href in inside(found) if href[1] in "lmp"} <= set(places)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palettes() -> list[dict[str, str]]:
    style = seen().text["style"]
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    marks, dark_marks, own, dark, paper = (dict(re.findall(r"--([\w-]+): (#\w+)", one)) for one in blocks)
    return [marks | own, dark_marks | dark, paper]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark", "print"])
def test_contrast_is_enough_to_read(palette: dict[str, str]) -> None:
    for ink, ground in product(("ink", "quiet", "source", "cue"), ("paper", "said", "deep", "on")):
        colours = palette.get(ink), palette.get(ground)
        if None in colours:
            continue
        dark, light = sorted(luminance(str(colour)) for colour in colours)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)
