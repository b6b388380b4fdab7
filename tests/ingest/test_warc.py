from __future__ import annotations

import gzip
import io
import random
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.ingest.documents import article, record, warc
from tests.ingest.pages import TITLE
from whosays.errors import ContainerError, DamagedError, InputError, TooLargeError
from whosays.ingest import Deferred, archive, collect, from_bytes
from whosays.ingest import warc as records
from whosays.ingest.tape import Tape
from whosays.model import Account, Metadata, Original

PLAIN = [record(article(number), f"https://orsapost.example/{number}") for number in range(5)]
PACKED = warc(0, 1, 2, 3, 4)


def pages(data: bytes) -> list[Deferred]:
    return list(collect(["-"], io.BytesIO(data)))


def told(found: list[Deferred]) -> list[str]:
    """The number in each page's text, or the kind of its failure."""
    return [
        item.original.kind if isinstance(item.original, InputError) else number_of(item.original)
        for item in found
    ]


def number_of(original: Original) -> str:
    return original.data.split(b"Ferry number ")[1].split(b" ")[0].decode()


def reason(item: Deferred) -> str:
    assert isinstance(item.original, DamagedError)
    return str(item.original)


@pytest.mark.parametrize("members", [PLAIN, PACKED], ids=["plain", "packed"])
def test_each_page_is_an_account(members: list[bytes]) -> None:
    found = pages(b"".join(members))
    assert told(found) == ["0", "1", "2", "3", "4"]
    assert [item.source for item in found[:2]] == ["-#0", f"-#{len(members[0])}"]
    original = found[1].original
    assert isinstance(original, Original)
    assert original.data == article(1)
    assert original.retrieved == datetime(2024, 3, 5, 10, tzinfo=UTC)
    assert original.headers == (
        ("WARC-Target-URI", "https://orsapost.example/1"),
        ("warc-date", "2024-03-05T10:00:00Z"),
        ("Content-Type", "text/html; charset=utf-8"),
    )
    collected = found[1].load()
    assert isinstance(collected.account, Account)
    assert collected.account.id == found[1].id == from_bytes(article(1)).id
    assert collected.account.text.startswith(f"{TITLE}\n\nFerry number 1 was late")
    assert collected.account.metadata.url == "https://orsapost.example/1"


def test_all_in_one_member() -> None:
    found = pages(gzip.compress(b"".join(PLAIN)))
    assert told(found) == ["0", "1", "2", "3", "4"]
    assert [item.source for item in found[:2]] == ["-#0", "-#0.1"]


def test_an_archive_that_another_program_wrote() -> None:
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=True)
    writer.write_record(writer.create_warcinfo_record("tolm.warc.gz", {"software": "x"}))
    for number in range(3):
        for kind in ("request", "response"):
            line = "GET / HTTP/1.0" if kind == "request" else "200 OK"
            headers = StatusAndHeaders(
                line, [("Content-Type", "text/html")], protocol="HTTP/1.0", is_http_request=kind == "request"
            )
            payload = io.BytesIO(b"" if kind == "request" else article(number))
            writer.write_record(
                writer.create_warc_record(
                    f"https://orsapost.example/{number}", kind, payload=payload, http_headers=headers
                )
            )
    assert told(pages(written.getvalue())) == ["0", "1", "2"]


def changed(member: bytes, change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(member)
    change(data)
    return bytes(data)


def garbled(member: bytes) -> bytes:
    middle = len(member) // 2
    return (
        member[:middle] + bytes(byte ^ 0xFF for byte in member[middle : middle + 20]) + member[middle + 20 :]
    )


def wrong_sum(member: bytes) -> bytes:
    return member[:-8] + bytes(4) + member[-4:]


SHORT = record(article(9), length=len(PLAIN[0]) + 5000)
SLIGHTLY = record(article(9), length=len(PLAIN[0]))
NO_LENGTH = record(article(9)).replace(b"Content-Length: ", b"Content-Width: ")


@pytest.mark.parametrize(
    ("data", "found", "why"),
    [
        (b"".join(PACKED[:3])[:-40], ["0", "1", "damaged"], "cut off"),
        (b"".join(PLAIN[:3])[:-40], ["0", "1", "damaged"], "cut off: it has [\\d,]+ of [\\d,]+ bytes"),
        (
            b"".join([*PACKED[:2], gzip.compress(SHORT), *PACKED[2:]]),
            ["0", "1", "damaged", "2", "3", "4"],
            "cut off: it has",
        ),
        (
            b"".join([*PLAIN[:2], SHORT, *PLAIN[2:]]),
            ["0", "1", "damaged", "2", "3", "4"],
            "the record is cut off",
        ),
        (b"".join([PACKED[0], garbled(PACKED[1]), *PACKED[2:]]), ["0", "damaged", "2", "3", "4"], "corrupt"),
        (
            b"".join([PACKED[0], wrong_sum(PACKED[1]), *PACKED[2:]]),
            ["0", "damaged", "2", "3", "4"],
            "corrupt",
        ),
        (b"".join([PACKED[0], PACKED[1][:-60], *PACKED[2:]]), ["0", "damaged", "2", "3", "4"], "corrupt"),
        (
            b"".join([PACKED[0], b"junk" * 50_000, *PACKED[1:]]),
            ["0", "damaged", "1", "2", "3", "4"],
            "no record begins",
        ),
        (
            b"".join([PLAIN[0], b"junk\n" * 50_000, *PLAIN[1:]]),
            ["0", "damaged", "1", "2", "3", "4"],
            "no record begins",
        ),
        (
            b"".join([PLAIN[0], SLIGHTLY, *PLAIN[2:]]),
            ["0", "damaged", "2", "3", "4"],
            "next one begins in it",
        ),
        (
            PACKED[0] + gzip.compress(SLIGHTLY + PLAIN[2]) + PACKED[3],
            ["0", "damaged", "damaged", "3"],
            "next one begins in it",
        ),
        (b"".join([PLAIN[0], NO_LENGTH, PLAIN[1]]), ["0", "damaged", "1"], "how long"),
        (b"".join([PACKED[0], gzip.compress(NO_LENGTH), PACKED[1]]), ["0", "damaged", "1"], "how long"),
        (
            PACKED[0] + gzip.compress(PLAIN[1] + b"WARC/1.0\r\n" + b"A: b\r\n" * 5000) + PACKED[2],
            ["0", "1", "damaged", "2"],
            "headers",
        ),
        (
            PACKED[0]
            + gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n")
            + PACKED[1],
            ["0", "damaged", "1"],
            "99,999,999,999 bytes",
        ),
        (PACKED[0] + b"\x1f\x8b\x08" + PACKED[1], ["0", "damaged", "1"], "corrupt|cut off"),
        (PACKED[0] + PACKED[1][:5], ["0", "damaged"], "cut off"),
    ],
)
def test_what_is_broken_is_told_and_reading_goes_on(data: bytes, found: list[str], why: str) -> None:
    items = pages(data)
    assert told(items) == found
    with pytest.raises(DamagedError, match=why):
        raise items[found.index("damaged")].original  # type: ignore[misc]
    failed = items[found.index("damaged")].load()
    assert failed.original is None
    assert failed.account.path == items[found.index("damaged")].source


def chunked(body: bytes, size: int = 100) -> bytes:
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


HTML = "Content-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("body", "http"),
    [
        (gzip.compress(article(1)), "Content-Encoding: gzip"),
        (zlib.compress(article(1)), "Content-Encoding: deflate"),
        (raw_deflate(article(1)), "Content-Encoding: Deflate"),
        (brotli.compress(article(1)), "Content-Encoding: br"),
        (gzip.compress(zlib.compress(article(1))), "Content-Encoding: deflate, gzip"),
        (chunked(article(1)), "Transfer-Encoding: chunked"),
        (chunked(gzip.compress(article(1))), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip"),
        (article(1), "Content-Encoding: gzip"),  # crawlers unpack, and leave the header
        (article(1), "Transfer-Encoding: chunked"),
        (article(1), "Content-Encoding: identity"),
    ],
)
def test_codings_are_undone(body: bytes, http: str) -> None:
    (item,) = pages(record(body, http=HTML + http))
    assert told([item]) == ["1"]
    assert isinstance(item.original, Original)
    assert item.original.data == article(1)


def bombs() -> Iterator[tuple[bytes, str]]:
    yield gzip.compress(bytes(150_000_000), 1), "gzip"
    yield brotli.compress(bytes(150_000_000), quality=1), "br"
    yield zlib.compress(bytes(150_000_000), 1), "deflate"


@pytest.mark.parametrize(("body", "coding"), list(bombs()), ids=["gzip", "br", "deflate"])
def test_bodies_that_burst(body: bytes, coding: str) -> None:
    (bomb, after) = pages(gzip.compress(record(body, http=f"{HTML}Content-Encoding: {coding}")) + PACKED[1])
    assert isinstance(bomb.original, TooLargeError)
    assert told([after]) == ["1"]


def test_a_record_that_bursts() -> None:
    big = gzip.compress(record(bytes(150_000_000)), 1)
    assert told(pages(PACKED[0] + big + PACKED[1])) == ["0", "too_large", "1"]


@pytest.mark.parametrize(
    ("body", "http", "why"),
    [
        (gzip.compress(article(1))[:-30], "Content-Encoding: gzip", "cut off"),
        (garbled(gzip.compress(article(1))), "Content-Encoding: gzip", "corrupt"),
        (brotli.compress(article(1))[:-30], "Content-Encoding: br", "cut off"),
        (b"\x07junk" * 50, "Content-Encoding: br", "corrupt"),
        (chunked(article(1))[:-500], "Transfer-Encoding: chunked", "cut off"),
    ],
)
def test_bodies_that_are_broken(body: bytes, http: str, why: str) -> None:
    bad, good = pages(record(body, http=HTML + http) + PLAIN[1])
    assert why in reason(bad)
    assert told([good]) == ["1"]


@pytest.mark.parametrize(
    "member",
    [
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(article(9), kind="revisit"),
        record(article(9), status="404 Not Found"),
        record(b"", status="301 Moved Permanently"),
        record(b"\x89PNG", http="Content-Type: image/png"),
    ],
)
def test_what_is_no_page_is_passed_over(member: bytes) -> None:
    assert told(pages(PLAIN[0] + member + PLAIN[1])) == ["0", "1"]


def test_a_text_in_an_archive() -> None:
    (item,) = pages(record(b"The mayor of Tolm said no.", http="Content-Type: text/plain"))
    account = item.load().account
    assert isinstance(account, Account)
    assert account.text == "The mayor of Tolm said no."


def test_a_date_that_makes_no_sense() -> None:
    (item,) = pages(record(article(1)).replace(b"2024-03-05T10:00:00Z", b"yesterday", 1))
    assert isinstance(item.original, Original)
    assert item.original.retrieved.year >= 2026


def test_a_whole_archive_is_not_one_account() -> None:
    for data in (PLAIN[0], PACKED[0]):
        with pytest.raises(ContainerError, match="many accounts"):
            from_bytes(data)


def test_other_gzip_files_are_none() -> None:
    (item,) = pages(gzip.compress(b"The mayor said no."))
    assert item.load().account.failure.message.startswith("this is a gzip file")  # type: ignore[union-attr]


class Repeating(io.RawIOBase):
    """A member over and over."""

    def __init__(self, member: bytes, most: int) -> None:
        super().__init__()
        self._member, self._left, self.given = member, most, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        start = self.given % len(self._member)
        piece = self._member[start : start + min(len(buffer), self._left)]
        buffer[: len(piece)] = piece
        self.given += len(piece)
        self._left -= len(piece)
        return len(piece)


def test_an_archive_is_not_held_in_memory() -> None:
    image = record(random.Random(1).randbytes(1_000_000), http="Content-Type: image/png")
    for member in (
        image,
        gzip.compress(image, 1),
        gzip.compress(image[:500_000] + b"WARC/1.0\r\n" + image[500_000:], 1),
    ):
        tape = Tape(Repeating(member, 80_000_000))  # type: ignore[arg-type]
        for _ in records.responses(tape):
            assert len(tape._kept) < 33_000_000


def test_mutated_archives() -> None:
    whole, chance = b"".join(PACKED), random.Random(3)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            start = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[start] ^= 1 << chance.randrange(8)
                case 1:
                    del data[start : start + chance.randrange(300)]
                case _:
                    data[start:start] = chance.randbytes(chance.randrange(50))
        found = told(list(archive.pages(io.BytesIO(data), "x", Metadata())))
        numbers = [number for number in found if number.isdigit()]
        assert numbers == sorted(set(numbers))
        assert len(found) > len(numbers) or len(numbers) == 5
