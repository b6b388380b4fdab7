"""Countries: their names, their people, and the cities and seats that stand for their governments.

The table `countries.tsv` holds facts: member and observer states and the two that most news treats
alike, names in English without accents, capitals, and houses that a government is called by.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whosays.extract.actors.fold import fold


@dataclass(frozen=True, slots=True)
class Countries:
    """Folded forms to the country's name in the table.

    Attributes:
        names: `prc` → `China`; people: `chinese` → `China`; seats: `beijing`, `kremlin`.
    """

    names: dict[str, str]
    people: dict[str, str]
    seats: dict[str, str]

    def named(self, words: str) -> str | None:
        """The country that these words name."""
        return self.names.get(_bare(words))

    def of_people(self, words: str) -> str | None:
        """The country whose people or whose adjective this is."""
        return self.people.get(_bare(words))

    def seated(self, words: str) -> str | None:
        """The country whose government is called by this city or house."""
        return self.seats.get(_bare(words))

    def any(self, words: str) -> str | None:
        """The country that these words have to do with in any of the three ways."""
        return self.named(words) or self.of_people(words) or self.seated(words)


@cache
def countries() -> Countries:
    """The table, read once."""
    names: dict[str, str] = {}
    people: dict[str, str] = {}
    seats: dict[str, str] = {}
    table = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        name, *columns = line.split("\t")
        names[_bare(name)] = name
        for found, column in zip((names, people, seats), columns, strict=True):
            found.update((_bare(form), name) for form in column.split(",") if form)
    return Countries(names, people, seats)


def _bare(words: str) -> str:
    """Folded, without an article."""
    return fold(words).removeprefix("the ").removesuffix("'s")
