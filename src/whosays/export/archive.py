"""A ZIP archive of files of which every account has its own, beside its text; written as it grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from whosays.export.names import Names
from whosays.export.written import Written
from whosays.model import Reading

if TYPE_CHECKING:
    from whosays.export.formats import AccountFormat

MEDIA_TYPE, SUFFIX = "application/zip", ".zip"


def chunks(readings: Iterable[Reading], form: AccountFormat) -> Iterator[bytes]:
    """The archive, an account at a time: `NAME.txt`, and beside it what the format makes of it."""
    names, written = Names(), Written()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for reading in readings:
            name = names.name(reading.account.path)
            archive.writestr(f"{name}.txt", reading.account.text.encode())
            archive.writestr(f"{name}{form.suffix}", "".join(form.write(reading)).encode())
            yield written.taken()
    yield written.taken()
