"""The registry of outlets: domains, names and agency credits to one outlet each.

A starting list is shipped (`outlets.tsv`); a user's own file is laid over it. Both are tables: `name`,
`kind`, `country`, `domains`, `aliases`, in tab-separated columns with this header, lists by commas; or TOML,
an `[[outlet]]` each. An outlet of a name that is known takes the place of the one that was there; domains
and aliases that somebody else had become the new one's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from whosays.errors import RegistryError
from whosays.extract.actors.fold import parts

_COLUMNS = ("name", "kind", "country", "domains", "aliases")
_DOMAIN = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
_CREDIT = re.compile(r"\(\s*([\w][^()\n]{0,60}?)\s*\)|^\W*([\w][^()\n]{0,60}?)\s*$", re.MULTILINE)
_BETWEEN = re.compile(r"\s*(?:/|,|;|\||&|\band\b|\bvia\b|\bwith\b)\s*")
_EDGE = 200  # characters at either end of a text where a credit stands
_INITIALS = 4  # letters of the longest
_LARGEST = 4 << 20  # bytes of a file


class OutletKind(StrEnum):
    """What an outlet is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    OFFICIAL = "official"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One that publishes accounts.

    Attributes:
        country: as the table of countries has it, or whoever it belongs to; None where none does.
        domains: in lower case; their subdomains are its own too, unless they are another's.
        aliases: other names and credits.
    """

    name: str
    kind: OutletKind
    country: str | None
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


class Outlets:
    """Outlets by domain, by name and by credit; of two with one name or domain the later one has it."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_key: dict[str, Outlet] = {}
        self._by_name: dict[str, str] = {}
        self._by_domain: dict[str, str] = {}
        self._written: set[str] = set()
        for outlet in outlets:
            key = _key(outlet.name)
            self._by_key[key] = outlet
            self._written.update((outlet.name, *outlet.aliases))
            self._by_name.update((_key(name), key) for name in (outlet.name, *outlet.aliases))
            self._by_domain.update((domain, key) for domain in outlet.domains)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._by_key.values())

    def over(self, other: Outlets) -> Outlets:
        """These outlets, and those of the other that these do not replace."""
        return Outlets([*(one for one in other if _key(one.name) not in self._by_key), *self])

    def at(self, address: str) -> Outlet | None:
        """The outlet of a web address or a host, by its domain or the nearest one above."""
        host = _host(address)
        while host:
            if host in self._by_domain:
                return self._by_key[self._by_domain[host]]
            host = host.partition(".")[2]
        return None

    def named(self, name: str) -> Outlet | None:
        """The outlet of a name, whatever its case, accents and article; initials only as they are written."""
        key = _key(name)
        is_word = len(key) <= _INITIALS and name not in self._written and name[1:].islower()
        found = None if is_word and key not in self._by_key else self._by_name.get(key)
        return self._by_key[found] if found else None

    def credited(self, text: str) -> tuple[Outlet, ...]:
        """The outlets that a text is credited to at its beginning or end: `(AFP)`, `(AP/Reuters)`."""
        edges = text if len(text) <= 2 * _EDGE else f"{text[:_EDGE]}\n\n{text[-_EDGE:]}"
        credited = (match[1] or match[2] for match in _CREDIT.finditer(edges))
        found = (self.named(name) for credit in credited for name in _BETWEEN.split(credit))
        return tuple(dict.fromkeys(outlet for outlet in found if outlet))


@cache
def shipped() -> Outlets:
    """The list that comes with whosays, read once."""
    table = files(__package__).joinpath("outlets.tsv").read_text(encoding="utf-8")
    return Outlets(_from_tsv(table, "outlets.tsv"))


def read_outlets(path: Path) -> Outlets:
    """A user's own file (`.toml`, or tab-separated), over the shipped list.

    Raises:
        RegistryError: it cannot be read, or a line of it makes no sense; the message names the line.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise RegistryError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise RegistryError(f"{path}, line {line}: not UTF-8; save it as UTF-8") from error
    if len(raw) > _LARGEST:
        raise RegistryError(f"{path}: larger than {_LARGEST} bytes, which no list of outlets is")
    read = _from_toml if path.suffix.lower() == ".toml" else _from_tsv
    return Outlets(read(text, str(path))).over(shipped())


def _from_tsv(text: str, path: str) -> list[Outlet]:
    lines = text.splitlines()
    header = tuple(lines[0].split("\t")) if lines else ()
    if header != _COLUMNS:
        raise RegistryError(f"{path}, line 1: expected the columns {', '.join(_COLUMNS)}, divided by tabs")
    found: dict[str, tuple[int, Outlet]] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        where = f"{path}, line {number}"
        if len(cells) > len(_COLUMNS):
            raise RegistryError(f"{where}: {len(cells)} columns, expected {len(_COLUMNS)}")
        values = dict(zip(_COLUMNS, [*cells, *[""] * len(_COLUMNS)], strict=False))
        lists = {key: values[key].split(",") for key in ("domains", "aliases")}
        outlet = _outlet({**values, **lists}, where)
        if (key := _key(outlet.name)) in found:
            raise RegistryError(
                f"{where}: {outlet.name} stands in line {found[key][0]} too; keep one of them"
            )
        found[key] = number, outlet
    return [outlet for _, outlet in found.values()]


def _from_toml(text: str, path: str) -> list[Outlet]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(f"{path}: {error}") from error
    starts = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*outlet\s*\]\]", line)]
    entries = table.get("outlet", [])
    if set(table) - {"outlet"} or not isinstance(entries, list):
        raise RegistryError(f"{path}, line 1: expected nothing but [[outlet]] entries")
    lines = starts if len(starts) == len(entries) else [1] * len(entries)
    return [_outlet(entry, f"{path}, line {number}") for entry, number in zip(entries, lines, strict=True)]


def _outlet(values: object, where: str) -> Outlet:
    """An outlet of one line's or one entry's values."""
    if not isinstance(values, dict):
        raise RegistryError(f"{where}: expected an outlet with {', '.join(_COLUMNS)}")
    if unknown := set(values) - set(_COLUMNS):
        raise RegistryError(f"{where}: unknown {', '.join(sorted(map(str, unknown)))}")
    name, kind, country = (_text(values.get(key, ""), key, where) for key in _COLUMNS[:3])
    if not parts(name):
        raise RegistryError(f"{where}: an outlet without a name")
    if kind not in list(OutletKind):
        raise RegistryError(f"{where}: kind {kind!r} is none of {', '.join(OutletKind)}")
    domains = tuple(domain.lower().removeprefix("www.") for domain in _list(values, "domains", where))
    for domain in domains:
        if not _DOMAIN.fullmatch(domain):
            raise RegistryError(f"{where}: {domain!r} is no domain; write it as in news.example.org")
    return Outlet(name, OutletKind(kind), country or None, domains, _list(values, "aliases", where))


def _text(value: object, key: str, where: str) -> str:
    if not isinstance(value, str):
        raise RegistryError(f"{where}: {key} is no text")
    return value.strip()


def _list(values: dict[str, object], key: str, where: str) -> tuple[str, ...]:
    given = values.get(key, [])
    if not isinstance(given, list):
        raise RegistryError(f"{where}: {key} is no list")
    texts = (_text(value, key, where) for value in given)
    return tuple(dict.fromkeys(text for text in texts if text))


def _key(name: str) -> str:
    """A name folded, its marks and an article before it left out."""
    words = parts(name.replace("/", " ").replace("-", " "))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _host(address: str) -> str:
    try:
        found = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (found or "").rstrip(".")
