"""What the user says of an account: checked, so that every field is what it claims to be."""

from __future__ import annotations

from whosays.errors import MetadataError
from whosays.ingest import fields
from whosays.ingest.decode import storable
from whosays.model import Metadata


def told(
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Metadata:
    """The metadata as they are kept; an empty one counts as not told.

    Raises:
        MetadataError: one of them does not make sense.
    """
    return Metadata(
        title=_line("title", title),
        outlet=_line("outlet", outlet),
        published=_checked(published, fields.published(published), "a date; write it as 2022-02-05 or 2022"),
        url=_checked(url, fields.web_address(url), "a web address; it begins with https:// or http://"),
    )


def _line(name: str, value: str | None) -> str | None:
    words = storable(value)[0] if value else value
    if words and words.strip() and fields.line(words) is None:
        raise MetadataError(f"the {name} is too long for one")
    return fields.line(words)


def _checked(value: str | None, canonical: str | None, form: str) -> str | None:
    if value and canonical is None:
        raise MetadataError(f"{value[:80]!r} is not {form}")
    return canonical and storable(canonical)[0]
