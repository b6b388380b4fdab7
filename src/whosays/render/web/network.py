"""Who cites whom, drawn: outlets, those whom they cite, and those whom these cite, in three columns.

Where each stands follows from the numbers alone, so that the same library always gives the same drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from urllib.parse import urlencode
from zlib import crc32

from whosays.store.citations import Cited

_ROW, _TOP = 30.0, 40.0
_COLUMNS = (196.0, 356.0, 736.0)  # where the names of each column end or begin
_MID_END = 566.0
_WIDTHS = (566.0, 940.0)  # without and with the third column
_THICKEST = 11.0
_LONGEST = 28  # characters of a name
_SHOWN = 40  # lines of a drawing


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who cites somebody, in a row of the table.

    Attributes:
        by_address, whom_address: the pages of either; address: the statements.
        path, thickness: how it is drawn; empty where it is in the table alone.
        ends: names of classes, the same for all lines of one node.
    """

    by: str
    by_address: str
    whom: str
    whom_address: str
    statements: int
    address: str
    nested: bool
    path: str = ""
    thickness: float = 0.0
    ends: str = ""

    def to_dict(self) -> dict[str, object]:
        """The line as the twin has it."""
        return {
            "by": self.by,
            "whom": self.whom,
            "statements": self.statements,
            "nested": self.nested,
            "at": self.address,
        }


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the drawing; `anchor` is SVG's."""

    name: str
    short: str
    address: str
    x: float
    y: float
    anchor: str
    key: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The columns, and the lines between them."""

    width: float
    height: float
    heads: tuple[tuple[float, str, str], ...]
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def lines(direct: Iterable[Cited], nested: Iterable[Cited], within: Mapping[str, str]) -> tuple[Line, ...]:
    """The table; `within` are the filters that the addresses of statements keep."""
    found = [_line(one, within, nested=False) for one in direct]
    return (*found, *(_line(one, within, nested=True) for one in nested))


def _line(one: Cited, within: Mapping[str, str], *, nested: bool) -> Line:
    who = {"through": one.by_id or ""} if nested else {"outlet": one.by, "outermost": "1"}
    asked = {**within, **who, "speaker": one.whom_id, "order": "date"}
    by = f"/actor/{one.by_id}" if one.by_id else f"/accounts?{urlencode({'outlet': one.by})}"
    address = f"/search?{urlencode(asked)}"
    return Line(one.by, by, one.whom, f"/actor/{one.whom_id}", one.statements, address, nested)


def draw(found: Sequence[Line]) -> Drawing | None:
    """The strongest lines; None where there is none."""
    direct = sorted((one for one in found if not one.nested), key=_strength)[:_SHOWN]
    nested = sorted((one for one in found if one.nested), key=_strength)[: _SHOWN // 2]
    if not direct and not nested:
        return None
    left = _by_weight(direct, lambda one: one.by_address)
    cited = _by_weight([*direct, *nested], lambda one: one.by_address if one.nested else one.whom_address)
    middle = _near(cited, left, [(one.whom_address, one.by_address, one.statements) for one in direct])
    right = _near(
        _by_weight(nested, lambda one: one.whom_address),
        middle,
        [(one.whom_address, one.by_address, one.statements) for one in nested],
    )
    columns = [left, middle, right]
    height = _TOP + _ROW * max(map(len, columns)) + 12
    places = [_spread(column, height) for column in columns]
    most = max(one.statements for one in (*direct, *nested))
    drawn = [_drawn(one, places[0], places[1], 0, most) for one in direct]
    drawn += [_drawn(one, places[1], places[2], 1, most) for one in nested]
    names = {one.by_address: one.by for one in found} | {one.whom_address: one.whom for one in found}
    nodes = tuple(
        _node(names[key], key, number, y) for number, column in enumerate(places) for key, y in column.items()
    )
    heads = (
        (_COLUMNS[0], "end", "outlets"),
        (_COLUMNS[1], "start", "cite"),
        (_COLUMNS[2], "start", "who cite"),
    )
    return Drawing(
        _WIDTHS[1 if right else 0], height, heads if right else heads[:2], nodes, tuple(reversed(drawn))
    )


def _strength(one: Line) -> tuple[int, str, str]:
    return -one.statements, one.by, one.whom


def _by_weight(of: Iterable[Line], key: Callable[[Line], str]) -> list[str]:
    weights: dict[str, int] = defaultdict(int)
    for one in of:
        weights[key(one)] += one.statements
    return sorted(weights, key=lambda node: (-weights[node], node))


def _near(column: Sequence[str], other: Sequence[str], ties: Iterable[tuple[str, str, int]]) -> list[str]:
    """A column ordered so that each stands near those it is tied to: fewer lines cross."""
    places = {node: place for place, node in enumerate(other)}
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for node, tied, weight in ties:
        sums[node][0] += places[tied] * weight
        sums[node][1] += weight
    far = float(len(other))
    return sorted(column, key=lambda node: sums[node][0] / sums[node][1] if node in sums else far)


def _spread(column: Sequence[str], height: float) -> dict[str, float]:
    room = height - _TOP - 12
    step = room / max(len(column), 1)
    return {node: round(_TOP + step * (place + 0.5), 1) for place, node in enumerate(column)}


def _drawn(
    one: Line, sources: Mapping[str, float], targets: Mapping[str, float], column: int, most: int
) -> Line:
    from_x, to_x = ((_COLUMNS[0] + 8, _COLUMNS[1] - 8), (_MID_END + 8, _COLUMNS[2] - 8))[column]
    from_y, to_y, bend = sources[one.by_address], targets[one.whom_address], (from_x + to_x) / 2
    path = f"M{from_x} {from_y}C{bend} {from_y} {bend} {to_y} {to_x} {to_y}"
    ends = f"{_key(one.by_address, column)} {_key(one.whom_address, column + 1)}"
    return Line(
        one.by, one.by_address, one.whom, one.whom_address, one.statements, one.address, one.nested,
        path, round(max(1.25, _THICKEST * sqrt(one.statements / most)), 2), ends,
    )  # fmt: skip


def _key(address: str, column: int) -> str:
    """A name for scripts: a node is drawn in each column that it stands in."""
    return f"n{column}-{crc32(address.encode()):x}"


def _node(name: str, address: str, column: int, y: float) -> Node:
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    return Node(
        name, short, address, _COLUMNS[column], y, "end" if column == 0 else "start", _key(address, column)
    )
