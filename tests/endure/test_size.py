"""Inputs far larger or odder than an article: an answer or a clear failure, in bounded time and memory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.endure.measured import WHOSAYS, Measured, measured
from tests.ingest.pages import ARTICLE, make_page

pytestmark = pytest.mark.endure

SENTENCE = (
    "Harbour master Ines Okoro said the north pier was safe. “We checked it twice,” she told reporters. "
)


def read(
    data: str | bytes, folder: Path, name: str = "a.txt", most: float = 240
) -> tuple[Measured, dict[str, object]]:
    (folder / name).write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    output = folder / "o.jsonl"
    done = measured([*WHOSAYS, "read", folder / name, "--output", output], most=most)
    assert done.code in {0, 1}, done
    assert "Traceback" not in done.output
    return done, json.loads(output.read_text(encoding="utf-8"))


def kind(told: dict[str, object]) -> object:
    failure = told["failure"]
    return failure["kind"] if isinstance(failure, dict) else None


def test_an_ordinary_account_is_read_in_little_memory(tmp_path: Path) -> None:
    done, told = read("\n\n".join([SENTENCE * 3] * 25), tmp_path)
    assert told["attributions"]
    assert done.megabytes < 400


@pytest.mark.parametrize(
    ("data", "failure"),
    [
        (SENTENCE * 50_000, "too_large"),
        ("a" * 5_000_000, "too_large"),
        (("港" * 1_600_000), "language"),
        ((SENTENCE * 50_000).encode("utf-16"), "too_large"),
        ((SENTENCE * 50_000).encode("cp1252"), "too_large"),
        (b"\x00" * 5_000_000, "binary"),
        (bytes(range(256)) * 20_000, "binary"),
        (b"%PDF-1.7" + b"\x00" * 5_000_000, "damaged"),
        (b"\r" * 5_000_000, "too_large"),
        (b" " * 1_900_000, "empty"),
        (b"<" * 5_000_000, "too_large"),
        (b"x" * 21_000_000, "too_large"),
        ("!?" * 900_000 + " a", "too_large"),
    ],
    ids=[
        "text",
        "line",
        "cjk",
        "utf16",
        "cp1252",
        "nul",
        "bytes",
        "pdf",
        "cr",
        "space",
        "less",
        "bytes-21",
        "marks",
    ],
)
def test_five_megabytes(tmp_path: Path, data: str | bytes, failure: str) -> None:
    done, told = read(data, tmp_path, most=60)
    assert kind(told) == failure
    assert done.megabytes < 400


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_900_000,
        "a\u0301" + "\u0301" * 900_000,
        SENTENCE + "\n" + " " * 1_900_000 + "\nb",
        "said " * 20_000,
        "he said that " * 8_000,
        "the mayor of Tolm would say to the council of the harbour and of the pier " * 1_500,
        "".join(f"Mayor Brel{number} said pier {number} was safe. " for number in range(4_000)),
        SENTENCE + '"' * 5_000,
        SENTENCE + "“" * 5_000,
        "he said ‘a " * 4_000,
        "he said (" * 10_000,
        SENTENCE + "\n" * 1_900_000,
        SENTENCE + "\r" * 100_000 + SENTENCE,
        SENTENCE + "\u202e\x1b[31m\x00" * 4_000,
    ],
    ids=[
        "word", "marks", "spaces", "said", "that", "no-stop", "many", "straight", "curly", "single", "paren",
        "lines", "mac", "controls",
    ],
)  # fmt: skip
def test_odd_texts(tmp_path: Path, text: str) -> None:
    done, told = read(text, tmp_path)
    assert told["failure"] is None
    assert len(str(told["text"])) == len(text)
    assert done.megabytes < 700


@pytest.mark.parametrize(
    "page",
    [
        make_page().replace("<nav>", "<nav>" + "<a href='/x'>Home</a> " * 200_000),
        make_page().replace("<nav>", "<script>" + "var said = 'no';" * 300_000 + "</script><nav>"),
        make_page().replace("<nav>", "<!--" + "x" * 5_000_000 + "--><nav>"),
        make_page().replace("<article>", "<div>" * 10_000 + "<article>"),
        make_page().replace("<article>", "<div>" * 1_000_000 + "<article>"),
        make_page().replace("<article>", "<b>" * 1_000_000 + "<article>"),
        make_page().replace("<article>", "<table><tr><td>" * 200_000 + "<article>"),
        make_page().replace("<body>", "<body " + " ".join(f"a{n}=1" for n in range(500_000)) + ">"),
        make_page().replace("<article>", "<article>" + "&amp;" * 50_000),
        "<html><body>" + f"<p>{ARTICLE[1]}</p>" * 40_000,
    ],
    ids=[
        "links",
        "script",
        "comment",
        "deep",
        "deeper",
        "inline",
        "tables",
        "attributes",
        "references",
        "long",
    ],
)
def test_pages(tmp_path: Path, page: str) -> None:
    done, told = read(page, tmp_path, "a.html", most=150)
    assert kind(told) in {None, "parser", "too_large", "no_article"}
    assert done.megabytes < 1_700  # the parser's own limit, and a little
    if told["failure"] is None:
        assert ARTICLE[1][:30] in str(told["text"])
