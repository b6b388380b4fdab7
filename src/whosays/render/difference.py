"""How versions of an account differ, on a terminal: what went and what came, with some words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from whosays.render import inert
from whosays.render.ids import brief
from whosays.render.stretches import Fate, Stretch, stretches
from whosays.store import DetailChange, Difference, Version

_CALM = "dim"
_AROUND = 60  # characters of what stayed, on either side of what did not


_SIGNS = {  # the signs around words, for eyes without colours, and the style
    Fate.STAYED: ("", "", ""),
    Fate.WENT: ("[-", "-]", "red strike"),
    Fate.CAME: ("{+", "+}", "green"),
}


def render(versions: Sequence[Version], edits: Sequence[Difference]) -> Iterator[RenderableType]:
    """Each version, and below it how it differs from the one before; one edit less than versions."""
    yield Text(inert.line(versions[0].address), "bold", overflow="fold")
    yield _version(1, versions[0])
    for number, (version, edit) in enumerate(zip(versions[1:], edits, strict=True), 2):
        yield Text()
        yield _version(number, version)
        for line in _edit(edit):
            yield Padding(line, (0, 0, 0, 4), expand=False)


def _version(number: int, version: Version) -> Text:
    facts = (
        f"{version.retrieved:%Y-%m-%d %H:%M} UTC",
        brief(version.account),
        inert.line(version.title or ""),
    )
    return Text.assemble((f"{number:>3} ", _CALM), " · ".join(filter(None, facts)), overflow="fold")


def _edit(edit: Difference) -> Iterator[Text]:
    for detail in edit.details:
        yield _detail(detail)
    yield from _passages(edit)
    if not edit.details and not edit.changes:
        yield Text("The same words: what changed is around them (markup, advertisements).", _CALM)


def _detail(change: DetailChange) -> Text:
    shown = Text(f"{change.detail}: ", _CALM, overflow="fold")
    for fate, words in ((Fate.WENT, change.old), (Fate.CAME, change.new)):
        if words:
            shown.append(_marked(Stretch(fate, words)))
            shown.append(" ")
    return shown


def _passages(edit: Difference) -> Iterator[Text]:
    """The changes in the order of the text; those that stand near each other in one passage."""
    passage = Text(overflow="fold")
    for before, stretch, after in _neighbours(list(stretches(edit))):
        if stretch.fate is not Fate.STAYED:
            passage.append(_marked(stretch))
        elif before and after and len(stretch.text) <= 2 * _AROUND and "\n\n" not in stretch.text:
            passage.append(inert.line(stretch.text))
        else:
            if before:
                yield passage.append(_beginning(stretch.text))
            passage = Text(_end(stretch.text), overflow="fold")
    if passage.plain.strip():
        yield passage


def _neighbours(stretches: Sequence[Stretch]) -> Iterator[tuple[bool, Stretch, bool]]:
    """Each stretch, with whether something stands before it and after it."""
    for place, stretch in enumerate(stretches):
        yield place > 0, stretch, place < len(stretches) - 1


def _marked(stretch: Stretch) -> Text:
    """What went or came, its signs outside of the white space that it begins or ends with."""
    before, after, style = _SIGNS[stretch.fate]
    words = inert.line(stretch.text)
    return Text(f"{before}{words.strip()}{after}" if words.strip() else f"{before}{words}{after}", style)


def _beginning(text: str) -> str:
    """The first words of what stayed."""
    words = inert.line(text[:_AROUND])
    return words.rstrip() if len(text) <= _AROUND else f"{words.rpartition(' ')[0] or words} …"


def _end(text: str) -> str:
    """The last words of what stayed."""
    words = inert.line(text[-_AROUND:])
    return words.lstrip() if len(text) <= _AROUND else f"… {words.partition(' ')[2] or words}"
