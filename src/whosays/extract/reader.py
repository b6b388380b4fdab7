"""The pipeline: accounts to their readings.

words ─ windows ─ encode ─┬─ attributions ─ nested ones in their contents ─┐
                          ├─ entities, times ──────────────────────────────┼─ what they mean ─ Reading
                          ├─ passages, to look for antecedents in ─────────┤
                          └─ what clauses are found from and compared by ──┘
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from whosays.errors import EmptyError, InputError, ReaderError, TooLargeError
from whosays.extract import attributions
from whosays.extract.actors import Link, choose
from whosays.extract.acts import Neighbours
from whosays.extract.assembly import assemble, span
from whosays.extract.chains import Floats
from whosays.extract.clauses import Clauses, find_clauses
from whosays.extract.cores import each
from whosays.extract.drafts import Draft, Stretch
from whosays.extract.embedding import embed
from whosays.extract.encoder import Encoder
from whosays.extract.found import Found
from whosays.extract.headings import headings
from whosays.extract.meaning import Findings, actors_of, attributions_of
from whosays.extract.nesting import Node, unfold
from whosays.extract.passages import Passage, Passages
from whosays.extract.seen import look, pack, rows_of, unpack
from whosays.extract.tagged import NAMES, TIME_EXPRESSIONS
from whosays.extract.times import anchor, normalise, whole
from whosays.extract.windows import CONTEXT, SIZE, Window, cut, inputs
from whosays.extract.words import Words, paragraphs, split_words
from whosays.ingest import body_start
from whosays.model import Account, Attribution, Entity, EntityType, FailedReading, Reading, Span, TimeType

GROUP = 16  # windows decoded together
TOGETHER = 24_000  # characters of accounts read together: about so many windows
MOST_WORDS = 400_000  # of one account; what a text of two million characters has
_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")


class Reader:
    """Reads accounts. Loading the model takes a moment: make one, read many.

    Attributes:
        nearest: answers what a cue is like that the lexicon of acts does not know.
    """

    def __init__(self, encoder: Encoder | None = None) -> None:
        self.encoder = encoder or Encoder()
        self.nearest = Neighbours(self.embed, self.encoder.acts())

    @property
    def model(self) -> str:
        """Name and version of the model, as its readings tell it."""
        return self.encoder.version

    def read(self, account: Account) -> Reading:
        """Every attribution and named entity of an account, and what they mean.

        Raises:
            EmptyError: there are no words in it.
            TooLargeError: there are more of them than `MOST_WORDS`.
            ReaderError: reading broke; the cause is attached.
        """
        try:
            (reading,) = self._read([account])
        except InputError:
            raise
        except Exception as error:  # one text that we fail on must not end a batch of thousands
            message = f"whosays broke on this text ({type(error).__name__}: {error}): please report it"
            raise ReaderError(message, id=account.id, account=account) from error
        return reading

    def read_many(self, accounts: Iterable[Account | FailedReading]) -> Iterator[Reading | FailedReading]:
        """The readings of many accounts, in their order; what failed before passes through.

        Short accounts are read several at a time, which is faster; so this runs a few accounts ahead.
        """
        for group in _together(accounts):
            readings = self._read_group([item for item in group if isinstance(item, Account)])
            for item in group:
                yield item if isinstance(item, FailedReading) else next(readings)

    def _read_group(self, accounts: Sequence[Account]) -> Iterator[Reading | FailedReading]:
        try:
            return iter(self._read(accounts))
        except Exception:  # it is one account's: each by itself tells whose
            return map(self._read_or_fail, accounts)

    def _read_or_fail(self, account: Account) -> Reading | FailedReading:
        try:
            return self.read(account)
        except InputError as error:
            return error.to_reading(account.path)

    def _read(self, accounts: Sequence[Account]) -> list[Reading]:
        drafts = [Draft(account, self._checked_words(account)) for account in accounts]
        self._fill(drafts)
        return [self._finish(draft, self._nodes(draft)) for draft in drafts]

    def _checked_words(self, account: Account) -> Words:
        # Counted before they are made: a text of punctuation alone has a word a character.
        if sum(1 for _ in islice(_WORD.finditer(account.text), MOST_WORDS + 1)) > MOST_WORDS:
            message = f"more than {MOST_WORDS:,} words and marks in one text: split it"
            raise TooLargeError(message, id=account.id, account=account)
        words = self._words(account.text, account.metadata.title)
        if not len(words):
            raise EmptyError("there are no words in it", id=account.id, account=account)
        return words

    def trace(self, account: Account) -> list[tuple[Found, Attribution]]:
        """Each attribution with how it was found: what its confidence is fitted on."""
        draft = self._drafted(account)
        nodes = self._nodes(draft)
        reading = self._finish(draft, nodes)
        return [(node.found, one) for node, one in zip(nodes, reading.attributions, strict=True)]

    def refer(self, account: Account, mentions: Sequence[tuple[int, int]]) -> list[Link]:
        """Whom each mention (start, end in code points) refers to, as if it were a source."""
        draft = self._drafted(account)
        findings = self._findings(draft, self._nodes(draft))
        spans = [Span.of(account.text, *mention) for mention in mentions]
        links = actors_of(findings, Passages(self.encoder, draft.passages), spans).links
        return list(links[len(findings.statements) :])

    def choose(self, text: str, pronoun: tuple[int, int], names: Sequence[tuple[int, int]]) -> Floats:
        """The probability that a pronoun stands for each of some names, and at the end for none of them."""
        draft = self._drafted(Account("", None, text))
        findings = self._findings(draft, [])
        return choose(
            text,
            draft.words,
            findings.entities,
            Span.of(text, *pronoun),
            [Span.of(text, *name) for name in names],
            head=Passages(self.encoder, draft.passages),
        )

    def embed(self, text: str, extents: Sequence[tuple[int, int]]) -> Floats:
        """One unit vector (384) an extent of `text` (start, end in code points), read in its context."""
        return embed(self.encoder, self._words(text), extents)

    def clauses(self, text: str) -> Clauses:
        """The clauses of a text, and what its words mean.

        Raises:
            EmptyError: there are no words in it.
        """
        words = self._words(text)
        if not len(words):
            raise EmptyError("there are no words in it")
        return find_clauses(text, words, look(self.encoder, words))

    def clauses_of(self, reading: Reading) -> Clauses:
        """The clauses of an account that was read, by what this model saw then; else it looks again.

        Raises:
            EmptyError: there are no words in it.
        """
        text = reading.account.text
        words = self._words(text)
        seen = unpack(reading.seen, words) if reading.model == self.model else None
        return self.clauses(text) if seen is None else find_clauses(text, words, seen)

    def _words(self, text: str, title: str | None = None) -> Words:
        extents = list(paragraphs(text, body_start(text)))
        return split_words(text, self.encoder.tokenizer, extents, headings(text, extents, title))

    def _stretch(self, draft: Draft, window: Window) -> Stretch:
        encoded = self.encoder.encode(inputs(draft.words, np.arange(window.start, window.end)))
        seen = rows_of(self.encoder, window, encoded.syntax, encoded.meaning)
        names, times = (head.scores(self.encoder, encoded) for head in (NAMES, TIME_EXPRESSIONS))
        return Stretch(draft, window, encoded, names, times, seen)

    def _drafted(self, account: Account) -> Draft:
        draft = Draft(account, self._words(account.text, account.metadata.title))
        self._fill([draft])
        return draft

    def _fill(self, drafts: Sequence[Draft]) -> None:
        """Everything that the windows of the drafts hold, a group of windows at a time."""
        windows = ((draft, window) for draft in drafts for window in cut(draft.words, SIZE, CONTEXT))
        while group := list(islice(windows, GROUP)):
            self._decode(each(lambda place: self._stretch(*place), group))

    def _decode(self, stretches: Sequence[Stretch]) -> None:
        """What the cores of some windows hold, written into their drafts in words of the whole text."""
        encoded = [stretch.encoded for stretch in stretches]
        cores = [stretch.core for stretch in stretches]
        found = attributions.find(self.encoder, encoded, cores)
        names = NAMES.tagged([stretch.names for stretch in stretches], cores)
        times = TIME_EXPRESSIONS.tagged([stretch.times for stretch in stretches], cores)
        for stretch, here, named, timed in zip(stretches, found, names, times, strict=True):
            draft, window = stretch.draft, stretch.window
            indices = np.arange(window.start, window.end)
            draft.outer += [Node.of(one, indices, stretch.encoded, None) for one in here]
            draft.names += [(EntityType(name), *stretch.moved(*extent)) for name, *extent in named]
            draft.times += [(TimeType(name), *stretch.moved(*extent)) for name, *extent in timed]
            draft.seen.append(stretch.seen)
            draft.passages.append(Passage(window, stretch.encoded.referring.astype(np.float16)))

    def _nodes(self, draft: Draft) -> list[Node]:
        return unfold(self.encoder, draft.words, draft.outer)

    def _finish(self, draft: Draft, nodes: Sequence[Node]) -> Reading:
        findings = self._findings(draft, nodes)
        resolution = actors_of(findings, Passages(self.encoder, draft.passages))
        return Reading(
            draft.account,
            self.encoder.version,
            attributions=tuple(attributions_of(findings, resolution.links, self.nearest)),
            entities=tuple(findings.entities),
            times=tuple(findings.times),
            actors=resolution.actors,
            seen=pack(draft.words, draft.seen),
        )

    def _findings(self, draft: Draft, nodes: Sequence[Node]) -> Findings:
        account, words = draft.account, draft.words
        tagged_times = [
            (kind, int(words.start[start]), int(words.end[end - 1])) for kind, start, end in draft.times
        ]
        return Findings(
            account,
            words,
            statements=assemble(account, words, nodes, self.encoder.confidence),
            entities=[Entity(span(account.text, words, *place), kind) for kind, *place in draft.names],
            times=normalise(account.text, list(whole(account.text, tagged_times)), anchor(account)),
        )


def _together(items: Iterable[Account | FailedReading]) -> Iterator[list[Account | FailedReading]]:
    """Groups of items that are read together, in order."""
    group: list[Account | FailedReading] = []
    size = 0
    for item in items:
        group.append(item)
        size += len(item.text) if isinstance(item, Account) else 0
        if size >= TOGETHER or len(group) >= GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group
