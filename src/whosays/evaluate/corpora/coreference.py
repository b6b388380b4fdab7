"""Coreference in GUM: every mention of a document, its chain, and whether it is whom a clause attributes to.

Mentions stand in the column MISC: `Entity=(7-person-…-ana-Link` opens one of chain 7, `7)` closes it, and
`(7-…)` does both on one token. A chain may have a single mention. Who attributes comes from two layers:
the satellite of an attribution relation in the rhetorical structure is the cue's clause, and the subject
of its predicate, by the dependency tree, is the source. In interviews a paragraph begins with its speaker's
label, as they are printed; *I* and *you* belong to the chains of those who speak, the labels to none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

from whosays.errors import GoldError
from whosays.evaluate.corpora import gum, rst
from whosays.evaluate.extents import Extent

_ONE_IN = 3  # documents that are held out
_NAMING = ("flat", "appos")  # how a name hangs on its title: "minister Ada Roe", "the minister, Ada Roe"
# `(7-person-new` opens; `7)` closes; `)` straight after an opening closes that one.
_BRACKET = re.compile(r"\((?P<opened>\d+)-(?P<type>[a-z]+)-[^()]*(?P<alone>\))?|(?P<closed>\d+)\)")


class MentionKind(StrEnum):
    """What a mention's head is: a proper noun (or a noun with one in apposition), a pronoun, or else."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOMINAL = "pronominal"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention by its extent in the text.

    Attributes:
        chain: number of whom it refers to; mentions of one document with one number corefer.
        head: extent of its syntactic head, one token.
        etype: GUM's type (`person`, `organization`, `place`, `event`, `abstract`, …).
        attributed: whether it is the subject of an attribution's clause.
    """

    start: int
    end: int
    chain: int
    head: Extent
    kind: MentionKind
    etype: str
    attributed: bool


@dataclass(frozen=True, slots=True)
class CoreferenceDocument:
    """A text as people read it and its mentions, in the order of the text, longer ones first."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A row of CoNLL-U; `head` is an index in the document, None at the root of a sentence."""

    tag: str
    relation: str
    head: int | None
    entity: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention in tokens of the document, the end exclusive."""

    start: int
    end: int
    chain: int
    etype: str


def documents(folder: Path, pattern: str = "*") -> Iterator[CoreferenceDocument]:
    """The documents of GUM (a folder with `.conllu` files and `rst/`) whose names fit the pattern.

    Raises:
        GoldError: there are none, or a document cannot be read.
    """
    paths = sorted(folder.glob(f"{pattern}.conllu"))
    if not paths:
        raise GoldError(f"{folder}: no {pattern}.conllu in it")
    for path in paths:
        try:
            yield _document(path, folder / "rst" / f"{path.stem}.rs4")
        except (OSError, ValueError, IndexError, ElementTree.ParseError) as error:
            raise GoldError(f"{path}: cannot be read as GUM ({type(error).__name__}: {error})") from error


def held_out(name: str) -> bool:
    """Whether the document of this name is kept from training: one in three, by a hash of the name."""
    return int(sha256(name.encode()).hexdigest(), 16) % _ONE_IN == 0


def _document(path: Path, tree_path: Path) -> CoreferenceDocument:
    document = gum.read_document(path, speakers=True)
    tokens = _tokens(path.read_text(encoding="utf-8").split("\n"))
    subjects = _subjects(tokens, rst.read_tree(tree_path)) if tree_path.exists() else frozenset()
    mentions = [_placed(mention, tokens, document.tokens, subjects) for mention in _mentions(tokens)]
    return CoreferenceDocument(
        document.name, document.text, tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.chain)))
    )


def _tokens(lines: Iterable[str]) -> list[_Token]:
    """The syntactic words, as `gum.read_document` counts them."""
    found: list[_Token] = []
    first = 0  # of the sentence
    for line in lines:
        row = line.split("\t")
        if not line:
            first = len(found)
        if row[0].isdigit():
            fields = dict(field.partition("=")[::2] for field in row[9].split("|"))
            head = first + int(row[6]) - 1 if row[6] != "0" else None
            found.append(_Token(row[3], row[7], head, fields.get("Entity", "")))
    return found


def _mentions(tokens: Sequence[_Token]) -> Iterator[_Mention]:
    """Brackets to ranges; of two open mentions of one chain the inner one closes first."""
    opened: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for index, token in enumerate(tokens):
        for bracket in _BRACKET.finditer(token.entity):
            if bracket["opened"]:
                opened[int(bracket["opened"])].append((index, bracket["type"]))
            if bracket["closed"] or bracket["alone"]:
                chain = int(bracket["closed"] or bracket["opened"])
                start, etype = opened[chain].pop()
                yield _Mention(start, index + 1, chain, etype)


def _placed(
    mention: _Mention, tokens: Sequence[_Token], places: Sequence[Extent], subjects: frozenset[int]
) -> GoldMention:
    span = range(mention.start, mention.end)
    head = _head(tokens, span)
    return GoldMention(
        start=places[mention.start][0],
        end=places[mention.end - 1][1],
        chain=mention.chain,
        head=places[head],
        kind=_kind(tokens, span, head),
        etype=mention.etype,
        attributed=head in subjects,
    )


def _head(tokens: Sequence[_Token], span: range) -> int:
    """The first token that depends on nothing within the span."""
    return next((i for i in span if tokens[i].head not in span), span[0])


def _kind(tokens: Sequence[_Token], span: range, head: int) -> MentionKind:
    named = any(
        tokens[i].tag == "PROPN" and (i == head or (tokens[i].head == head and tokens[i].relation in _NAMING))
        for i in span
    )
    if named:
        return MentionKind.NAMED
    return MentionKind.PRONOMINAL if tokens[head].tag == "PRON" else MentionKind.NOMINAL


def _subjects(tokens: Sequence[_Token], tree: rst.Tree) -> frozenset[int]:
    """The subjects of the predicates that attribution clauses are built on."""
    if tree.token_count() != len(tokens):
        raise ValueError(f"{tree.token_count()} tokens in rs4, {len(tokens)} in CoNLL-U")
    predicates = {
        index
        for relation in tree.relations(rst.ATTRIBUTION)
        for index in relation.satellite
        if tokens[index].head not in relation.satellite
    }
    return frozenset(
        index
        for index, token in enumerate(tokens)
        if token.relation in ("nsubj", "nsubj:pass") and token.head in predicates
    )
