"""Rhetorical structure in rs4 files: who is satellite to whom, in tokens.

A segment is a discourse unit of tokens parted by spaces. A node with a relation of the type `rst` is a
satellite of its parent; `span` and multinuclear relations make a node part of its parent. So the words
of a node are those of its parts, each with its own satellites, but without the node's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ATTRIBUTION = ("attribution-positive", "attribution-negative")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two stretches of tokens, as indices in the document."""

    name: str
    satellite: frozenset[int]
    nucleus: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Node:
    id: str
    parent: str | None
    relation: str
    tokens: range


class Tree:
    """The nodes of one document."""

    def __init__(self, nodes: Mapping[str, _Node], satellites: frozenset[str]) -> None:
        """A tree of nodes by id; `satellites` are the names of the relations that a satellite has.

        Raises:
            ValueError: a node names a parent that is not there.
        """
        self._nodes = nodes
        self._parts: dict[str, list[str]] = defaultdict(list)
        self._satellites: dict[str, list[str]] = defaultdict(list)
        for node in nodes.values():
            if node.parent is None:
                continue
            if node.parent not in nodes:
                raise ValueError(f"node {node.id} has the parent {node.parent}, which is not there")
            kind = self._satellites if node.relation in satellites else self._parts
            kind[node.parent].append(node.id)

    def relations(self, names: tuple[str, ...]) -> Iterator[Relation]:
        """The relations of these names, in the order of the file."""
        for node in self._nodes.values():
            if node.relation in names and node.parent is not None:
                yield Relation(node.relation, self._words(node.id), self._words(node.parent))

    def token_count(self) -> int:
        """How many tokens the segments have."""
        return sum(len(node.tokens) for node in self._nodes.values())

    def _words(self, name: str) -> frozenset[int]:
        """The node's tokens without its satellites'."""
        return frozenset(self._nodes[name].tokens).union(*(self._yield(part) for part in self._parts[name]))

    def _yield(self, name: str) -> frozenset[int]:
        """The node's tokens with its satellites'."""
        return self._words(name).union(*(self._yield(satellite) for satellite in self._satellites[name]))


def read_tree(path: Path) -> Tree:
    """The tree of one `.rs4` file."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus file that a developer downloaded
    satellites = frozenset(rel.get("name", "") for rel in root.iter("rel") if rel.get("type") == "rst")
    nodes: dict[str, _Node] = {}
    first = 0
    for element in (*root.iter("segment"), *root.iter("group")):
        words = (element.text or "").split() if element.tag == "segment" else []
        node = _Node(
            element.get("id", ""),
            element.get("parent"),
            element.get("relname", ""),
            range(first, first + len(words)),
        )
        nodes[node.id] = node
        first += len(words)
    return Tree(nodes, satellites)
