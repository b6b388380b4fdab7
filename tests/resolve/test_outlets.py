"""The registry of outlets: looked up by domain, name and credit; a user's file over it; broken files."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import RegistryError
from whosays.resolve.outlets import OutletKind, read_outlets, shipped

HEADER = "name\tkind\tcountry\tdomains\taliases\n"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("http://edition.cnn.com:80/x?y=z", "CNN"),
        ("abcnews.go.com", "ABC News"),
        ("NEWS.UN.ORG.", "UN News"),
        ("https://bbc.co.uk.example.org/", None),
        ("https://notbbc.co.uk/", None),
        ("https://user@[::1/", None),
        ("", None),
    ],
)
def test_by_domain(address: str, name: str | None) -> None:
    found = shipped().at(address)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("the Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("ap", None),
        ("XINHUA", "Xinhua"),
        ("Xinhua News Agency", "Xinhua"),
        ("Agence France Presse", "Agence France-Presse"),
        ("EL PAIS", "El País"),
        ("Lira Courier", None),
        ("...", None),
    ],
)
def test_by_name(said: str, name: str | None) -> None:
    found = shipped().named(said)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LIRA (AFP) - The lake rose again.", ["Agence France-Presse"]),
        ("LIRA, Feb 3 (AP/Reuters) - The lake rose.", ["Associated Press", "Reuters"]),
        ("The lake rose.\n\nXinhua", ["Xinhua"]),
        ("The lake rose (again), the mayor said.", []),
        ("The lake rose. " * 40 + "It was (AFP) dry. " + "The lake rose. " * 40, []),
    ],
)
def test_by_credit(text: str, names: list[str]) -> None:
    assert [outlet.name for outlet in shipped().credited(text)] == names


def test_the_shipped_list_gives_no_name_or_domain_twice() -> None:
    said = [name for outlet in shipped() for name in (outlet.name, *outlet.aliases)]
    found = [outlet for name in said if (outlet := shipped().named(name))]
    assert len(found) == len(said)
    for outlet in shipped():
        assert all(shipped().named(name) == outlet for name in (outlet.name, *outlet.aliases))
        assert all(shipped().at(domain) == outlet for domain in outlet.domains)
    assert len(list(shipped())) >= 150


def test_a_users_table_is_laid_over_the_list(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(
        f"{HEADER}Lira Courier\tnewspaper\t\tlira-courier.example\tCourier\n"
        "# mine\n\nReuters\tother\t\treuters.example\tRtr\n",
        encoding="utf-8",
    )
    outlets = read_outlets(path)
    found = outlets.at("www.lira-courier.example")
    assert found is not None
    assert found.kind is OutletKind.NEWSPAPER
    replaced = outlets.named("Reuters")
    assert replaced is not None
    assert replaced.kind is OutletKind.OTHER
    assert outlets.at("reuters.com") is None
    assert outlets.named("AFP") is not None


def test_a_users_toml(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[outlet]]\nname = "Lira Courier"\nkind = "newspaper"\ndomains = ["WWW.lira.example"]\n',
        encoding="utf-8",
    )
    found = read_outlets(path).at("lira.example")
    assert found is not None
    assert found.name == "Lira Courier"


@pytest.mark.parametrize(
    ("name", "written", "line"),
    [
        ("a.tsv", "name\tkind\n", 1),
        ("a.tsv", "", 1),
        ("a.tsv", f"{HEADER}Lira Courier\tpaper\t\t\t\n", 2),
        ("a.tsv", f"{HEADER}\n\tagency\t\t\t\n", 3),
        ("a.tsv", f"{HEADER}A\tagency\t\tnot a domain\t\n", 2),
        ("a.tsv", f"{HEADER}A\tagency\t\t\t\t\t\n", 2),
        ("a.tsv", f"{HEADER}A\tagency\t\t\t\nThe A\tagency\t\t\t\n", 3),
        ("a.toml", '[[outlet]]\nname = "A"\nkind = "agency"\n[[outlet]]\nname = 3\n', 4),
        ("a.toml", '[[outlet]]\nname = "A"\nkind = "agency"\ncolour = "red"\n', 1),
        ("a.toml", '[[outlet]]\nname = "A\n', 2),
        ("a.toml", 'title = "A"\n', 1),
        ("a.toml", "outlet = [3]\n", 1),
    ],
)
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, name: str, written: str, line: int) -> None:
    path = tmp_path / name
    path.write_text(written, encoding="utf-8")
    with pytest.raises(RegistryError, match=f"line {line}\\b"):
        read_outlets(path)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(HEADER.encode() + b"A\xff\tagency\t\t\t\n")
    with pytest.raises(RegistryError, match="line 2"):
        read_outlets(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="cannot be read"):
        read_outlets(tmp_path / "none.tsv")
