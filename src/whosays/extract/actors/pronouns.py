"""Pronouns: whom each may stand for, and whose voice a first person is."""

from __future__ import annotations

from collections import defaultdict

from whosays.extract.actors.drafts import Draft, Register
from whosays.extract.actors.lexicon import FIRST, HE, IT, SHE, THEY, THIRD, WE, YOU
from whosays.extract.actors.page import Page, Range
from whosays.model import ActorType, LinkKind

_SINGLE = frozenset({ActorType.PERSON, ActorType.UNNAMED})
_THINGS = frozenset(
    {ActorType.ORGANIZATION, ActorType.GOVERNMENT, ActorType.OUTLET, ActorType.DOCUMENT, ActorType.PLACE}
)


def may_mean(pronoun: str, draft: Draft) -> bool:
    """Whether a pronoun (in lower case) can stand for an actor of this kind."""
    if pronoun in HE | SHE:
        gender = "he" if pronoun in HE else "she"
        return draft.type in _SINGLE and not draft.plural and (not draft.genders or gender in draft.genders)
    if pronoun in IT:
        return draft.type in _THINGS or (draft.type is ActorType.GROUP and not draft.plural)
    if pronoun in THEY:
        return draft.type is not ActorType.PLACE
    return draft.type in _SINGLE or draft.type is ActorType.GROUP


def third_persons(page: Page) -> list[int]:
    """The words of the text that are personal pronouns of the third person, no names."""
    return [i for i, word in enumerate(page.lower) if word in THIRD and i not in page.name_at]


class Voices:
    """Who says *I*, *we* and *you* outside what is attributed to somebody.

    All of a kind within one paragraph, quoted or not quoted, are one voice. A question's *you* is the *I*
    of the next paragraph, as interviews are printed.
    """

    def __init__(self, page: Page, register: Register) -> None:
        self._page = page
        self._register = register
        self._words: dict[tuple[int, bool, str], list[int]] = defaultdict(list)
        for word, written in enumerate(page.lower):
            if (kind := _kind(written)) and word not in page.name_at:
                self._words[page.paragraph(word), page.is_quoted(word), kind].append(word)
        self._drafts: dict[tuple[int, bool, str], Draft] = {}

    def of(self, word: int) -> Draft:
        """The voice of the first or second person that this word is."""
        paragraph, quoted = self._page.paragraph(word), self._page.is_quoted(word)
        kind = _kind(self._page.lower[word])
        answer = paragraph + 1, quoted, "i"
        if kind == "you" and answer in self._words:
            draft = self._draft(answer)
            for place in self._places((paragraph, quoted, "you")):
                self._register.mention(draft, place, LinkKind.PRONOUN)
            return draft
        return self._draft((paragraph, quoted, kind))

    def _draft(self, key: tuple[int, bool, str]) -> Draft:
        if key not in self._drafts:
            places = self._places(key)
            written = self._page.span(places[0]).text
            draft = self._register.new(ActorType.UNNAMED, written, plural=key[2] == "we")
            for place in places:
                draft = self._register.mention(draft, place, LinkKind.PRONOUN)
            self._drafts[key] = draft
        return self._drafts[key].root()

    def _places(self, key: tuple[int, bool, str]) -> list[Range]:
        return [(word, word + 1) for word in self._words[key]]


def _kind(written: str) -> str:
    for words, kind in ((FIRST, "i"), (WE, "we"), (YOU, "you")):
        if written in words:
            return kind
    return ""
