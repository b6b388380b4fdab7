from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.ingest import body_start, from_text
from whosays.ingest.text import metadata_of
from whosays.model import Metadata

BODY = "The mayor of Tolm said on Monday that the bridge would open.\n"
FULL = """---
Title: "Bridge to open: mayor"
outlet: Orsa Post
authors: Mila Dren, Ivo Karst
date: 2024-03-05T08:30:00Z
URL: https://orsapost.example/bridge
layout: wide
---
"""


def test_front_matter_is_metadata_and_stays_in_the_text() -> None:
    account = from_text(FULL + BODY)
    assert account.text == FULL + BODY
    assert account.text[body_start(account.text) :] == BODY
    assert account.metadata == Metadata(
        "Bridge to open: mayor",
        "Orsa Post",
        ("Mila Dren", "Ivo Karst"),
        "2024-03-05",
        "https://orsapost.example/bridge",
    )


def test_the_user_knows_better() -> None:
    account = from_text(FULL + BODY, Metadata(outlet="Tolm Radio", published="2024"))
    assert (account.metadata.outlet, account.metadata.published) == ("Tolm Radio", "2024")
    assert account.metadata.title == "Bridge to open: mayor"


def test_a_title_is_not_guessed() -> None:
    assert from_text("BRIDGE TO OPEN\n\n" + BODY).metadata == Metadata()


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        ("author: Mila Dren", ("Mila Dren",)),
        ("authors: Dren, Mila; Karst, Ivo", ("Dren, Mila", "Karst, Ivo")),
        ("authors: [Mila Dren, 'Ivo Karst']", ("Mila Dren", "Ivo Karst")),
        ('authors:\n  - Mila Dren\n  - "Ivo Karst"', ("Mila Dren", "Ivo Karst")),
        ("authors:\n- Mila Dren\noutlet: Post", ("Mila Dren",)),
        ("authors:\ntitle: x", ()),
        ("author: Mila  Dren, Mila Dren", ("Mila Dren",)),
    ],
)
def test_authors(lines: str, authors: tuple[str, ...]) -> None:
    assert metadata_of(f"---\n{lines}\n---\n{BODY}").authors == authors


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("'2024-03-05'", "2024-03-05"),
        ("2024-03-05 08:30 +0100", "2024-03-05"),
        ("2024-13-05", None),
        ("2024-02-30", None),
        ("5 March 2024", None),
        ("٢٠٢٤", None),
        ("0000", None),
    ],
)
def test_dates(value: str, published: str | None) -> None:
    assert metadata_of(f"---\ndate: {value}\n---\n").published == published


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "orsapost.example", "https://a b"]
)
def test_addresses_that_are_none(address: str) -> None:
    assert metadata_of(f"---\nurl: {address}\ntitle: x\n---\n").url is None


@pytest.mark.parametrize(
    "head",
    [
        "",
        "title: x\n",
        "---\ntitle: x\n",
        "---\nThe mayor said no.\n---\n",
        "---\ntitle: x\nThe mayor said no.\n---\n",
        "---\nMayor: We will not go.\nReporter: Why?\n---\n",
        "---\n---\n",
        "---\n- Mila\n---\n",
        "----\ntitle: x\n----\n",
        "\n---\ntitle: x\n---\n",
        "---\ntitle: " + "x" * 20_000 + "\n---\n",
    ],
)
def test_what_is_not_front_matter_is_text(head: str) -> None:
    assert body_start(head + BODY) == 0
    assert metadata_of(head + BODY) == Metadata()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = (FULL + BODY).replace("\n", end)
    assert text[body_start(text) :] == BODY.replace("\n", end)
    assert metadata_of(text).outlet == "Orsa Post"


def test_front_matter_may_end_the_file() -> None:
    assert body_start("---\ntitle: x\n---") == len("---\ntitle: x\n---")


@given(st.text(alphabet=st.sampled_from("-:\n\r aT\"'[],;"), max_size=60))
def test_any_head_is_front_matter_or_text(text: str) -> None:
    assert 0 <= body_start("---\n" + text) <= len(text) + 4
    metadata_of("---\ntitle: x\n" + text + "\n---\n")
