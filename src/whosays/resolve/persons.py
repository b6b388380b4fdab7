"""Names of persons taken apart and compared, across the world's habits of naming.

A name is compared by its words, not by what each of them is: whether *Varga Ilona* begins with the family
name cannot be told from the words. What differs between two forms of one name decides how alike they are:
order, spelling, a forename's familiar form or its initial, words that only one of them has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whosays.extract.actors.fold import fold, parts
from whosays.extract.actors.lexicon import HONORIFICS, PARTICLES
from whosays.extract.actors.people import genders
from whosays.extract.acts.wordsets import word_set
from whosays.resolve.likeness import Kind, Likeness
from whosays.resolve.spelling import Degree, same_word

_ASIDE = re.compile(r"[\"“”(]\s*([^\"“”()]+?)\s*[\"“”)]|(?<!\w)['‘’]([\w ]+)['‘’](?!\w)")
_SPACED_DOT = re.compile(r"\s+\.(?=\s|$)")
_NUMERAL = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})")  # an *Xi* is none
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"}
_ROYAL = word_set("king queen prince princess pope emperor empress sultan emir tsar patriarch")
_ARTICLE = re.compile(r"(?:al|el|ul|as|ash|an|ar|at|ad|az|es|ed)-(?=\w)")
_COMPARED = 12  # words of a name that are looked at


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of a person.

    Attributes:
        words: folded, without honorifics, particles and generations; never empty.
        written: every word, particles among them, joined: *Jong Un* and *Jong-un* are alike in it.
        number: of one of several of a name (`ii`, `jr`); empty where there is none.
        aside: a name in brackets or quotation marks between the others (`Tomas (Tomo) Kral`).
        is_royal: whether a title tells that a forename is all there is to the name.
        genders: `he` or `she`, where an honorific tells.
    """

    words: tuple[str, ...]
    written: str
    number: str = ""
    aside: str = ""
    is_royal: bool = False
    genders: frozenset[str] = frozenset()

    @property
    def turned(self) -> str:
        """Every word joined, the first one last."""
        return "".join(word.replace("-", "") for word in (*self.words[1:], self.words[0]))

    @property
    def weight(self) -> int:
        """How much the name tells: most for several whole words."""
        return sum(1 if len(word) == 1 else 3 for word in self.words)


@lru_cache(maxsize=262144)
def person_name(name: str) -> PersonName:
    """A name taken apart."""
    found = _ASIDE.search(name)
    aside = fold(found[1] or found[2]) if found else ""
    plain = _SPACED_DOT.sub(".", _ASIDE.sub(" ", name) if found else name)
    titles, words, number = _split(_turned(plain))
    kept = tuple(_bare(word) for word in words if word not in PARTICLES) or words
    kept = kept[:_COMPARED]
    return PersonName(
        kept, "".join(w.replace("-", "") for w in kept), number, aside, bool(titles & _ROYAL), genders(titles)
    )


def compare_persons(first: PersonName, second: PersonName) -> Likeness | None:
    """How alike two names are; None if they are of two persons, or nothing tells that they are one's."""
    if (first.number and second.number and first.number != second.number) or _contradict(first, second):
        return None
    short, long_ = sorted((first, second), key=lambda name: (len(name.words), name.words))
    if len(long_.words) == 1:
        return _single(short, long_)
    if len(short.words) == 1:
        return _alone(short, long_)
    return _same_words(short, long_) or _aligned(short, long_) or _part(short, long_)


def _contradict(first: PersonName, second: PersonName) -> bool:
    return bool(first.genders and second.genders and not first.genders & second.genders)


def _turned(name: str) -> str:
    """`Roe, Ada` the other way round, and a name without what is hung on it (`Ada Roe, MD`)."""
    last, _, first = name.partition(",")
    if not first or "," in first or not last.strip() or " " in last.strip():
        return last if " " in last.strip() else name
    return name if fold(first) in _GENERATIONS else f"{first} {last}"


def _split(name: str) -> tuple[frozenset[str], tuple[str, ...], str]:
    """Titles before a name, its words, and its number."""
    numeral = _numeral(name.rsplit(maxsplit=1)[-1]) if len(name.split()) > 1 else ""
    words = _initials_apart(name) or (name.casefold(),)
    titles: list[str] = []
    while len(words) > 1 and words[0] in HONORIFICS | _ROYAL:
        titles.append(words[0])
        words = words[1:]
    if len(words) > 1 and numeral and words[-1] == numeral.lower():
        return frozenset(titles), words[:-1], numeral.lower()
    number = _GENERATIONS.get(words[-1], "") if len(words) > 1 else ""
    words = words[:-1] if number else words
    return frozenset(titles), words, number


def _initials_apart(name: str) -> tuple[str, ...]:
    """The folded words; initials that are written as one word are several (`JK Roe`, `A.J. Roe`)."""
    words: list[str] = []
    tokens = name.split()
    shouted = all(token.isupper() for token in tokens)
    for at, token in enumerate(tokens, 1):
        letters = token.replace(".", "")
        dotted = "." in token[:-1] and len(letters) <= 4 and letters.isalpha()
        joined = (
            at < len(tokens)
            and letters.isupper()
            and 1 < len(letters) <= 3
            and not (shouted or _numeral(letters))
        )
        words += [*fold(letters)] if (dotted or joined) and len(tokens) > 1 else parts(token)
    return tuple(words)


def _numeral(word: str) -> str:
    return word if _NUMERAL.fullmatch(word) else ""


def _bare(word: str) -> str:
    """A word without an Arabic article that is joined to it."""
    return _ARTICLE.sub("", word, count=1) if "-" in word else word


def _single(first: PersonName, second: PersonName) -> Likeness | None:
    """Two names of one word each: the same surname tells little, a monarch's name and number much."""
    degree = same_word(first.words[0], second.words[0])
    if degree < Degree.CLOSE:
        return None
    if first.is_royal and second.is_royal and first.number == second.number:
        return Likeness(Kind.NAME, 3.0)
    if degree is Degree.SAME:
        return Likeness(Kind.NAME, 1.5)
    return Likeness(Kind.SPELLING, 1.0 if degree is Degree.SPELLING else 0.3)


def _alone(short: PersonName, long_: PersonName) -> Likeness | None:
    """One word that the fuller name begins or ends with, or has in brackets."""
    word = short.words[0]
    last = max(same_word(word, end) for end in _ends(long_.words[-1]))
    first = max(same_word(word, long_.words[0]), same_word(word, long_.aside) if long_.aside else Degree.NOT)
    if max(last, first) < Degree.CLOSE or (short.is_royal and first < last):
        return None
    slip = 0.0 if max(last, first) is Degree.SAME else 0.5
    return Likeness(Kind.SHORT, (0.5 if last >= first else 0.2) - slip)


def _ends(surname: str) -> tuple[str, ...]:
    """What a surname is shortened to: of a joined one, either half."""
    return (surname, *surname.split("-")) if "-" in surname else (surname,)


def _same_words(short: PersonName, long_: PersonName) -> Likeness | None:
    if short.words == long_.words:
        return Likeness(Kind.NAME, 4.0)
    if short.written == long_.written:
        return Likeness(Kind.SPELLING, 3.8)
    if sorted(short.words) == sorted(long_.words) and min(map(len, short.words)) > 1:
        return Likeness(Kind.ORDER, 3.2)
    if short.written == long_.turned or short.turned == long_.written:
        return Likeness(Kind.ORDER, 3.2)
    return None


_COST = {Degree.SAME: 0.0, Degree.SPELLING: 0.6, Degree.NICKNAME: 1.1, Degree.CLOSE: 1.6, Degree.INITIAL: 2.1}
_KINDS = {
    Degree.SAME: Kind.PARTS,
    Degree.SPELLING: Kind.SPELLING,
    Degree.NICKNAME: Kind.NICKNAME,
    Degree.CLOSE: Kind.SPELLING,
    Degree.INITIAL: Kind.INITIALS,
}


def _aligned(short: PersonName, long_: PersonName) -> Likeness | None:
    """Both begin and end alike, and what stands between does not contradict."""
    given = max(_forename(short, long_), _forename(long_, short))
    last = max(same_word(a, b) for a in (short.words[-1],) for b in _ends(long_.words[-1]))
    last = max([last, *(same_word(a, long_.words[-1]) for a in _ends(short.words[-1]))])
    if given is Degree.NOT or last in (Degree.NOT, Degree.INITIAL, Degree.NICKNAME):
        return None
    if not _between(short, long_):
        return None
    cost = _COST[given] + _COST[last] + (0.4 if len(short.words) != len(long_.words) else 0.0)
    joined = "-" in short.words[-1] or "-" in long_.words[-1]
    if joined and short.words[-1] != long_.words[-1] and last is Degree.SAME:
        cost += 1.0  # half of a joined surname, as before or after a marriage
    return Likeness(_KINDS[min(given, last)], 4.0 - cost)


def _forename(one: PersonName, other: PersonName) -> Degree:
    """How alike one's forename is to what the other is called by; an initial before it is passed over."""
    best = same_word(one.words[0], other.words[0])
    if other.aside:
        best = max(best, same_word(one.words[0], other.aside))
    if len(other.words) > 2 and len(other.words[0]) == 1:
        best = max(best, min(same_word(one.words[0], other.words[1]), Degree.NICKNAME))
    return best


def _between(short: PersonName, long_: PersonName) -> bool:
    """Whether the middle words of the shorter stand, in their order, among those of the longer."""
    middle = short.words[1:-1]
    rest = iter(long_.words[:-1] if len(middle) < len(long_.words) - 2 else long_.words[1:-1])
    if not long_.words[1:-1]:
        return True
    return all(any(same_word(word, other) >= Degree.INITIAL for other in rest) for word in middle)


def _part(short: PersonName, long_: PersonName) -> Likeness | None:
    """The first or the last words of a longer name: without a mother's surname, with a patronymic alone."""
    if len(short.words) == len(long_.words) or len(short.words[0]) == 1:
        return None
    for cut, weight in ((slice(len(short.words)), 3.0), (slice(-len(short.words), None), 2.2)):
        degree = min(same_word(a, b) for a, b in zip(short.words, long_.words[cut], strict=True))
        if degree >= Degree.CLOSE:
            return Likeness(Kind.PARTS, weight - _COST[degree])
    return None
