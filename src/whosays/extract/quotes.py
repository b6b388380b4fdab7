"""Quotation marks: which characters of a paragraph stand inside them."""

from __future__ import annotations

import re

# What opens, and what closes it. Straight single marks count when doubled (''so'', as some wires
# write); a lone one is an apostrophe far more often than a quotation mark.
_CLOSED_BY = {
    "“": re.compile("”"),
    "„": re.compile("[“”]"),
    "«": re.compile("»"),
    '"': re.compile('"'),
    "''": re.compile("''"),
    "``": re.compile("''"),
    "‘": re.compile(r"’(?!\w)"),
}
_DOUBLE = r"[“„«\"]|''|``"
_OPENING = re.compile(rf"{_DOUBLE}|(?<!\w)‘")
_OPENING_DOUBLE = re.compile(_DOUBLE)


def quotations(paragraph: str) -> list[tuple[int, int]]:
    """Extents of the quotations in a paragraph, marks included, outermost only.

    A quotation that the paragraph does not close runs to its end, as newspapers set a quotation of
    several paragraphs; a single mark (‘) that nothing closes is passed over.
    """
    found = []
    position, openings = 0, _OPENING
    while opening := openings.search(paragraph, position):
        closing = _CLOSED_BY[opening[0]].search(paragraph, opening.end())
        if closing is None and opening[0] == "‘":
            # Nothing will close a later one either: looking again each time would take quadratic time.
            position, openings = opening.end(), _OPENING_DOUBLE
            continue
        position = closing.end() if closing else len(paragraph)
        found.append((opening.start(), position))
    return found
