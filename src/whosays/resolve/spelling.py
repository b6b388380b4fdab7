"""Words of names compared: the same, spelt differently, a familiar form, alike in sound, an initial."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files

from whosays.extract.actors.fold import fold, is_close

_LONG = 7  # letters from which on a transliteration may differ in three
# Habits of romanisation, applied in this order; what is equal after them is one name in two systems.
_HABITS = (
    (re.compile(r"tsch|tch|cz"), "ch"),
    (re.compile(r"sch|sz"), "sh"),
    (re.compile(r"ts|tz"), "z"),
    (re.compile(r"dj|dzh|zh"), "j"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"qu|q|ck|c(?!h)"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ae"), "a"),
    (re.compile(r"oe|ou|oo"), "u"),
    (re.compile(r"ue"), "u"),
    (re.compile(r"(?:iy|ij|yi|ii|ey|ie|ee|y|j)$"), "i"),
    (re.compile(r"^(?:ye|je)"), "e"),
    (re.compile(r"(?<=\w)y|y(?=[aeou])|j(?=[aeou])"), "i"),
    (re.compile(r"ei|ie|ee"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"e$"), ""),
    (re.compile(r"(?<=[tdkbrn])h"), ""),
    (re.compile(r"[-']"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


class Degree(IntEnum):
    """How alike two words of names are, the least first."""

    NOT = 0
    INITIAL = 1
    CLOSE = 2
    NICKNAME = 3
    SPELLING = 4
    SAME = 5


@lru_cache(maxsize=1 << 18)
def same_word(first: str, second: str) -> Degree:
    """How alike two folded words are."""
    if first == second:
        return Degree.SAME
    if 1 in (len(first), len(second)):
        return Degree.INITIAL if first[:1] == second[:1] else Degree.NOT
    if _differ_in_gender(first, second):
        return Degree.NOT
    if plain(first) == plain(second) and min(len(first), len(second)) > 2:
        return Degree.SPELLING
    if nicknames(first) & nicknames(second):
        return Degree.NICKNAME
    return Degree.CLOSE if _is_close(first, second) else Degree.NOT


def _is_close(first: str, second: str) -> bool:
    """Whether they sound alike, or are long and one letter apart, as misprints are."""
    shorter = min(len(first), len(second))
    return is_close(first, second, 3 if shorter >= _LONG else 2) or (
        shorter > _LONG and _one_letter_apart(first, second)
    )


def _one_letter_apart(first: str, second: str) -> bool:
    """Whether one letter is added, left out, exchanged, or two neighbours have changed places."""
    same = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    one, other = first[same:], second[same:]
    return (
        one[1:] in (other, other[1:])
        or one == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )


@lru_cache(maxsize=1 << 17)
def plain(word: str) -> str:
    """A folded word with the habits of romanisation taken out."""
    for habit, written in _HABITS:
        word = habit.sub(written, word)
    return word


@cache
def _families() -> dict[str, frozenset[str]]:
    """Folded forename → the forenames that it is a form of."""
    families: dict[str, set[str]] = {}
    table = files(__package__).joinpath("nicknames.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        name, forms = line.split("\t")
        for form in (name, *forms.split(",")):
            families.setdefault(fold(form), set()).add(fold(name))
    return {form: frozenset(names) for form, names in families.items()}


def nicknames(word: str) -> frozenset[str]:
    """The forenames that a word is a form of; none for one that is not known."""
    return _families().get(word, frozenset())


def _differ_in_gender(first: str, second: str) -> bool:
    """Whether only an ending tells a woman's name from a man's (`Paul`, `Paula`; `Rossov`, `Rossova`)."""
    short, long_ = sorted((first, second), key=len)
    if long_ == short + "a" or long_ == short + "aya":
        return True
    if len(short) != len(long_) or short[:-1] != long_[:-1]:
        return False
    return "a" in (short[-1], long_[-1])
