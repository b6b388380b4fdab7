"""PolNeAR (Newell, Margolin & Ruths, LREC 2018): US political news, outermost attributions only.

Layout: `text/NAME.txt`, and `attributions/NAME_ANNOTATOR.ann`, several where several people annotated.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path

from whosays.evaluate.corpora.brat import GoldDocument, read_document


def documents(folder: Path) -> Iterator[GoldDocument]:
    """Every document of a part (`polnear/train`), by name, with its first annotator's attributions."""
    for text_path in sorted((folder / "text").glob("*.txt")):
        for annotation_path in annotation_paths(folder, text_path.stem)[:1]:
            yield read_document(text_path, annotation_path)


def annotation_paths(folder: Path, name: str) -> list[Path]:
    """The annotation files of a document, one an annotator."""
    found = (folder / "attributions").glob(f"{glob.escape(name)}_*.ann")
    return sorted(path for path in found if path.stem.rpartition("_")[0] == name)
