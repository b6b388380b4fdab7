"""A folder of gold annotation in brat's standoff format, as a user or PolNeAR lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from whosays.errors import GoldError
from whosays.evaluate.corpora import polnear
from whosays.evaluate.corpora.brat import GoldDocument, misplaced, read_document

_LAYOUTS = "NAME.txt beside NAME.ann, or text/NAME.txt and attributions/NAME_ANNOTATOR.ann"
# Published gold has a slip here and there; more than this, and the offsets are another text's.
_TOLERATED = 0.1


def documents(folder: Path) -> list[GoldDocument]:
    """The annotated documents of a folder, by name.

    In PolNeAR's layout a document that several people annotated counts once, as the first one marked it.

    Raises:
        GoldError: there is no such folder, nothing annotated in it, or a file of it cannot be used.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder")
    found = [_read(text, annotation) for text, annotation in _pairs(folder)]
    if not found:
        raise GoldError(f"{folder}: no annotated documents; expected {_LAYOUTS}")
    return found


def document(annotation_path: Path) -> GoldDocument:
    """The document of one NAME.ann, with NAME.txt beside it.

    Raises:
        GoldError: it cannot be used.
    """
    return _read(annotation_path.with_suffix(".txt"), annotation_path)


def annotators(folder: Path) -> Iterator[list[GoldDocument]]:
    """Each document of a folder in PolNeAR's layout, as each of its annotators marked it.

    Raises:
        GoldError: the folder is not in that layout, or a file of it cannot be used.
    """
    if not is_polnear(folder):
        raise GoldError(f"{folder}: expected text/NAME.txt and attributions/NAME_ANNOTATOR.ann")
    for text_path in sorted((folder / "text").glob("*.txt")):
        yield [_read(text_path, path) for path in polnear.annotation_paths(folder, text_path.stem)]


def is_polnear(folder: Path) -> bool:
    """Whether the folder has PolNeAR's layout."""
    return (folder / "text").is_dir() and (folder / "attributions").is_dir()


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    if is_polnear(folder):
        for text_path in sorted((folder / "text").glob("*.txt")):
            for annotation_path in polnear.annotation_paths(folder, text_path.stem)[:1]:
                yield text_path, annotation_path
    else:
        for annotation_path in sorted(folder.glob("*.ann")):
            yield annotation_path.with_suffix(".txt"), annotation_path


def _read(text_path: Path, annotation_path: Path) -> GoldDocument:
    try:
        document = read_document(text_path, annotation_path)
        wrong, total = misplaced(annotation_path.read_text(encoding="utf-8").split("\n"), document.text)
    except FileNotFoundError as error:
        raise GoldError(f"{annotation_path}: there is no {text_path.name} beside it") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{annotation_path}: it or its text is not UTF-8 ({error.reason})") from error
    except OSError as error:
        raise GoldError(f"{error.filename}: cannot be read ({error.strerror})") from error
    if wrong > total * _TOLERATED:
        raise GoldError(
            f"{annotation_path}: {wrong} of {total} marked spans stand elsewhere in {text_path.name}"
        )
    return document
