"""Words a second, side by side in one run with a spaCy pipeline of en_core_web_sm's shape.

Both read the same articles, in one process, on the same two cores, in turns; each turn's time is from
texts to results, both loaded and warm. The spaCy pipeline (tok2vec, tagger, parser, and ner with a
tok2vec of its own) has untrained weights: these do not matter for its speed. Words are counted by white
space. What is reported is the ratio of the medians.

    python benchmarks/speed.py --data DATA
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

THREADS = 2
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = str(THREADS)  # read when numpy and its like are imported, below

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402
from spacy.training import Example  # noqa: E402

from whosays.evaluate.tables import Row  # noqa: E402
from whosays.extract import Reader  # noqa: E402
from whosays.ingest import from_text  # noqa: E402

WIDTH = 96
TAGS, DEPENDENCIES, ENTITIES = 50, 45, 18  # as many labels as en_core_web_sm has


def main() -> None:
    options = _options()
    _two_cores()
    texts = list(_texts(options.data / "polnear" / "dev" / "text", options.articles))
    words = sum(len(text.split()) for text in texts)
    seconds = alternate({"whosays": whosays_run(texts), "spacy": spacy_run(texts)}, options.rounds)
    speed = {name: words / median(times) for name, times in seconds.items()}
    print(f"{words:,} words, {options.rounds} rounds: {speed}", file=sys.stderr)
    row = Row(
        measure="speed against a spaCy pipeline of en_core_web_sm's shape",
        value=speed["whosays"] / speed["spacy"],
        least=0.5,
        aim=1.5,
        command="python benchmarks/speed.py --data DATA",
        unit="×",
    )
    print(json.dumps([asdict(row)]))


def alternate(runs: dict[str, Callable[[], None]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each run, taken in turns after one that warms up."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return seconds


def whosays_run(texts: list[str]) -> Callable[[], None]:
    reader = Reader()

    def run() -> None:
        for _ in reader.read_many(map(from_text, texts)):
            pass

    return run


def spacy_run(texts: list[str]) -> Callable[[], None]:
    pipeline = spacy_pipeline()

    def run() -> None:
        for _ in pipeline.pipe(texts):
            pass

    return run


def spacy_pipeline() -> Language:
    """en_core_web_sm's shape, untrained (its settings: the config.cfg that it is published with)."""
    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
    nlp.add_pipe("tok2vec", config={"model": _tok2vec({"SPACY": 50, "IS_SPACE": 50})})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": _parser("parser", listener), "min_action_freq": 1})
    nlp.add_pipe("ner", config={"model": _parser("ner", _tok2vec({}))})
    nlp.initialize(lambda: [_example(nlp)])
    return nlp


def _tok2vec(more_rows: dict[str, int]) -> dict[str, Any]:
    rows = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500, **more_rows}
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(rows),
            "rows": list(rows.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _parser(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def _example(nlp: Language) -> Example:
    """A sentence in which every label occurs."""
    count = max(TAGS, DEPENDENCIES, ENTITIES)
    gold = {
        "tags": [f"T{i % TAGS}" for i in range(count)],
        "heads": [max(0, i - 1) for i in range(count)],
        "deps": ["ROOT"] + [f"d{i % DEPENDENCIES}" for i in range(1, count)],
        "entities": [f"U-E{i}" if i < ENTITIES else "O" for i in range(count)],
    }
    return Example.from_dict(Doc(nlp.vocab, words=[f"w{i}" for i in range(count)]), gold)


def _texts(folder: Path, count: int) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt"))[:count]:
        yield path.read_text(encoding="utf-8")


def _two_cores() -> None:
    os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:THREADS]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


if __name__ == "__main__":
    main()
