"""Whom a source means, where that says more than the words of the source."""

from __future__ import annotations

import re
import unicodedata

from whosays.model import Attribution, LinkKind, Resolved, Unresolved

_WORD = re.compile(r"\w+")
_ARTICLES = {"a", "an", "the"}
_SELF_EVIDENT = {LinkKind.NAME, LinkKind.APPOSITION, LinkKind.DESCRIPTION}


def meant(attribution: Attribution) -> Resolved | Unresolved | None:
    """Its actor, for a reader who sees the source; None where nothing is left to say.

    A name that stands in the source is not said again, unless something other than the name made the link.
    """
    actor = attribution.actor
    if not isinstance(actor, Resolved) or attribution.source is None:
        return actor
    source, name = _words(attribution.source.text), _words(actor.actor.name)
    told = name <= source if actor.link in _SELF_EVIDENT else name == source
    return None if told else actor


def _words(text: str) -> set[str]:
    """The words of `text` without case, accents and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return set(_WORD.findall(plain.casefold())) - _ARTICLES
