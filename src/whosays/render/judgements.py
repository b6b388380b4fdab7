"""What people said, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from whosays.model import Attribution, Judgement, Resolved, Undo, standing
from whosays.render import inert, tables
from whosays.render.ids import brief
from whosays.render.tables import cell
from whosays.render.verdicts import KINDS, about, short
from whosays.render.who import meant
from whosays.store.judgements.entries import Touched
from whosays.store.judgements.judged import Judged, Unfit

_CALM = "dim"


def made(judgement: Judgement, judged: Judged | None) -> Iterator[RenderableType]:
    """That it was taken down, and the statements of its account that it touched, as they are now."""
    kind = KINDS[type(judgement.verdict).__name__]
    back = f"`whosays judge undo {brief(judgement.id)}` takes it back"
    yield Text.assemble(
        (brief(judgement.id), "bold"),
        f" {kind} by {inert.line(judgement.who)}: {inert.line(about(judgement.verdict))}; ",
        (back, _CALM),
        overflow="fold",
    )
    if judged is None:
        return
    unfit = next((one for one in judged.unfit if one.judgement.id == judgement.id), None)
    if unfit is not None:
        yield Text(f"It does not fit as the account is now ({unfit.fault.value}): {_words(unfit)}", "red")
    for one in judged.reading.attributions:
        if one.id in judged.touched and _touches(judgement, judged.touched[one.id]):
            yield Padding(_statement(one), (0, 0, 0, 2), expand=False)


def _touches(judgement: Judgement, touched: Touched) -> bool:
    by = (touched.made, touched.checked, *touched.changed)
    return any(one is not None and one.id == judgement.id for one in by)


def _statement(one: Attribution) -> Text:
    content = " … ".join(inert.line(piece.text) for piece in one.content)
    actor = meant(one)
    return Text.assemble(
        (brief(one.id), _CALM),
        "  ",
        (inert.line(one.source.text) if one.source else "nobody named", "bold blue"),
        (f" → {inert.line(actor.actor.name)}" if isinstance(actor, Resolved) else "", "blue"),
        " ",
        (inert.line(one.cue.text), "yellow"),
        " ",
        content,
        overflow="fold",
    )


def table(groups: Iterable[Sequence[Judgement]]) -> Table:
    """A row each, those of one account together."""
    shown = tables.table("id", "when", "who", "what", "of", "account")
    for group in groups:
        held = {one.id for one in standing(group)}
        for one in group:
            undone = one.id not in held and not isinstance(one.verdict, Undo)
            kind = KINDS[type(one.verdict).__name__] + (" (undone)" if undone else "")
            shown.add_row(
                Text(brief(one.id)),
                Text(f"{one.when:%Y-%m-%d %H:%M}", _CALM),
                cell(one.who),
                Text(kind, _CALM if undone else ""),
                cell(about(one.verdict)),
                Text(brief(one.account or ""), _CALM),
            )
    return shown


def unfit(found: Iterable[Unfit]) -> Table:
    """A row each, with what is wrong."""
    shown = tables.table("id", "what", "of", "fault", "words", "account")
    for one in found:
        judgement = one.judgement
        shown.add_row(
            Text(brief(judgement.id)),
            Text(KINDS[type(judgement.verdict).__name__]),
            cell(about(judgement.verdict)),
            Text(one.fault.value, "red"),
            _words(one),
            Text(brief(judgement.account or ""), _CALM),
        )
    return shown


def _words(one: Unfit) -> Text:
    places = ", ".join(f"{span.start}:{span.end}" for span in one.candidates)
    return cell(short(one.words) + (f" at {places}?" if places else ""))
