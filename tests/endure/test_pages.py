"""The parser of pages against thousands of broken ones: an account or a reason, never anything else."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest

from tests.ingest.pages import make_page
from whosays.errors import InputError
from whosays.ingest import from_bytes
from whosays.model import Account

pytestmark = pytest.mark.endure

ROUNDS = 15
PAGES_A_ROUND = 200
PAGE = make_page().encode()
# fmt: off
TOKENS = [
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&", b"&#x110000;", b"&#0;", b"&#xd800;",
    b"\x00", b"<script>", b"</script>", b"<style>", b"<table>", b"<td>", b"<p>", b"</p>", b"<article>",
    b"</body>", b"<html>", b"<svg><foreignObject>", b"<template>", b"<base href='file:///'>",
    b"<meta charset=utf-16>", b"<meta charset=hz>", b"<?xml version='1.0' encoding='utf-7'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\x1b[31m",
    b"<div>" * 300, b"<b>" * 300, b" a=1" * 300, b"'", b'"',
]
# fmt: on


def mutated(chance: random.Random) -> bytes:
    """The page with up to a dozen faults: pieces cut, doubled, moved, overwritten, tokens thrown in."""
    page = bytearray(PAGE)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(page) + 1)
        end = min(len(page), start + int(chance.expovariate(1 / 30)))
        match chance.randrange(5):
            case 0:
                del page[start:end]
            case 1:
                page[start:start] = page[start:end] * chance.randint(1, 20)
            case 2:
                page[start:end] = chance.randbytes(end - start)
            case 3:
                piece = page[start:end]
                del page[start:end]
                place = chance.randrange(len(page) + 1)
                page[place:place] = piece
            case _:
                page[start:start] = chance.choice(TOKENS)
    return bytes(page)


def outcome(data: bytes) -> Account | InputError:
    try:
        return from_bytes(data, content_type="text/html")
    except InputError as error:
        return error


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_mutated_pages(seed: int) -> None:
    chance = random.Random(seed)
    kinds: Counter[str] = Counter()
    for _ in range(PAGES_A_ROUND):
        started = time.monotonic()
        found = outcome(mutated(chance))
        assert time.monotonic() - started < 35
        assert found.id
        kinds["read" if isinstance(found, Account) else found.kind] += 1
        if isinstance(found, Account):
            found.text.encode()
            assert "\x00" not in found.text
    assert kinds["read"] > PAGES_A_ROUND / 2
    assert kinds["parser"] == 0  # small pages: whatever stands in them, the parser outlives them
