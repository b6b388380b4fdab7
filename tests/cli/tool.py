"""`whosays` with a reader made for tests: it finds "NAME said WORDS." and nothing else.

The tests run it as a program of its own, where signals, pipes and terminals matter.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from whosays.api import shared_reader
from whosays.cli import main
from whosays.errors import LanguageError
from whosays.extract import Clauses
from whosays.model import (
    Account,
    Act,
    Attribution,
    AttributionType,
    Determinacy,
    FailedReading,
    Features,
    Polarity,
    Quotation,
    Reading,
    SourceType,
    Span,
)

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
_SAID = re.compile(r"(\w+) said ([^.\n]+)")
_PLAIN = Features(SourceType.OTHER, AttributionType.COMMUNICATION, Polarity.POSITIVE, Determinacy.DETERMINATE)


class SimpleReader:
    """Reads at once; a text with "slowly" in it takes very long, one with "dansk" is refused."""

    nearest = None
    model = os.environ.get("WHOSAYS_TEST_MODEL", "simple 1")

    def choose(self, text: str, pronoun: tuple[int, int], names: Sequence[tuple[int, int]]) -> Floats:
        """The first name."""
        return np.asarray([1.0] + [0.0] * len(names), np.float32)

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        for account in accounts:
            yield account if isinstance(account, FailedReading) else self._read(account)

    def clauses(self, text: str) -> Clauses:
        """Those that the model finds."""
        return shared_reader().clauses(text)

    def clauses_of(self, reading: Reading) -> Clauses:
        """Those that the model finds."""
        return shared_reader().clauses(reading.account.text)

    def embed(self, text: str, extents: Sequence[tuple[int, int]]) -> Floats:
        """The same for everything: what the words are must tell."""
        return np.full((len(extents), 384), 384**-0.5, np.float32)

    def _read(self, account: Account) -> Reading | FailedReading:
        if "slowly" in account.text:
            time.sleep(60)
        if "dansk" in account.text:
            error = LanguageError("the text is in Danish", id=account.id, account=account)
            return error.to_reading(account.path)
        rows = tuple(self._attribution(account, match) for match in _SAID.finditer(account.text))
        return Reading(account, self.model, rows, (), (), ())

    def _attribution(self, account: Account, match: re.Match[str]) -> Attribution:
        source, content = (Span.of(account.text, *match.span(group)) for group in (1, 2))
        cue = Span.of(account.text, source.end + 1, source.end + 5)
        return Attribution(
            f"{match.start()}",
            None,
            source,
            cue,
            (content,),
            Quotation.INDIRECT,
            0.75,
            act=Act.SAYS,
            features=_PLAIN,
            actor=None,
            hearer=None,
            where=None,
            said_on=None,
            about=(),
        )


if __name__ == "__main__":
    main(make_reader=SimpleReader)
