"""Clauses in GUM: elementary discourse units from its rhetorical structure, heads and series from its trees.

A unit is a stretch of tokens. One that another interrupts goes on behind it: the relation `same-unit` joins
the two. The head of a unit is the token that the tree hangs outside of it; a series are the members of a
nominal coordination that is an object, a subject or a predicate and stands in one unit (`torture`, `forced
labour`, `detention`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from whosays.errors import GoldError
from whosays.evaluate.corpora import gum
from whosays.evaluate.extents import Extent

_SAME = "same-unit"
_SERIES = frozenset({"obj", "nsubj", "nsubj:pass", "xcomp", "root", "parataxis", "ccomp"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ADVERBIAL = frozenset({"advcl", "acl"})
_BINDING = frozenset({"to", "if", "unless", "whether"})
_REACH = 20  # tokens before a predicate in which its mark stands
_EDGE = frozenset({"punct", "cc"})


@dataclass(frozen=True, slots=True)
class UnitsDocument:
    """A text as people read it and its units, in tokens.

    Attributes:
        tokens: extents of the tokens in the text.
        begins: the first token of each unit, in order; resumes: those of them that go on with an earlier one;
            completes: those of units that say nothing by themselves (`to pay for it`, `if it rains`).
        heads: the head of each unit.
        series: members of coordinations, as ranges of tokens, the end exclusive.
    """

    name: str
    text: str
    tokens: tuple[Extent, ...]
    begins: tuple[int, ...]
    resumes: frozenset[int]
    completes: frozenset[int]
    heads: frozenset[int]
    series: tuple[tuple[Extent, ...], ...]


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    tag: str
    relation: str
    head: int | None


def documents(folder: Path, pattern: str = "*") -> Iterator[UnitsDocument]:
    """The documents of GUM (a folder with `.conllu` files and `rst/`) whose names fit the pattern.

    Raises:
        GoldError: there are none, or a document cannot be read.
    """
    paths = sorted((folder / "rst").glob(f"{pattern}.rs4"))
    if not paths:
        raise GoldError(f"{folder}: no rst/{pattern}.rs4 in it")
    for path in paths:
        try:
            yield _document(folder / f"{path.stem}.conllu", path)
        except (OSError, ValueError, IndexError, ElementTree.ParseError) as error:
            raise GoldError(f"{path}: cannot be read as GUM ({type(error).__name__}: {error})") from error


def _document(path: Path, tree: Path) -> UnitsDocument:
    document = gum.read_document(path)
    tokens = _tokens(path.read_text(encoding="utf-8").split("\n"))
    begins, resumes = _units(tree)
    unit_of = _unit_of(begins, len(tokens))
    heads = frozenset(i for i, t in enumerate(tokens) if t.head is None or unit_of[t.head] != unit_of[i])
    bound = {unit_of[head] for head in heads if _is_bound(tokens, head)}
    return UnitsDocument(
        document.name,
        document.text,
        document.tokens,
        tuple(begins),
        resumes,
        frozenset(token for unit, token in enumerate(begins) if unit in bound) - resumes,
        heads,
        tuple(_series(tokens, unit_of)),
    )


def _is_bound(tokens: Sequence[_Token], head: int) -> bool:
    """Whether what a token heads is an infinitive or a condition, which says nothing by itself."""
    if tokens[head].relation == "xcomp":
        return True
    nearest = range(max(0, head - _REACH), head)
    marks = (tokens[i].word for i in nearest if tokens[i].head == head and tokens[i].relation == "mark")
    return tokens[head].relation in _ADVERBIAL and any(mark in _BINDING for mark in marks)


def _tokens(lines: Sequence[str]) -> list[_Token]:
    """The syntactic words of all sentences; heads as indices in the document."""
    tokens: list[_Token] = []
    first = 0
    for line in lines:
        cells = line.split("\t")
        if not line:
            first = len(tokens)
        elif cells[0].isdigit():
            head = int(cells[6])
            tokens.append(_Token(cells[1].lower(), cells[3], cells[7], first + head - 1 if head else None))
    return tokens


def _units(path: Path) -> tuple[list[int], frozenset[int]]:
    """The first token of each unit, and which of these resume an earlier unit."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file that a developer downloaded
    begins: dict[str, int] = {}
    position = 0
    for element in root.iter("segment"):
        begins[element.get("id", "")] = position
        position += len((element.text or "").split())
    satellites = frozenset(rel.get("name", "") for rel in root.iter("rel") if rel.get("type") == "rst")
    nodes = [*root.iter("segment"), *root.iter("group")]
    nuclei: dict[str, list[str]] = defaultdict(list)
    for element in nodes:
        if element.get("relname", "") not in satellites:
            nuclei[element.get("parent", "")].append(element.get("id", ""))
    parts: dict[str, list[int]] = defaultdict(list)
    for element in nodes:
        if element.get("relname") == _SAME:
            parts[element.get("parent", "")].append(_first(element.get("id", ""), nuclei, begins))
    resumes = frozenset(place for group in parts.values() for place in sorted(group)[1:])
    return list(begins.values()), resumes


def _first(node: str, nuclei: dict[str, list[str]], begins: dict[str, int]) -> int:
    """Where a node begins, without its satellites."""
    if node in begins:
        return begins[node]
    return min(_first(part, nuclei, begins) for part in nuclei[node])


def _unit_of(begins: Sequence[int], count: int) -> list[int]:
    starts = set(begins)
    unit, made = -1, []
    for token in range(count):
        unit += token in starts
        made.append(unit)
    return made


def _series(tokens: Sequence[_Token], unit_of: Sequence[int]) -> Iterator[tuple[Extent, ...]]:
    children: dict[int, list[int]] = defaultdict(list)
    for index, token in enumerate(tokens):
        if token.head is not None:
            children[token.head].append(index)
    for index, token in enumerate(tokens):
        joined = [child for child in children[index] if tokens[child].relation == "conj"]
        if token.relation in _SERIES and joined and all(tokens[i].tag in _NOMINAL for i in (index, *joined)):
            members = tuple(_members(tokens, children, index, joined))
            if len({unit_of[place] for start, end in members for place in (start, end - 1)}) == 1:
                yield members


def _members(
    tokens: Sequence[_Token], children: dict[int, list[int]], first: int, joined: Sequence[int]
) -> Iterator[Extent]:
    """The extents of the conjuncts, each without the marks and the conjunction that part them."""
    limit = min(min(_yield(children, child)) for child in joined)
    own = [t for t in _yield(children, first) if t < limit]
    for conjunct, places in ((first, own), *((child, _yield(children, child)) for child in joined)):
        edge = {t for c in children[conjunct] if tokens[c].relation in _EDGE for t in _yield(children, c)}
        kept = [place for place in places if place not in edge]
        yield min(kept), max(kept) + 1


def _yield(children: dict[int, list[int]], root: int) -> list[int]:
    found, todo = [], [root]
    while todo:
        found.append(token := todo.pop())
        todo += children[token]
    return found
