"""Statements that were found, on a terminal: who, says, what; then where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whosays.model import Act
from whosays.render import inert
from whosays.render.ids import brief
from whosays.store import Hit, Page, Snippet

_WHO, _CUE, _CALM, _FOUND = "bold blue", "yellow", "dim", "bold reverse"
_ACTOR, _ACT = "blue", "magenta"
_INDENT = (0, 0, 0, 4)


def render(page: Page[Hit]) -> Iterator[RenderableType]:
    """The hits, numbered on from the first page."""
    for number, hit in enumerate(page.hits, page.offset + 1):
        if number > page.offset + 1:
            yield Text()
        yield from _hit(hit, number)


def _hit(hit: Hit, number: int) -> Iterator[RenderableType]:
    yield Text.assemble((f"{number:>3} ", _CALM), _who(hit), " ", _says(hit), overflow="fold")
    for line in (*_said(hit), *_place(hit), _way(hit)):
        yield Padding(line, _INDENT, expand=False)


def _who(hit: Hit) -> Text:
    source = Text(inert.line(hit.source.text), _WHO) if hit.source else Text("nobody named", _CALM)
    if hit.actor is None or (hit.source and hit.actor.casefold() in hit.source.text.casefold()):
        return source
    return Text.assemble(source, (" → ", _CALM), (inert.line(hit.actor), _ACTOR))


def _says(hit: Hit) -> Text:
    cue = Text(inert.line(hit.cue.text), _CUE)
    if hit.act is Act.SAYS:
        return cue
    return Text.assemble(cue, (" → ", _CALM), (hit.act.replace("_", " "), _ACT))


def _said(hit: Hit) -> Iterator[Text]:
    """What is said; below it the passage, where the words were found elsewhere in the account."""
    words = " … ".join(piece.text for piece in hit.content)
    if hit.snippet.text not in words:
        yield Text(inert.line(words), overflow="fold")
        yield Text.assemble(("found in: ", _CALM), _snippet(hit.snippet), overflow="fold")
    else:
        yield _snippet(hit.snippet)


def _snippet(snippet: Snippet) -> Text:
    """The words, with those that were searched for marked; in brackets where there are no colours."""
    shown, at = Text(overflow="fold"), 0
    for start, end in snippet.marks:
        shown.append(inert.line(snippet.text[at:start]))
        shown.append(inert.line(snippet.text[start:end]), _FOUND)
        at = end
    return shown.append(inert.line(snippet.text[at:]))


def where(hit: Hit) -> str:
    """Title, outlet, day, page: as far as they are known."""
    facts = [hit.title, hit.outlet, hit.published, f"page {hit.page}" if hit.page else None]
    return " · ".join(inert.line(fact) for fact in facts if fact)


def source_of(hit: Hit) -> str:
    """Where the account was found: its address, else the path it came from."""
    return inert.line(hit.url or hit.path or "")


def _place(hit: Hit) -> Iterator[Text]:
    said = dict.fromkeys((hit.said.first.isoformat(), hit.said.last.isoformat())) if hit.said else {}
    facts = [where(hit), f"said {' – '.join(said)}" if said else "", "checked" if hit.checked else ""]
    if any(facts):
        yield Text(" · ".join(filter(None, facts)), overflow="fold")


def _way(hit: Hit) -> Text:
    ids = f"{brief(hit.account)}/{brief(hit.attribution)}"
    return Text(" · ".join(filter(None, (source_of(hit), ids))), _CALM, overflow="fold")
