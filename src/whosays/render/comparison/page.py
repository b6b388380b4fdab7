"""A comparison as one self-contained HTML page, frozen: what made it, and of which bytes, stands in it.

No script; a content security policy allows the style that stands in the page and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whosays.model import Cell, Comparison, Drift, Passage, Stand, Value
from whosays.render import inert
from whosays.render.comparison import chosen
from whosays.render.comparison.excerpts import Stretch, differing, excerpt
from whosays.render.comparison.sheet import Column, lettered, sheets
from whosays.render.comparison.words import (
    CHANGES,
    DISTANCES,
    DRIFTS,
    SIGNS,
    TRUTHS,
    chain,
    doubt,
    kin,
    why,
)

_FIRST = 8  # entries of a list; the others are folded away


def page(comparison: Comparison, *, everything: bool, made: date) -> Iterator[str]:
    """The page, piece by piece; `made`: the day that it says it was made on."""
    style = files("whosays.render").joinpath("templates", "comparison.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    columns, laid = lettered(comparison), list(sheets(comparison, everything=everything))
    return (
        _environment()
        .get_template("comparison.html.j2")
        .generate(
            found=comparison,
            sheets=laid,
            shown={row.number for sheet in laid for row in sheet.rows},
            columns=columns,
            alone=list(chosen.carried_alone(comparison)),
            lacking=list(chosen.carried_by_all_but_one(comparison)),
            second_hand=list(chosen.second_hand(comparison)),
            excerpt=partial(_excerpt, columns),
            made=made.isoformat(),
            style=Markup(style),  # noqa: S704 - a file of this package
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        )
    )


def _excerpt(columns: dict[str, Column], passage: Passage) -> list[Stretch]:
    return list(excerpt(columns[passage.account].reading.account, passage))


def _sides(drift: Drift) -> list[tuple[Passage, list[Stretch]]]:
    """Both wordings, what differs marked."""
    first, second = zip(*drift.changes, strict=True) if drift.changes else ((), ())
    return [
        (drift.first, list(differing(drift.first.text, first))),
        (drift.second, list(differing(drift.second.text, second))),
    ]


def _valued(value: Value) -> list[Stretch]:
    return list(differing(value.clause.text, [value.words.text]))


def _split(row_cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> list[tuple[Column, Cell, list[Cell]]]:
    """Each origin with its cell, and those of its copies that stand otherwise."""
    pairs = list(zip(columns, row_cells, strict=True))
    return [
        (
            column,
            cell,
            [copy for one, copy in pairs if one.origin == column.letter and copy.stand is not cell.stand],
        )
        for column, cell in pairs
        if column.origin is None
    ]


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def _web_address(url: str | None) -> bool:
    """Whether `url` may be a link: nothing but the web, so that no script hides in it."""
    return url is not None and url.lower().startswith(("http://", "https://"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whosays.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        inert=inert.line,
        percent=_percent,
        kin=kin,
        why=why,
        chain=chain,
        doubt=doubt,
        sides=_sides,
        valued=_valued,
    )
    environment.tests["web_address"] = _web_address
    environment.globals.update(
        split=_split,
        first=_FIRST,
        signs=SIGNS,
        stands=list(Stand),
        distances=DISTANCES,
        truths=TRUTHS,
        drifts=DRIFTS,
        change_kinds=CHANGES,
    )
    return environment
