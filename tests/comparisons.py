"""A comparison made by hand, for the tests of everything that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.readings import reading, span
from whosays.model import (
    ActorType,
    Cell,
    Change,
    ChangeKind,
    Claim,
    Comparison,
    Denial,
    Difference,
    DifferenceKind,
    Distance,
    Drift,
    DriftKind,
    Kinship,
    Lineage,
    Member,
    Near,
    Origin,
    Passage,
    Reading,
    Silence,
    Stand,
    Story,
    Truth,
    Value,
    Voice,
)

PORT = """The Port of Osk closed its north pier on Monday. Nobody was hurt.

“We closed it within an hour,” said the harbour master, Ines Okoro. 30 boats were moved.
"""
WIRE = """OSK (Skerry Wire) - The Port of Osk shut its north pier on Monday, it said.

“We shut it in an hour,” the harbour master, Ines Okoro, said. A dock hand said 12 boats sank.

Okoro may resign, the Osk Courier reported an aide as saying.
"""
REPRINT = """OSK (Skerry Wire) - The Port of Osk shut its north pier on Monday, it said.

“We shut it in an hour,” the harbour master, Ines Okoro, said.
"""
TERN = """The north pier has not closed, says Bram Tolle, who fishes there. Two men were hurt.

The port’s statement made no mention of the injured. Okoro will resign, she told The Tern.
"""


def story() -> Comparison:
    """Three independent accounts and a copy; every stand, and every list."""
    port = reading(
        PORT, path="port.txt", outlet="Port of Osk", published="2031-05-05", title="On the north pier"
    )
    wire = reading(WIRE, path="wire.txt", outlet="Skerry Wire", published="2031-05-06")
    copy = reading(REPRINT, path="copy.txt", outlet="Osk Courier", published="2031-05-07")
    tern = reading(
        TERN, path="tern.txt", outlet="The Tern", published="2031-05-06", url="https://tern.example/pier"
    )
    return made((port, wire, copy, tern))


def passage(account: Reading, *words: str) -> Passage:
    text = account.account.text
    return Passage(account.account.id, tuple(span(text, one) for one in words))


def voice(name: str, kind: ActorType = ActorType.PERSON) -> Voice:
    return Voice(name, "a1", kind, None)


def cell(
    account: Reading,
    stand: Stand,
    *words: str,
    by: Sequence[Voice] = (),
    near: str | None = None,
    distance: Distance | None = None,
) -> Cell:
    there = Distance.NAMED if by else Distance.OWN_VOICE
    return Cell(
        account.account.id,
        stand,
        actor=by[-1] if by else None,
        chain=tuple(by),
        evidence=tuple(passage(account, one) for one in words),
        nearest=Near(passage(account, near), 0.31) if near else None,
        attribution="0123" if by else None,
        distance=(distance or there) if words else None,
        confidence=0.75,
    )


def made(readings: tuple[Reading, Reading, Reading, Reading]) -> Comparison:
    port, wire, copy, tern = readings
    ids = [one.account.id for one in readings]
    okoro, tolle = voice("Ines Okoro"), voice("Bram Tolle")
    hand, aide = voice("A dock hand", ActorType.UNNAMED), voice("an aide", ActorType.UNNAMED)
    courier = voice("the Osk Courier", ActorType.OUTLET)
    out = Stand.LEAVES_OUT
    rows = [
        (
            passage(port, "The Port of Osk closed its north pier on Monday"),
            3,
            cell(port, Stand.STATES, "The Port of Osk closed its north pier on Monday"),
            cell(wire, Stand.ATTRIBUTES, "The Port of Osk shut its north pier on Monday", by=[voice("it")]),
            cell(copy, Stand.ATTRIBUTES, "The Port of Osk shut its north pier on Monday", by=[voice("it")]),
            cell(tern, Stand.REPORTS_DENIAL, "The north pier has not closed", by=[tolle]),
        ),
        (
            passage(port, "We closed it within an hour"),
            2,
            cell(port, Stand.QUOTES, "We closed it within an hour", by=[okoro]),
            cell(wire, Stand.QUOTES, "We shut it in an hour", by=[okoro]),
            cell(copy, out, near="the harbour master"),
            cell(tern, out),
        ),
        (
            passage(port, "Nobody was hurt"),
            2,
            cell(port, Stand.STATES, "Nobody was hurt"),
            cell(wire, out, near="12 boats sank"),
            cell(copy, Stand.NOT_HELD),
            cell(tern, Stand.DENIES, "Two men were hurt"),
        ),
        (
            passage(port, "30 boats were moved"),
            1,
            cell(port, Stand.STATES, "30 boats were moved"),
            cell(wire, out, near="12 boats sank"),
            cell(copy, out),
            cell(tern, out),
        ),
        (
            passage(wire, "Okoro may resign"),
            1,
            cell(port, out),
            cell(
                wire, Stand.ATTRIBUTES, "Okoro may resign", by=[courier, aide], distance=Distance.VIA_OUTLET
            ),
            cell(copy, out),
            cell(tern, out, near="Okoro will resign"),
        ),
        (
            passage(wire, "12 boats sank"),
            1,
            cell(port, out),
            cell(wire, Stand.ATTRIBUTES, "12 boats sank", by=[hand], distance=Distance.UNNAMED),
            cell(copy, out),
            cell(tern, out),
        ),
    ]
    claims = tuple(
        Claim(f"claim{number}", wording, "story", lineages, cells)
        for number, (wording, lineages, *row) in enumerate(rows)
        for cells in [tuple(one for one in row if isinstance(one, Cell))]
    )
    lineages = (
        _alone(port),
        Lineage(
            "l2",
            ids[1],
            Origin.CREDITED,
            passage(copy, "Skerry Wire"),
            (Member(ids[1], Kinship.SAME_TEXT, 1.0), Member(ids[2], Kinship.SAME_TEXT, 0.9)),
        ),
        _alone(tern),
    )
    return Comparison(
        models=("reader 1", "comparer 1"),
        readings=readings,
        stories=(Story("story", "Pier shut at Osk", tuple(ids)),),
        lineages=lineages,
        claims=claims,
        silences=(
            Silence(
                passage(tern, "The port’s statement made no mention of the injured"),
                passage(tern, "the injured"),
                "The port’s statement",
                ids[0],
                Truth.CONTRADICTED,
                Near(passage(port, "Nobody was hurt"), 0.6),
                None,
                0.8,
            ),
            Silence(
                passage(tern, "made no mention of the injured"),
                passage(tern, "the injured"),
                "it",
                None,
                Truth.CANNOT_TELL,
                None,
                "no account of it is at hand",
                0.5,
            ),
        ),
        drifts=(
            Drift(
                passage(port, "We closed it within an hour"),
                passage(wire, "We shut it in an hour"),
                "Ines Okoro",
                DriftKind.CHANGED,
                (("closed", "shut"), ("within", "in")),
                0.9,
            ),
        ),
        differences=(
            Difference(
                DifferenceKind.FIGURE,
                "boats",
                Value(passage(port, "30"), passage(port, "30 boats were moved"), "30"),
                Value(passage(wire, "12"), passage(wire, "12 boats sank"), "12"),
                0.6,
            ),
        ),
        denials=(
            Denial(
                tolle,
                passage(tern, "The north pier has not closed"),
                passage(port, "The Port of Osk closed its north pier on Monday"),
                "claim0",
                (ids[0], ids[1], ids[2]),
                0.8,
            ),
            Denial(
                None,
                passage(tern, "Two men were hurt"),
                passage(port, "Nobody was hurt"),
                "claim2",
                (),
                0.7,
            ),
        ),
        changes=(
            Change(
                okoro,
                ChangeKind.MODALITY,
                passage(wire, "Okoro may resign"),
                passage(tern, "Okoro will resign"),
                0.6,
            ),
        ),
    )


def _alone(account: Reading) -> Lineage:
    name = account.account.id
    member = Member(name, Kinship.SAME_TEXT, 1.0)
    return Lineage(name[:8], name, Origin.MOST_COMPLETE, None, (member,))


def many(accounts: int, claims: int) -> Comparison:
    """So many independent accounts and claims, each claim in every account."""
    readings = tuple(
        reading(
            f"Account {number}: the north pier was shut, and the ferry to Skerry did not run at all that day."
        )
        for number in range(accounts)
    )
    words = "the north pier was shut, and the ferry to Skerry did not run at all that day"
    cells = tuple(cell(one, Stand.STATES, words) for one in readings)
    one = Claim("c", passage(readings[0], words), "story", accounts, cells)
    return Comparison(
        models=("reader 1",),
        readings=readings,
        stories=(Story("story", "Pier shut", tuple(each.account.id for each in readings)),),
        lineages=tuple(map(_alone, readings)),
        claims=tuple(replace(one, id=f"c{number}") for number in range(claims)),
        silences=(),
        drifts=(),
        differences=(),
        denials=(),
        changes=(),
    )


def hostile(words: str) -> Comparison:
    """The story with `words` wherever an account can put them: in its text, its details, its names."""
    texts = [f"{words} {text.account.text}" for text in story().readings]
    readings = [
        reading(text, path=words, outlet=words, title=f"{words}!", published=words, url=f"javascript:{words}")
        for text in texts
    ]
    found = made((readings[0], readings[1], readings[2], readings[3]))
    first = span(texts[0], words)
    whole = Passage(found.readings[0].account.id, (first,))
    villain = Voice(words, words, ActorType.PERSON, first)
    claims = tuple(replace(one, wording=whole, cells=_spoken(one.cells, villain)) for one in found.claims)
    return replace(
        found,
        models=(words,),
        stories=(replace(found.stories[0], name=words),),
        claims=claims,
        silences=tuple(replace(one, what=whole, outlet=words, reason=words) for one in found.silences),
        drifts=tuple(
            replace(one, first=whole, speaker=words, changes=((words, words),)) for one in found.drifts
        ),
        differences=tuple(
            replace(one, of=words, first=Value(whole, whole, words)) for one in found.differences
        ),
        denials=tuple(replace(one, actor=villain, denial=whole) for one in found.denials),
        changes=tuple(replace(one, actor=villain, before=whole) for one in found.changes),
    )


def _spoken(cells: tuple[Cell, ...], by: Voice) -> tuple[Cell, ...]:
    return tuple(replace(one, actor=by, chain=(by, by)) if one.chain else one for one in cells)
