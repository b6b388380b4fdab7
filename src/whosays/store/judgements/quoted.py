"""Quotation type of a content whose boundaries a person moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whosays.model import Quotation, Span

_PARAGRAPH = re.compile(r"\S.*(?:\n.*\S.*)*")
_LEADING = re.compile(r"\s*(?:that|to|whether|if)\b", re.IGNORECASE)


def quotation(text: str, content: Sequence[Span]) -> Quotation:
    """Direct when all words stand in quotation marks, a leading *that* aside; indirect when none do."""
    from whosays.extract.quotes import quotations  # noqa: PLC0415 - the model's run time comes with it

    quoted: set[int] = set()
    for paragraph in _PARAGRAPH.finditer(text, text.rfind("\n\n", 0, content[0].start) + 1, content[-1].end):
        for start, end in quotations(paragraph[0]):
            quoted.update(range(paragraph.start() + start, paragraph.start() + end))
    leading = _LEADING.match(content[0].text)
    first = content[0].start + (leading.end() if leading else 0)
    said = {at for piece in content for at in range(max(piece.start, first), piece.end) if text[at].isalnum()}
    if said and said <= quoted:
        return Quotation.DIRECT
    return Quotation.MIXED if said & quoted else Quotation.INDIRECT
