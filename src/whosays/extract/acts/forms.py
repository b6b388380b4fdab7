"""From a word to the lemmas that it may be a form of.

A cue's words are looked up in a closed lexicon, so nothing needs to be decided here: every lemma that the
spelling allows is offered, the most literal first, and the lexicon takes the first that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

_IRREGULAR = {
    "ate": "eat", "am": "be", "are": "be", "arose": "arise", "arisen": "arise", "became": "become",
    "been": "be", "began": "begin", "begun": "begin", "being": "be", "bent": "bend", "bit": "bite",
    "bore": "bear", "bought": "buy", "bound": "bind", "broke": "break", "broken": "break",
    "brought": "bring", "built": "build", "came": "come", "caught": "catch", "chose": "choose",
    "chosen": "choose", "chid": "chide", "dealt": "deal", "did": "do", "does": "do", "done": "do",
    "drawn": "draw", "dreamt": "dream", "drew": "draw", "driven": "drive", "drove": "drive",
    "dug": "dig", "fallen": "fall", "fed": "feed", "fell": "fall", "felt": "feel", "fled": "flee",
    "forbade": "forbid", "forbidden": "forbid", "foresaw": "foresee", "foreseen": "foresee",
    "foretold": "foretell", "forgot": "forget", "forgotten": "forget", "fought": "fight",
    "found": "find", "gave": "give", "given": "give", "gone": "go", "got": "get", "gotten": "get",
    "grew": "grow", "grown": "grow", "had": "have", "has": "have", "heard": "hear", "held": "hold",
    "hid": "hide", "hidden": "hide", "is": "be", "kept": "keep", "knew": "know", "known": "know",
    "laid": "lay", "lain": "lie", "leant": "lean", "learnt": "learn", "led": "lead", "left": "leave",
    "lit": "light", "lost": "lose", "lying": "lie", "made": "make", "meant": "mean", "met": "meet",
    "misled": "mislead", "mistook": "mistake", "mistaken": "mistake", "misunderstood": "misunderstand",
    "overheard": "overhear", "oversaw": "oversee", "paid": "pay", "put": "put", "ran": "run",
    "rang": "ring", "rose": "rise", "said": "say", "sang": "sing", "sat": "sit", "saw": "see",
    "seen": "see", "sent": "send", "shook": "shake", "shot": "shoot", "shown": "show", "sought": "seek",
    "spelt": "spell", "spent": "spend", "spoke": "speak", "spoken": "speak", "spun": "spin",
    "stood": "stand", "struck": "strike", "stuck": "stick", "sung": "sing", "swore": "swear",
    "sworn": "swear", "taken": "take", "taught": "teach", "thought": "think", "threw": "throw",
    "thrown": "throw", "told": "tell", "took": "take", "tore": "tear", "torn": "tear",
    "undertaken": "undertake", "undertook": "undertake", "understood": "understand", "was": "be",
    "went": "go", "were": "be", "withdrawn": "withdraw", "withdrew": "withdraw", "withheld": "withhold",
    "woke": "wake", "won": "win", "wore": "wear", "written": "write", "wrote": "write",
    "critics": "critic", "hypotheses": "hypothesis", "’m": "be", "'m": "be", "’re": "be", "'re": "be",
    "wo": "will", "ca": "can", "n't": "not", "n’t": "not",
}  # fmt: skip
_VOWELS = "aeiou"


@lru_cache(maxsize=16384)
def lemmas(word: str) -> tuple[str, ...]:
    """The lemmas that a lower-case word may be a form of, in American spelling too, without repetition."""
    return tuple(dict.fromkeys(spelling for stem in _stems(word) for spelling in _american(stem)))


def base(word: str) -> str:
    """The likeliest lemma of a word that no lexicon knows."""
    candidates = [c for c in lemmas(word) if c != word]
    return candidates[0] if candidates else word


def _stems(word: str) -> Iterator[str]:
    yield word
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    for suffix, plain in (("ies", "y"), ("ied", "y"), ("ying", "ie")):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            yield word[: -len(suffix)] + plain
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
    for suffix in ("ed", "ing"):
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            yield from _unsuffixed(word[: -len(suffix)])


def _unsuffixed(stem: str) -> Iterator[str]:
    """`admitt` → admit; `propos` → propose; `accus` → accuse; `call` → call."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        yield stem[:-1]
        yield stem
    elif stem[-1] in "vcuzg" or (stem[-1] == "s" and stem[-2:] != "ss") or stem[-2:] in ("at", "ir", "bl"):
        yield f"{stem}e"
        yield stem
    else:
        yield stem
        yield f"{stem}e"
        if stem[-1] == "l" and stem[-2:-1] == "l":
            yield stem[:-1]


def _american(word: str) -> Iterator[str]:
    """A word, and its American spelling if it may be a British one: `criticise`, `favour`, `defence`."""
    yield word
    if word.endswith(("ise", "yse")):
        yield f"{word[:-2]}ze"
    if "our" in word and len(word) > 4:
        yield word.replace("our", "or")
    if word.endswith("ence"):
        yield f"{word[:-2]}se"
    if word.endswith("ogue"):
        yield word[:-2]
