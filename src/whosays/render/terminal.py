"""A reading on a terminal: a header, a table of who says what, and the chains.

Everything is built from `Text` objects, so rich's markup in an article is only text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from whosays.model import (
    Account,
    Act,
    Actor,
    Attribution,
    FailedReading,
    Polarity,
    Reading,
    Resolved,
    Unresolved,
)
from whosays.render import inert
from whosays.render.calendar import dated
from whosays.render.chains import Link, links
from whosays.render.ids import BRIEF, brief
from whosays.render.who import meant

_SOURCE, _CUE, _CALM, _ALARM = "bold blue", "yellow", "dim", "bold red"
_ACTOR, _ACT, _CONTRARY = "blue", "magenta", "red"
_DEEPEST_INDENT = 4
_CANDIDATES = 3
_ROWS_AT_ONCE = 100


class Screen(Console):
    """A console that tells when its reader has gone; rich's own would leave with a code of its own."""

    def on_broken_pipe(self) -> None:
        """Raises again what rich has caught."""
        raise BrokenPipeError


def show(results: Iterable[Reading | FailedReading], console: Console, *, ids: bool = False) -> None:
    """Print each result as it comes; `ids`: with those of accounts and attributions."""
    for number, result in enumerate(results):
        if number:
            console.print()
        for part in render(result, ids=ids):
            console.print(part)


def render(result: Reading | FailedReading, *, ids: bool = False) -> Iterator[RenderableType]:
    """One result, ready for a console of any width; in parts, so that a long one shows at once."""
    return iter([_failure(result)]) if isinstance(result, FailedReading) else _reading(result, ids)


def _failure(failed: FailedReading) -> Text:
    return Text.assemble(
        ("✗ not read  ", _ALARM),
        (inert.line(failed.path or "account"), "bold"),
        f"  {inert.line(failed.failure.message)} ",
        (f"[{failed.failure.kind}]", _CALM),
    )


def _reading(reading: Reading, ids: bool) -> Iterator[RenderableType]:
    rows = list(links(reading.attributions))
    yield from _header(reading.account)
    yield _counts(reading)
    if ids:
        yield Text(f"account {brief(reading.account.id)} · read by {inert.line(reading.model)}", _CALM)
    yield from _body(rows, ids)
    chains = [_chain(link) for link in rows if link.leaf and link.depth]
    if chains:
        yield from (Text(), Text("Chains", _CALM), *chains)


def _header(account: Account) -> Iterator[Text]:
    known = account.metadata
    yield Text(inert.line(known.title or account.path or "account"), "bold", overflow="fold")
    facts = (known.outlet, ", ".join(known.authors), known.published, known.url)
    shown = " · ".join(inert.line(fact) for fact in facts if fact)
    if shown:
        yield Text(shown, overflow="fold")


def _counts(reading: Reading) -> Text:
    nested = sum(attribution.parent is not None for attribution in reading.attributions)
    facts = [
        _many(len(reading.attributions), "attribution", "attributions"),
        *([f"{nested} nested"] if nested else []),
    ]
    named = reading.account.path if reading.account.metadata.title else None
    place = f"{inert.line(named)} · " if named else ""
    others = (
        _many(len(reading.entities), "entity", "entities"),
        *([_many(len(reading.actors), "actor", "actors")] if reading.actors else []),
    )
    return Text(place + " · ".join((", ".join(facts), *others)), _CALM, overflow="fold")


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _body(rows: list[Link], ids: bool) -> Iterator[RenderableType]:
    if not rows:
        yield Text("No attribution found: nobody seems to say anything here.", _CALM)
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        yield _table(rows[first : first + _ROWS_AT_ONCE], headed=not first, ids=ids)


def _table(rows: list[Link], *, headed: bool, ids: bool) -> Table:
    """Rows of who says what; the widths do not depend on the words, so that tables join up."""
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_header=headed,
        padding=(0, 1, 0, 0),
        header_style=_CALM,
        expand=True,
    )
    table.add_column("who", overflow="fold", ratio=5)
    table.add_column("says", overflow="fold", ratio=4)
    table.add_column("what", overflow="fold", ratio=12)
    table.add_column("quoted", no_wrap=True, width=8)
    table.add_column("sure", no_wrap=True, width=4, justify="right")
    if ids:
        table.add_column("id", no_wrap=True, width=BRIEF)
    for number, link in enumerate(rows):
        if (number or not headed) and not link.depth:
            table.add_row()  # air between outermost attributions; a chain stays together
        cells = [*_cells(link), *([Text(brief(link.attribution.id), _CALM)] if ids else [])]
        table.add_row(*cells)
    return table


def _cells(link: Link) -> Iterator[RenderableType]:
    attribution = link.attribution
    yield _who(link)
    yield _says(attribution)
    yield Text("\n").join([Text(_content(attribution)), *_circumstances(attribution)])
    yield Text(attribution.quotation.value, _CALM)
    yield Text(f"{attribution.confidence:.0%}", _CALM)


def _who(link: Link) -> RenderableType:
    source = Text("\n").join([_source(link.attribution), *_actor(link.attribution)])
    if not link.depth:
        return source
    indented = Table.grid()  # a grid, so that wrapped words stay to the right of the mark
    indented.add_column(no_wrap=True)
    indented.add_column(overflow="fold")
    indented.add_row(Text("  " * (min(link.depth, _DEEPEST_INDENT) - 1) + "└ ", _CALM), source)
    return indented


def _source(attribution: Attribution) -> Text:
    if attribution.source is None:
        return Text("nobody named", _CALM)
    return Text(inert.line(attribution.source.text), _SOURCE)


def _actor(attribution: Attribution) -> Iterator[Text]:
    match meant(attribution):
        case Resolved(actor=actor):
            yield Text.assemble(("→ ", _CALM), (inert.line(actor.name), _ACTOR))
        case Unresolved(candidates=candidates):
            yield Text.assemble(("→ ", _CALM), (_any_of(candidates), _CALM))


def _any_of(candidates: Sequence[Actor]) -> str:
    names = [inert.line(actor.name) for actor in candidates[:_CANDIDATES]]
    if len(candidates) > _CANDIDATES:
        names.append(f"{len(candidates) - _CANDIDATES} more")
    return f"{' or '.join(names)}?"


def _says(attribution: Attribution) -> Text:
    cue = Text(inert.line(attribution.cue.text), _CUE)
    if attribution.act is Act.SAYS:
        return cue
    colour = _CONTRARY if attribution.features.polarity is Polarity.NEGATIVE else _ACT
    return Text.assemble(cue, "\n", ("→ ", _CALM), (attribution.act.replace("_", " "), colour))


def _circumstances(attribution: Attribution) -> Iterator[Text]:
    """To whom, in what, and when: on one line, if the text tells any of it."""
    told = [
        f"to {inert.line(attribution.hearer.text)}" if attribution.hearer else "",
        f"in {inert.line(attribution.where.text)}" if attribution.where else "",
        f"said {dated(attribution.said_on)}" if attribution.said_on else "",
    ]
    if any(told):
        yield Text("".join(f"· {part} " for part in told if part).rstrip(), _CALM)


def _content(attribution: Attribution) -> str:
    return " … ".join(inert.line(piece.text) for piece in attribution.content)


def _chain(link: Link) -> Text:
    steps = (_source(step) + Text(" ") + Text(inert.line(step.cue.text), _CUE) for step in link.chain)
    return Text("  ") + Text.assemble((" ▸ ", _CALM)).join(steps)
