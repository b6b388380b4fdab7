"""An account as long as a book, made by hand: a statement a paragraph."""

from __future__ import annotations

from tests.readings import reading, says
from whosays.model import Reading

_FILLER = "The quay was wet again that morning, and the boats lay where they had lain the day before. "


def lengthy(statements: int, filler: int = 3, gap: str = "\n\n") -> Reading:
    """So many paragraphs of one statement each; `filler`: sentences before it, `gap`: between paragraphs."""
    said = [f"Berth {number} is shut, warden {number} told The Tern." for number in range(statements)]
    text = gap.join(_FILLER * filler + one for one in said) + "\n"
    found, after = [], 0
    for number in range(statements):
        after = text.index(f"Berth {number} ", after)
        found.append(says(text, f"warden {number}", "told", f"Berth {number} is shut", after=after))
    return reading(text, found, path="harbour-book.txt", title="The harbour book")
