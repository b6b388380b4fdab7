"""Text from outside, made harmless to look at.

A terminal obeys control characters, and both terminals and browsers obey bidi controls; zero-width
characters make two different texts look the same. Here each of them becomes a visible form instead,
in letters that every font has: a right-to-left override is shown as `\\u202e`. The rest stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

_SOFT_HYPHEN = "\u00ad"  # ordinary in web text, and it neither hides nor moves anything
_LINE_BREAK = re.compile(r"\r\n|[\n\t\r]")


class _Forms(dict[int, str]):
    """Code point → what to show; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _form(chr(code))
        return shown


def _form(character: str) -> str:
    if character == _SOFT_HYPHEN or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


_forms = _Forms()


def escape(text: str) -> str:
    """`text` with every control, format and surrogate character in its visible form, line breaks too."""
    return text.translate(_forms)


def line(text: str) -> str:
    """`text` on one line: line breaks and tabs become spaces, the rest as `escape` has it."""
    return escape(_LINE_BREAK.sub(" ", text))


def lines(text: str) -> str:
    """`text` as `escape` has it, but its line breaks (LF, CRLF) and tabs stay, as LF and tab."""
    rows = (row.split("\t") for row in text.replace("\r\n", "\n").split("\n"))
    return "\n".join("\t".join(map(escape, cells)) for cells in rows)
