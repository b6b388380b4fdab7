from __future__ import annotations

from dataclasses import replace

from tests.readings import actor, bridge, council, reading, says, span
from whosays.model import LinkKind, Mention, Span, Unresolved
from whosays.render.actors import Words, cast, place
from whosays.render.chains import links


def test_who_speaks_and_who_is_spoken_of() -> None:
    found = cast(bridge(), list(links(bridge().attributions)))
    names = [[one.actor.name for one in group] for group in (found.speaking, found.others)]
    assert names == [
        ["Ilse Tarnow", "The Gazette", "engineers", "a letter", "Harbour workers"],
        ["the ministry"],
    ]
    assert [(one.words, one.cue, one.of) for one in found.unsettled] == [("it", "said", 6)]
    assert len(found) == 6


def test_numbers_are_those_of_the_reading() -> None:
    made = council()
    found = cast(made, list(links(made.attributions)))
    assert found.numbers == {one.id: number for number, one in enumerate(made.actors)}
    assert all(made.actors[one.number] is one.actor for one in (*found.speaking, *found.others))


def test_who_stands_behind() -> None:
    found = cast(bridge(), list(links(bridge().attributions)))
    assert {one.actor.name: one.behind.name for one in found.speaking if one.behind} == {
        "a letter": "the ministry"
    }
    orphan = replace(bridge(), actors=tuple(one for one in bridge().actors if one.name != "the ministry"))
    assert not any(one.behind for one in cast(orphan, []).others)


def test_mentions_by_link_and_words() -> None:
    text = "Tarnow said so. Ilse Tarnow did. She did, Tarnow did."
    kinds = [("Tarnow", 0), ("Ilse Tarnow", 0), ("She", 0), ("Tarnow", 40)]
    spans = [span(text, words, after) for words, after in kinds]
    tarnow = actor(
        "Ilse Tarnow",
        *((one, LinkKind.PRONOUN if one.text == "She" else LinkKind.NAME) for one in spans),
    )
    (listed,) = cast(reading(text, actors=[tarnow]), []).others
    assert listed.mentions == (
        (LinkKind.NAME, (Words("Tarnow", (0, 42)), Words("Ilse Tarnow", (16,)))),
        (LinkKind.PRONOUN, (Words("She", (33,)),)),
    )
    assert listed.alone is None


def test_a_name_that_stands_once() -> None:
    text = "Tarnow said so."
    mention = (span(text, "Tarnow"), LinkKind.NAME)
    made = reading(text, actors=[actor("Tarnow", mention), actor("Ilse Tarnow", mention)])
    assert [one.alone for one in cast(made, []).others] == [0, None]


def test_a_source_that_several_attributions_share_is_one() -> None:
    text = "She denied it, saying it was late."
    link = Unresolved(LinkKind.PRONOUN, ())
    rows = [
        says(text, "She", "denied", "it", actor=link),
        says(text, "She", "saying", "it was late", actor=link),
    ]
    assert len(cast(reading(text, rows), list(links(rows))).unsettled) == 1


def test_where_a_mention_begins() -> None:
    places = [
        place(Mention(Span.of(" \n She", start, end), LinkKind.NAME))
        for start, end in ((0, 6), (3, 6), (0, 3))
    ]
    assert places == [3, 3, None]
