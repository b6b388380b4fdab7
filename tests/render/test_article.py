from __future__ import annotations

import pytest

from tests.readings import BRIDGE, bridge, council, span
from whosays.model import Reading, Span
from whosays.render.article import Piece, paragraphs
from whosays.render.chains import Link, links


def marked(made: Reading) -> tuple[list[Link], list[Piece]]:
    rows = list(links(made.attributions))
    pieces = [
        piece for paragraph in paragraphs(made.account, rows, made.actors) for piece in paragraph.pieces
    ]
    return rows, pieces


def words(spans: list[Span]) -> str:
    return "".join(one.text for one in sorted(spans))


@pytest.mark.parametrize("made", [bridge(), council()], ids=["bridge", "council"])
def test_pieces_belong_to_what_covers_them(made: Reading) -> None:
    rows, pieces = marked(made)
    for number, link in enumerate(rows):
        found = "".join(piece.text for piece in pieces if number in piece.of)
        assert found == words(list(link.attribution.spans()))
    for number, actor in enumerate(made.actors):
        found = "".join(piece.text for piece in pieces if number in piece.actors)
        assert found == words([mention.span for mention in actor.mentions])


def test_a_mention_begins_once_and_looks_like_nothing() -> None:
    _, pieces = marked(bridge())
    begun = [place for piece in pieces for place in piece.mentions]
    expected = [(n, m.span.start) for n, one in enumerate(bridge().actors) for m in one.mentions]
    assert sorted(begun) == sorted(expected)
    (name,) = [piece for piece in pieces if (0, span(BRIDGE, "Ilse Tarnow").start) in piece.mentions]
    start = span(BRIDGE, "Ilse Tarnow").start
    assert name == Piece("Ilse Tarnow", start, False, "source", (1,), None, (), (0,), name.mentions)


def test_what_is_pointed_at_is_marked_across_pieces() -> None:
    made = bridge()
    told = span(BRIDGE, "Ilse Tarnow")
    pointed = Span.of(BRIDGE, told.start + 2, told.end + 30)
    rows = list(links(made.attributions))
    pieces = [
        piece
        for paragraph in paragraphs(made.account, rows, made.actors, pointed)
        for piece in paragraph.pieces
    ]
    assert "".join(p.text for p in pieces if "pointed" in p.classes.split()) == pointed.text
    assert [p.start for p in pieces if p.pointed] == [pointed.start]
