"""Which language a text is in; in doubt, English."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 4
_MANY_LETTERS = 200

# Frequent in any English prose, and hardly found in another language. They settle most texts
# without the identifier, whose model takes half a second and 100 MB to load.
# fmt: off
_ENGLISH = frozenset({
    "the", "and", "that", "with", "from", "said", "says", "has", "have", "his", "its", "were", "are",
    "this", "which", "their", "been", "would", "they", "who",
})
# fmt: on
_ENGLISH_SHARE = 0.08

_LAST_LATIN_LETTER = "\u036f"
_AS_ISO_639_1 = {"arz": "ar", "ary": "ar", "gug": "gn", "pcm": "en", "sdh": "ku", "wuu": "zh", "yue": "zh"}
UNDETERMINED = "und"
_load_lock = threading.Lock()


def identify(text: str) -> str | None:
    """ISO 639-1 code (639-3 where there is none) of the language; None if there is too little to tell.

    What is certainly not English, without it being clear what it is, is `UNDETERMINED`.

    A language other than English is named only where there is no doubt that it is not English:
    headlines are short, full of foreign names, and sometimes all in capitals.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, words))
    if not words:
        return None
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words) and len(words) >= _FEWEST_WORDS:
        return "en"
    foreign_script = _in_another_script(words, letters)
    if not foreign_script and (letters < _FEWEST_LETTERS or len(words) < _FEWEST_WORDS):
        return None
    return _by_model(" ".join(words), letters, foreign_script)


def _in_another_script(words: list[str], letters: int) -> bool:
    return 2 * sum(letter > _LAST_LATIN_LETTER for word in words for letter in word) > letters


def _by_model(text: str, letters: int, foreign_script: bool) -> str:
    chances: dict[str, float] = {}
    for label, chance in _identifier().rank(text):
        code = _AS_ISO_639_1.get(label, label)
        chances[code] = chances.get(code, 0.0) + chance
    english = chances.pop("en", 0.0)
    chances.pop("zxx", None)  # "no language"
    best = max(chances, key=chances.__getitem__)
    # Close relatives share the probability among them: then it is enough that it is not English.
    if english < 0.02 and (chances[best] >= 0.8 or letters >= _MANY_LETTERS):
        return best
    return UNDETERMINED if foreign_script else "en"


def _identifier() -> LanguageIdentifier:
    with _load_lock:
        return _load()


@cache
def _load() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loaded only where it is needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
