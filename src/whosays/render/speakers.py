"""Who says how much, and what one has said, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from whosays.render import inert, tables
from whosays.render.hits import source_of, where
from whosays.render.ids import brief
from whosays.render.tables import cell
from whosays.store import Hit, Speaker

_CALM = "dim"


def table(speakers: Iterable[Speaker]) -> Table:
    """A row each."""
    shown = tables.table(
        "who", "what", "statements", "accounts", "from – to", right=("statements", "accounts")
    )
    for one in speakers:
        days = " – ".join(dict.fromkeys(day for day in (one.first, one.last) if day))
        shown.add_row(
            cell(one.name, "bold blue"),
            cell(one.type.value, _CALM),
            f"{one.statements:,}",
            f"{one.accounts:,}",
            cell(days),
        )
    return shown


def timeline(one: Speaker, said: Sequence[Hit]) -> Iterator[RenderableType]:
    """Statements in the order given: the day, the act and the words, and where they stand."""
    count = f"{one.type.value} · {_many(len(said), 'statement')} in {_many(one.accounts, 'account')}"
    yield Text.assemble((inert.line(one.name), "bold"), "  ", (count, _CALM), overflow="fold")
    yield Text()
    for hit in said:
        yield _statement(hit)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _statement(hit: Hit) -> Table:
    row = Table.grid(padding=(0, 2, 1, 0), expand=True)
    row.add_column(width=10)
    row.add_column(width=13, overflow="fold")
    row.add_column(overflow="fold", ratio=1)
    words = " … ".join(inert.line(piece.text) for piece in hit.content)
    shown = Text.assemble(words, "\n", (_origin(hit), _CALM), overflow="fold")
    row.add_row(Text(_day(hit)), Text(hit.act.replace("_", " "), "magenta"), shown)
    return row


def _origin(hit: Hit) -> str:
    ids = f"{brief(hit.account)}/{brief(hit.attribution)}"
    return " · ".join(filter(None, (source_of(hit), where(hit), ids)))


def _day(hit: Hit) -> str:
    return hit.said.first.isoformat() if hit.said else inert.line(hit.published or "no date")
