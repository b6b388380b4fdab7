"""Whether what is held of an account is enough to say that something is not in it."""

from __future__ import annotations

import re

from whosays.extract.acts.wordsets import word_set
from whosays.model import Account, Reading

_LANGUAGE = "en"
_ENDED = re.compile(r"[.!?:;][\"'”’»)\]*\s]*$")
_GOES_ON = re.compile(r"(?:\.\.\.|…)\s*[\])]?$")  # as a teaser does
_NOTICE = 8  # words of a last line that may be no sentence
# What a sentence does not end with.
_WAITING = word_set(
    "a an the of to in on at by for from with and or but that which who as than is are was were be been not"
)
_FULL = 250  # words from which on an account's silence weighs whole
_LEAST = 0.5  # what the silence of a text of no length would weigh


def why_not_held(reading: Reading) -> str | None:
    """Why nobody can tell what an account leaves out, for people; None where one can."""
    account = reading.account
    if not is_read(account):
        return f"its language is not read ({account.language})"
    if is_cut_off(account):
        return "its text is cut off"
    return None


def is_read(account: Account) -> bool:
    """Whether an account is in a language that is read, as far as its language is known."""
    return account.language in (None, _LANGUAGE)


def is_cut_off(account: Account) -> bool:
    """Whether the text ends in the middle of a sentence, as a teaser or a broken page does.

    A last line that is no sentence (a place, an agency's initials, a notice) is short, and does not end in a
    word that waits for another.
    """
    last = next((line.strip() for line in reversed(account.text.splitlines()) if line.strip()), "")
    words = last.split()
    if _GOES_ON.search(last):
        return True
    if not words or _ENDED.search(last):
        return False
    return len(words) > _NOTICE or words[-1].casefold() in _WAITING


def weight_of_silence(reading: Reading) -> float:
    """What a silence weighs, 0.5 to 1: less in a short account, which leaves out most things."""
    share = min(1.0, len(reading.account.text.split()) / _FULL)
    return _LEAST + (1 - _LEAST) * share
