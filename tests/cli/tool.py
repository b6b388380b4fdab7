"""`whosays` with a reader made for tests: it finds "NAME said WORDS." and nothing else.

The tests run it as a program of its own, where signals, pipes and terminals matter.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator

from whosays.cli import main
from whosays.errors import LanguageError
from whosays.model import Account, Attribution, Quotation, Reading, Span

_SAID = re.compile(r"(\w+) said ([^.\n]+)")


class SimpleReader:
    """Reads at once; a text with "slowly" in it takes very long, one with "dansk" is refused."""

    def read(self, account: Account) -> Reading:
        if "slowly" in account.text:
            time.sleep(60)
        if "dansk" in account.text:
            raise LanguageError("the text is in Danish", id=account.id, account=account)
        rows = tuple(self._attribution(account, match) for match in _SAID.finditer(account.text))
        return Reading(account, "simple 1", rows, ())

    def read_many(self, accounts: Iterable[Account]) -> Iterator[Reading]:
        return map(self.read, accounts)

    def _attribution(self, account: Account, match: re.Match[str]) -> Attribution:
        source, content = (Span.of(account.text, *match.span(group)) for group in (1, 2))
        cue = Span.of(account.text, source.end + 1, source.end + 5)
        return Attribution(f"{match.start()}", None, source, cue, (content,), Quotation.INDIRECT, 0.75)


if __name__ == "__main__":
    main(make_reader=SimpleReader)
