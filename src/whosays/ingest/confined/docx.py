"""The paragraphs of a Word document (ECMA-376), in bounded memory.

python-docx would leave out what stands in content controls and what was inserted under revision, and
unpacks whatever an archive holds.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from whosays.ingest.confined.refusal import Reason, Refused
from whosays.ingest.frames import Message

_MOST_UNPACKED = 60_000_000
_MOST_MEMBERS = 20_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that Word writes
_BODY, _STYLES, _PROPERTIES = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_TITLES = ("title", "heading 1")

# What is not to be read: deleted or moved words, and what older programs show instead of a drawing.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "p", "tbl"})
_STANDS_FOR = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(data: bytes) -> Message:
    """The paragraphs, the title and the author.

    Raises:
        Refused: it is damaged, or unpacks to more than is allowed.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _read(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        etree.LxmlError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise Refused(Reason.DAMAGED, f"the document is damaged: {str(error)[:200]}") from error


def _read(archive: zipfile.ZipFile) -> Message:
    names = {info.filename for info in archive.infolist()[:_MOST_MEMBERS]}
    if _BODY not in names:
        raise Refused(Reason.DAMAGED, "there is no text in this archive: it is no Word document")
    styles = _styles(archive) if _STYLES in names else {}
    told = _properties(archive) if _PROPERTIES in names else {}
    paragraphs: list[str] = []
    titles: dict[str, str] = {}
    for style, words in _paragraphs(archive):
        paragraphs.append(words)
        titles.setdefault(styles.get(style, style).lower(), words)
    title = next((titles[name] for name in _TITLES if name in titles), told.get("title"))
    return {"title": title, "authors": (told.get("creator") or "").split(";"), "paragraphs": paragraphs}


def _styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names of styles, the same in every language, by their ids, which are not."""
    found = {}
    for style in _elements(archive, _STYLES, "style"):
        name = style.find("{*}name")
        if name is not None:
            found[_attribute(style, "styleId")] = _attribute(name, "val")
    return found


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    return {
        etree.QName(element).localname: "".join(element.itertext())
        for name in ("title", "creator")
        for element in _elements(archive, _PROPERTIES, name)
    }


def _paragraphs(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each paragraph's style and words, in the order of the document."""
    for paragraph in _elements(archive, _BODY, "p"):
        words = "".join(_pieces(paragraph))
        tidy = "\n".join(filter(None, (" ".join(row.split()) for row in words.split("\n"))))
        if tidy and not any(_name(above) == "Fallback" for above in paragraph.iterancestors()):
            style = paragraph.find("{*}pPr/{*}pStyle")
            yield ("" if style is None else _attribute(style, "val")), tidy


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _STANDS_FOR:
            yield _STANDS_FOR[name]
        elif name not in _LEFT_OUT:
            yield from _pieces(child)


def _elements(archive: zipfile.ZipFile, member: str, name: str) -> Iterator[Any]:
    """The elements of a name, each forgotten when the next one comes."""
    stream = _unpacked(archive, member)
    parsing = etree.iterparse(
        stream, tag=f"{{*}}{name}", resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in parsing:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _unpacked(archive: zipfile.ZipFile, member: str) -> BytesIO:
    """A part of the archive, whatever size it is said to have, if it is no bigger than allowed."""
    info = archive.getinfo(member)
    if info.compress_type not in _METHODS:
        raise Refused(Reason.DAMAGED, "the document is packed in a way that Word does not know")
    if info.flag_bits & 1:
        raise Refused(Reason.ENCRYPTED, "the document is behind a password: save it without one")
    with archive.open(info) as stream:
        data = stream.read(_MOST_UNPACKED + 1)
    if len(data) > _MOST_UNPACKED:
        most = f"{_MOST_UNPACKED // 1_000_000} MB"
        raise Refused(Reason.TOO_LARGE, f"the document unpacks to more than {most}: split it")
    return BytesIO(data)


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _attribute(element: Any, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), ""
    )
