"""TimeML: running text out of `.tml` files, and the time expressions that people marked in it.

TimeBank 1.2 and AQUAINT as TempEval-3 hands them out (UzZaman et al., SemEval 2013). The markup is read tag
by tag and not as XML, for published files have unescaped signs and stray bytes in them. TempEval-3 scores
what stands in `<TEXT>`, so the creation time and the headers are no expressions here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import Path

from whosays.errors import GoldError
from whosays.evaluate.extents import trim
from whosays.model import TimeType

_TEXT = re.compile(r"<TEXT\b[^<>]*>(.*?)(?:</TEXT>|</TimeML>|\Z)", re.DOTALL)
_TIMEX = re.compile(r"<TIMEX3\b([^<>]*)>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ONE_IN = 4  # documents that are held out


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One marked time expression: its extent in code points, trimmed, and its TIMEX3 type and value."""

    start: int
    end: int
    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A text as people read it and its time expressions in order.

    Attributes:
        created: value of the document creation time (`1998-08-07`, `1998-02-13T14:26:00`); None if there
            is none.
    """

    name: str
    text: str
    created: str | None
    times: tuple[GoldTime, ...]


def documents(path: Path) -> Iterator[TimeDocument]:
    """The documents of a `.tml` file, or of all those in a folder and its folders, sorted by path.

    Raises:
        GoldError: there is no such file or folder, nothing in it, or a file cannot be read or has no text.
    """
    found = sorted(path.rglob("*.tml")) if path.is_dir() else [path]
    if not found:
        raise GoldError(f"{path}: no .tml files in it")
    for each in found:
        try:
            raw = each.read_bytes()
        except OSError as error:
            raise GoldError(f"{each}: cannot be read ({error.strerror})") from error
        yield _document(each, _decode(raw))


def held_out(name: str) -> bool:
    """Whether the document of this name is kept from training: one in four, by a hash of the name."""
    return int(sha256(name.encode()).hexdigest(), 16) % _ONE_IN == 0


def _decode(raw: bytes) -> str:
    """UTF-8 as XML has it, or else the one other encoding that these files come in."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _document(path: Path, markup: str) -> TimeDocument:
    markup = _COMMENT.sub("", markup)
    body = _TEXT.search(markup)
    if not body:
        raise GoldError(f"{path}: there is no <TEXT> in it")
    text, times = _read(body[1].strip())
    return TimeDocument(path.stem, text, _created(markup), times)


def _created(markup: str) -> str | None:
    """The value of the time that the document itself was made at."""
    for match in _TIMEX.finditer(markup):
        told = _attributes(match[1])
        if told.get("functionInDocument") == "CREATION_TIME":
            return told.get("value") or None
    return None


def _read(body: str) -> tuple[str, tuple[GoldTime, ...]]:
    """The text without its tags, and what was between those of TIMEX3; empty elements mark no words."""
    parts: list[str] = []
    times: list[GoldTime] = []
    opened: list[tuple[int, dict[str, str]]] = []
    length = position = 0
    for tag in _TAG.finditer(body):
        parts.append(unescape(body[position : tag.start()]))
        length += len(parts[-1])
        position = tag.end()
        if tag[2] != "TIMEX3" or tag[3].endswith("/"):
            continue
        if not tag[1]:
            opened.append((length, _attributes(tag[3])))
        elif opened:
            start, told = opened.pop()
            times += _time("".join(parts), (start, length), told)
    text = "".join([*parts, unescape(body[position:])])
    return text, tuple(sorted(times, key=lambda time: (time.start, time.end)))


def _time(text: str, extent: tuple[int, int], told: dict[str, str]) -> Iterator[GoldTime]:
    """The expression, unless it has no words or no type of TIMEX3's."""
    start, end = trim(text, extent)
    if start < end and told.get("type") in list(TimeType):
        yield GoldTime(start, end, TimeType(told["type"]), told.get("value", ""))


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(written)}
