"""BASIL (Fan et al., EMNLP 2019): a hundred stories, each as three outlets told it.

A folder with `articles/YEAR/STORY_NUMBER.json`; what is annotated of bias is not looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from whosays.errors import GoldError

_ONE_IN = 2  # stories that are held out


@dataclass(frozen=True, slots=True)
class BasilArticle:
    """An article, with the story that it tells."""

    name: str
    story: str
    title: str
    outlet: str
    published: str
    text: str


def articles(path: Path) -> Iterator[BasilArticle]:
    """The articles of a folder, by name.

    Raises:
        GoldError: there is none, or one cannot be read.
    """
    files = sorted(files_of(path), key=lambda file: file.name)
    if not files:
        raise GoldError(f"{path}: no articles of BASIL; expected articles/YEAR/STORY_NUMBER.json")
    for file in files:
        try:
            yield _article(file)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{file}: cannot be read as BASIL ({type(error).__name__}: {error})") from error


def files_of(path: Path) -> Iterator[Path]:
    """The files that hold its articles."""
    return (file for file in path.rglob("*.json") if not file.stem.endswith("_ann"))


def held_out(story: str) -> bool:
    """Whether a story is kept from the setting of weights: one in two, by a hash of its id."""
    return int(sha256(story.encode()).hexdigest(), 16) % _ONE_IN == 0


def _article(file: Path) -> BasilArticle:
    told = json.loads(file.read_text(encoding="utf-8"))
    body = "\n\n".join(" ".join(paragraph) for paragraph in told["body-paragraphs"])
    title = told.get("title", "").strip()
    text = f"{title}\n\n{body}" if title else body
    return BasilArticle(file.stem, told["triplet-uuid"], title, told["source"], told["date"], text)
