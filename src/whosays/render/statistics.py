"""How much a library holds, and what could not be read, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from whosays.render import tables
from whosays.render.tables import cell
from whosays.store import RecordedFailure, Statistics

_SHOWN = 15  # outlets; there may be a thousand
_CALM = "dim"


def render(found: Statistics) -> Iterator[RenderableType]:
    """Counts, then accounts by outlet and year, then statements by act."""
    yield tables.pairs(totals(found))
    years = dict(sorted(found.years.items(), key=lambda one: one[0] or ""))
    acts = {act.replace("_", " "): count for act, count in found.acts.items()}
    for title, count, of in (
        ("outlet", "accounts", found.outlets),
        ("published", "accounts", years),
        ("act", "statements", acts),
    ):
        if of:
            yield Text()
            yield _counts(title, count, of)


def totals(found: Statistics) -> list[tuple[str, str]]:
    """What there is, and how much of it."""
    return [
        ("accounts", f"{found.accounts:,}"),
        ("addresses", f"{found.addresses:,}"),
        ("statements", f"{found.attributions:,}"),
        ("actors", f"{found.actors:,} in single accounts, {found.identities:,} across accounts"),
        ("judgements", f"{found.judgements:,}"),
        ("failures", f"{found.failures:,}"),
        ("originals", size(found.bytes)),
    ]


def _counts(title: str, of: str, counts: Mapping[str | None, int] | Mapping[str, int]) -> Table:
    shown = tables.table(title, of, right=(of,))
    rows = list(counts.items())
    for name, count in rows[:_SHOWN] if title == "outlet" else rows:
        shown.add_row(Text("not told", _CALM) if name is None else cell(name), f"{count:,}")
    if title == "outlet" and len(rows) > _SHOWN:
        others = sum(count for _, count in rows[_SHOWN:])
        shown.add_row(Text(f"{len(rows) - _SHOWN:,} others", _CALM), f"{others:,}")
    return shown


def size(count: float) -> str:
    """So many bytes, as people say it."""
    for unit in ("bytes", "kB", "MB"):
        if count < 1000:
            return f"{count:,.0f} {unit}" if unit == "bytes" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:,.1f} GB"


def failures(found: Sequence[RecordedFailure]) -> Table:
    """A row each."""
    shown = tables.table("when", "source", "why")
    for one in found:
        why = Text.assemble(cell(one.failure.message), (f" [{one.failure.kind}]", _CALM))
        shown.add_row(Text(f"{one.when:%Y-%m-%d %H:%M}", _CALM), cell(one.source), why)
    return shown
