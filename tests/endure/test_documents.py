"""Long documents and large folders: a thousand pages, ten thousand files of every kind with corrupt ones."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from tests.endure.measured import measured
from tests.ingest.documents import FULL, docx, message, pdf, warc
from tests.ingest.pages import make_page

pytestmark = pytest.mark.endure

# fmt: off
_TIMES = ["dawn", "noon", "dusk", "night"]
_PLACES = ["Tolm", "Orsa", "Osk", "Tarnow", "Brel", "Karst", "Dren", "Velm", "Harn", "Isk"]
# fmt: on

_READ = """
import sys, whosays.ingest
from pathlib import Path
account = whosays.ingest.from_path(Path(sys.argv[1]))
print(len(account.pages), len(account.text))
print(account.page(account.text.index(sys.argv[2])))
"""

_COLLECT = """
import sys
from collections import Counter
from whosays.ingest import collect
from whosays.model import Account
kinds = Counter()
for item in collect([sys.argv[1]], None):
    found = item.load()
    assert found.account.path == item.source
    kinds["read" if isinstance(found.account, Account) else found.account.failure.kind] += 1
print(*(f"{kind}={count}" for kind, count in sorted(kinds.items())))
"""


def test_a_thousand_pages(tmp_path: Path) -> None:
    chance = random.Random(1)
    pages = [
        [
            f"In {chance.choice(_PLACES)} at {chance.choice(_TIMES)} {chance.choice(_PLACES)} came, he said.",
            *chance.sample([words.replace("Tolm", chance.choice(_PLACES)) for words in FULL * 3], 4),
            f"{chance.choice(_PLACES)} left {chance.choice(_PLACES)} at {chance.choice(_TIMES)}, she said.",
        ]
        for _ in range(1_000)
    ]
    pages[734][2] = "The lighthouse keeper of Nowhere denied it."
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf(pages))
    done = measured([sys.executable, "-c", _READ, path, "lighthouse"], most=90)
    assert done.code == 0, done.output[-2000:]
    (counts, page) = done.output.splitlines()
    assert counts.split()[0] == "1000"
    assert int(counts.split()[1]) > 700_000
    assert page == "735"
    assert done.megabytes < 500


def test_ten_thousand_files(tmp_path: Path) -> None:
    whole = {
        "txt": FULL[0].encode(),
        "html": make_page().encode(),
        "pdf": pdf([FULL]),
        "docx": docx(),
        "eml": message(FULL[0].encode()),
        "warc.gz": b"".join(warc(1)),
        "jsonl": b'{"text": "The mayor of Tolm said no."}\n',
    }
    broken = {
        "pdf": b"%PDF-1.7 junk",
        "docx": docx()[:-80],
        "eml": message(b""),
        "warc.gz": warc(1)[0][:-40],
        "jsonl": b'{"te',
    }
    names = list(whole)
    for number in range(10_000):
        suffix = names[number % len(names)]
        data = broken[suffix] if number % 100 < 5 and suffix in broken else whole[suffix]
        path = tmp_path / f"{number // 1000}" / f"{number:05}.{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    wanted = sum(number % 100 < 5 and names[number % len(names)] in broken for number in range(10_000))
    done = measured([sys.executable, "-c", _COLLECT, tmp_path], most=1_500)
    assert done.code == 0, done.output[-2000:]
    kinds = {kind: int(count) for kind, count in (word.split("=") for word in done.output.split())}
    assert kinds["read"] == 10_000 - wanted
    assert sum(kinds.values()) == 10_000
    assert kinds.keys() == {"read", "damaged", "empty"}
    assert done.megabytes < 500
