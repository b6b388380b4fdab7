"""The encoder's scores to named entities, in words."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.extract.chains import runs
from whosays.extract.encoder import Encoded, Encoder
from whosays.extract.labels import ENTITIES
from whosays.model import EntityType


def find(
    encoder: Encoder, encoded: Sequence[Encoded], cores: Sequence[tuple[int, int]]
) -> list[list[tuple[EntityType, int, int]]]:
    """(type, start, end) of each entity that begins in the core of each encoded stretch of words."""
    paths = encoder.entity_chain.best([stretch.entities for stretch in encoded])
    return [
        [
            (EntityType(name), start, end)
            for name, start, end in runs([ENTITIES[index] for index in path])
            if core[0] <= start < core[1]
        ]
        for path, core in zip(paths, cores, strict=True)
    ]
