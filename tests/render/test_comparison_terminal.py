from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from tests.comparisons import hostile, many, story
from tests.readings import HOSTILE
from whosays.model import Comparison
from whosays.render.comparison import terminal


def console(width: int, *, colour: bool = False) -> tuple[Console, StringIO]:
    out = StringIO()
    made = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None)
    return made, out


def shown(found: Comparison, width: int = 100, *, everything: bool = False, colour: bool = False) -> str:
    screen, out = console(width, colour=colour)
    terminal.show(found, screen, everything=everything)
    return out.getvalue()


def words(found: Comparison, *numbers: int, width: int = 100) -> str:
    screen, out = console(width)
    terminal.show_claims(found, numbers, screen)
    return out.getvalue()


def rows(printed: str) -> dict[str, list[str]]:
    """The signs and the count of each row of a matrix of signs, by the claim's first words."""
    found = {}
    for line in printed[: printed.index("Reported silences")].splitlines():
        number, _, rest = line.strip().partition(" ")
        if number.isdigit() and "/" in rest:
            *claim, a, b, copy, c, count = rest.split()
            found[" ".join(claim)] = [a, b, copy, c, count]
    return found


def test_a_sign_a_cell_and_the_count_of_independent_accounts() -> None:
    assert rows(shown(story(), 80, everything=True)) == {
        "The Port of Osk closed its north pier on Monday": ["●", "○", "○", "⊗", "3/3"],
        "We closed it within an hour": ["❞", "❞", "–", "–", "2/3"],
        "Nobody was hurt": ["●", "–", "?", "✗", "2/3"],
        "30 boats were moved": ["●", "–", "–", "–", "1/3"],
        "Okoro may resign": ["–", "○", "–", "–", "1/3"],
        "12 boats sank": ["–", "○", "–", "–", "1/3"],
    }


def test_by_default_what_one_account_alone_has_is_not_in_the_matrix() -> None:
    printed = shown(story(), 80)
    assert len(rows(printed)) == 3
    assert "6 claims, 3 of them here (--all: all)" in printed
    assert "4 accounts, 3 independent" in printed


def test_every_sign_has_its_word_and_every_letter_its_account() -> None:
    printed = shown(story(), 80).replace("\u00a0", " ")
    for told in ("● states", "❞ quotes", "○ attributes", "✗ denies", "⊗ reports denial", "– leaves out"):
        assert told in printed
    assert "? not in the text held" in printed
    assert "A   Port of Osk · 2031-05-05" in printed
    assert "B1  Osk Courier · 2031-05-07 (copy of B: 90% of its text)" in printed
    assert "B   Skerry Wire · 2031-05-06 (origin: credited)" in printed


def test_words_where_there_is_room() -> None:
    lines = shown(story(), 120).splitlines()
    first = next(number for number, line in enumerate(lines) if "closed its north pier" in line)
    assert lines[first].split("Monday")[1].split() == [
        *["●", "states", "○", "attributes", "○", "⊗", "reports", "denial", "3/3"]
    ]
    assert lines[first + 1].split() == ["it", "Bram", "Tolle"]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("found", [story(), many(6, 30), many(40, 3)], ids=["story", "6 x 30", "40 x 3"])
def test_nothing_is_wider_than_the_terminal_and_no_account_is_dropped(found: Comparison, width: int) -> None:
    printed = shown(found, width, everything=True)
    assert max(map(len, printed.splitlines())) <= width
    independent = [one.origin for one in found.lineages]
    heads = [line.split()[1:-1] for line in printed.splitlines() if line.split()[:1] == ["claim"]]
    letters = [letter for head in heads for letter in head if not letter.endswith("1")]
    assert len(letters) == len(set(letters)) == len(independent)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_six_accounts_and_thirty_claims_are_one_matrix(width: int) -> None:
    printed = shown(many(6, 30), width)
    assert printed.count("claim  ") == 1
    lines = [line for line in printed.splitlines() if line.strip()]
    assert len(lines) <= 2 * 30 + 15, "a claim takes two lines at most"


def test_the_lists_have_their_words() -> None:
    printed = shown(story(), 100)
    for told in (
        "contradicted: silence of A on the injured",
        "nearest, 60% near: Nobody was hurt",
        "cannot tell: silence of it on the injured (no account of it is at hand)",
        "Bram Tolle denies; not told by A, B, B1",
        "The Tern denies  ",
        "30 or 12: figure of boats",
        "A  [30] boats were moved",
        "We [closed] it [within] an hour",
        "We [shut] it [in] an hour",
        "Ines Okoro: more or less certain",
        "A  4 30 boats were moved",
        "not B  3 Nobody was hurt",
        "the Osk Courier ▸ an aide",
    ):
        assert told in printed, told


def test_a_long_list_is_cut_unless_all_is_asked_for() -> None:
    found = story()
    longer = replace(found, denials=found.denials * 4)
    assert "… 3 more: --all" in shown(longer)
    assert "more: --all" not in shown(longer, everything=True)


def test_the_words_behind_a_claim() -> None:
    printed = words(story(), 3, 5, width=160)
    for told in (
        "3 Nobody was hurt",
        "states · 75% sure",
        "on Monday. [Nobody was hurt].",
        "nearest, 31% near:",
        "said. A dock hand said [12 boats sank].",
        "not in the text held · 75% sure",
        "denies · 75% sure",
        "attributes to an aide · 75% sure · through another outlet · the Osk Courier ▸ an aide",
    ):
        assert told in printed, told


def test_without_common_claims_it_says_so() -> None:
    found = story()
    alone = tuple(one for one in found.claims if one.lineages == 1)
    printed = shown(replace(found, claims=alone, silences=()))
    assert "No claim stands in two independent accounts" in printed
    assert "In one independent account alone  3" in printed


def test_text_from_outside_does_nothing() -> None:
    found = hostile(HOSTILE)
    printed = shown(found, 200, everything=True) + shown(found, 80) + words(found, 1, 2, 3, 4, 5, 6)
    assert not set(printed) & set("\x1b\x07\r\x85\u202e\u2069\u200b")
    assert "[red]" in printed


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b" not in shown(story())
    assert "\x1b[1;31m✗" in shown(story(), 80, colour=True)


def test_what_is_unsure_says_so() -> None:
    found = story()
    first = found.claims[0]
    doubted = tuple(replace(cell, confidence=0.3) for cell in first.cells)
    printed = shown(replace(found, claims=(replace(first, cells=doubted), *found.claims[1:])), 80)
    assert rows(printed)["The Port of Osk closed its north pier on Monday"][:4] == ["●~", "○~", "○~", "⊗~"]
    assert "~ unlikelier than not" in printed.replace("\u00a0", " ")
