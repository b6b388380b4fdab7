from __future__ import annotations

import pytest

from tests.readings import actor, says
from whosays.model import LinkKind, Resolved, Span, Unresolved
from whosays.render.who import meant

NAME, ROLE = LinkKind.NAME, LinkKind.ROLE


def resolved(name: str, link: LinkKind) -> Resolved:
    return Resolved(actor(name, (Span.of("x", 0, 1), link)), link)


@pytest.mark.parametrize(
    ("source", "name", "link", "told"),
    [
        ("Ilse Tarnow", "Ilse Tarnow", NAME, False),
        ("transport minister Ilse Tarnow", "Ilse Tarnow", LinkKind.APPOSITION, False),
        ("Tarnow", "Ilse Tarnow", NAME, True),
        ("TARNOW, Ilse", "Ilse Tarnow", NAME, False),
        ("José Ånes", "Jose Anes", NAME, False),
        ("the Gazette", "The Gazette", NAME, False),
        ("Gazette", "The Gazette", NAME, False),
        ("UNESCO", "UN", NAME, True),
        ("she", "Ilse Tarnow", LinkKind.PRONOUN, True),
        ("Tarnow’s spokesman", "Tarnow", ROLE, True),
        ("Velmora", "Osk", LinkKind.METONYMY, True),
        ("the ministry", "The ministry", ROLE, False),
        ("a letter", "a letter", LinkKind.DOCUMENT, False),
        ("people familiar", "people familiar", LinkKind.DESCRIPTION, False),
    ],
)
def test_a_name_is_not_said_twice(source: str, name: str, link: LinkKind, told: bool) -> None:
    row = says(f"{source} :: x", source, "::", "x", actor=resolved(name, link))
    assert meant(row) == (row.actor if told else None)


def test_what_is_not_settled_is_always_said() -> None:
    row = says("Tarnow :: x", "Tarnow", "::", "x", actor=Unresolved(NAME, ()))
    assert meant(row) == row.actor


def test_nobody_is_nobody() -> None:
    assert meant(says("Tarnow :: x", "Tarnow", "::", "x")) is None
    unnamed = says(":: x", None, "::", "x", actor=resolved("Ilse Tarnow", ROLE))
    assert meant(unnamed) == unnamed.actor
