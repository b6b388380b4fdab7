"""Every table of the docs, remade: `python -m whosays.evaluate.figures --data DATA --docs docs/figures.md`.

`--only NAME` runs one benchmark and prints its rows; that is the command each row names. Measures that
need more than a reader are scripts in `benchmarks/`: each takes `--data` and prints its rows as JSON.
The exit code is 1 if a figure does not reach what it must.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from whosays.evaluate import (
    acts,
    antecedents,
    attributions,
    boundaries,
    claims,
    coverage,
    dates,
    denial,
    discourse,
    entities,
    findings,
    identities,
    lineage,
    matrix,
    pronouns,
    report,
    seed,
    stories,
)
from whosays.evaluate.corpora import coreference, gap, timeml
from whosays.evaluate.tables import COLUMNS, Row, markdown, rewrite, rows_of
from whosays.extract import Reader


@dataclass(frozen=True, slots=True)
class Made:
    """What a benchmark gives the docs: rows of the table of measures, and tables of its own by name.

    Attributes:
        unmade: part of the command whose rows could not be made here; they stay as they were.
    """

    rows: Sequence[Row] = ()
    unmade: str | None = None
    tables: Mapping[str, str] = field(default_factory=dict)


_SETS = Path("benchmarks") / "sets"
MOST_CONFUSED = 12  # pairs of acts that are shown

Benchmark = Callable[[Path, Reader], Made]

# Report name of a score → how the table calls it, what it must reach, what it aims at.
_ATTRIBUTIONS = {
    "exact.source.f1": ("exact F1, source", 0.80, 0.85),
    "exact.cue.f1": ("exact F1, cue", 0.74, 0.77),
    "exact.content.f1": ("exact F1, content", 0.68, 0.74),
    "linked.exact.f1": ("linked attribution, exact F1", 0.50, 0.58),
    "linked.overlap.f1": ("linked attribution, overlap F1", 0.73, 0.79),
    "alpha.alpha": ("alpha against the annotator", 0.775, 0.80),
    "calibration.error": ("calibration error of the confidence", 0.05, 0.03),
}


def on_attributions(data: Path, reader: Reader) -> Made:
    """PolNeAR's development part."""
    found = attributions.evaluate(data / "polnear" / "dev", reader, _Progress("attributions"))
    command = "whosays evaluate attributions DATA/polnear/dev"
    rows = [
        Row.scored(name, found.scores[score], least, aim, command)
        for score, (name, least, aim) in _ATTRIBUTIONS.items()
    ]
    return Made(rows, tables={"attributions": markdown(report.HEADER, report.rows(found.scores))})


def on_people(data: Path, _: Reader) -> Made:
    """One annotator of PolNeAR against another: where several marked one article."""
    found = attributions.agreement(data / "polnear" / "train", data / "polnear" / "dev")
    return Made(tables={"people": markdown(report.HEADER, report.rows(found.scores))})


def on_seed(data: Path, reader: Reader) -> Made:
    """One article with nested gold."""
    found = seed.evaluate(data / "seed.ann", reader)
    (outer, outers), (nested, nesteds) = found.outer(), found.nested()
    row = partial(Row, command=_command("seed"))
    return Made(
        [
            row(f"seed: outer attributions found, of {outers}", outer, 20, 23),
            row(f"seed: nested attributions found, of {nesteds}", nested, 3, 5),
            row("seed: attributions that match no gold", len(found.spurious), 4, 1),
            row(f"seed: actor right, of {found.actor[1]}", found.actor[0], 21, 26),
            row(f"seed: act right, of {found.act[1]}", found.act[0], 22, 26),
            row(f"seed: type right, of {found.type[1]}", found.type[0], 22, 26),
        ]
    )


def on_discourse(data: Path, reader: Reader) -> Made:
    """GUM's news."""
    found = discourse.evaluate(data / "gum", reader)
    name = f"nested and chained: recall of {found.relations} attribution relations"
    return Made([Row.scored(name, found.recall, 0.55, 0.80, _command("discourse"))])


def on_entities(data: Path, reader: Reader) -> Made:
    """CoNLL++'s development part."""
    found = entities.evaluate(data / "ner-conllpp" / "dev.txt", reader)
    return Made([Row.scored("entities, span F1", found.scores["all.f1"], 0.88, 0.93, _command("entities"))])


def on_pronouns(data: Path, reader: Reader) -> Made:
    """GAP's snippets that nothing was learnt from: one in five."""
    found = pronouns.evaluate(data / "gap" / "gap-development.tsv", reader, gap.held_out)
    row = Row.scored("pronouns, F1", found.scores["all.f1"], 0.75, 0.88, _command("pronouns"))
    return Made([row], tables={"pronouns": markdown(report.HEADER, report.rows(found.scores))})


def on_antecedents(data: Path, reader: Reader) -> Made:
    """GUM's news and interviews that nothing was learnt from: one in three."""
    found = antecedents.evaluate(data / "gum", reader, coreference.held_out)
    row = Row.scored("antecedents, accuracy", found.accuracy(), 0.70, 0.85, _command("antecedents"))
    return Made([row], tables={"antecedents": markdown(report.HEADER, report.rows(found.scores))})


def on_dates(data: Path, reader: Reader) -> Made:
    """TimeBank's and AQUAINT's documents that nothing was learnt from: one in four."""
    found = dates.evaluate(data / "timex", reader, timeml.held_out)
    row = Row.scored("dates, value F1", found.scores["value.f1"], 0.78, 0.83, _command("dates"))
    return Made([row], tables={"dates": markdown(report.HEADER, report.rows(found.scores))})


def on_acts(data: Path, reader: Reader) -> Made:
    """500 attributions of PolNeAR's development part, labelled twice."""
    found = acts.evaluate(Path("benchmarks") / "acts.tsv", data / "polnear" / "dev", reader.nearest)
    command = "whosays evaluate acts benchmarks/acts.tsv --texts DATA/polnear/dev"
    row = Row.scored("acts, accuracy", found.accuracy, 0.80, 0.90, command)
    lines = [(theirs.value, ours.value, str(count)) for theirs, ours, count in found.confusions()]
    table = markdown(("label", "ours", "times"), lines[:MOST_CONFUSED])
    return Made([row], tables={"acts": f"{found.summary()}\n\n{table}"})


def on_claims(data: Path, reader: Reader) -> Made:
    """NANCO's answers, each where it stands in its paragraph."""
    found = claims.evaluate(data / "nanco" / "answers.json", reader)
    command = "whosays evaluate claims DATA/nanco/answers.json"
    return Made([Row("same answer or not, balanced accuracy", found.mean, 0.75, 0.83, command)])


def on_identities(data: Path, _: Reader) -> Made:
    """ECB+'s topics that no weight was set on: about half, by a hash of the topic's name."""
    found = identities.evaluate(data / "ecbplus")
    row = Row.scored(
        "actors across accounts, pairwise F1 on topics held out",
        found.scores["held_out.pairs.f1"],
        0.80,
        0.90,
        _command("identities"),
    )
    return Made([row], tables={"identities": markdown(report.HEADER, report.rows(found.scores))})


def on_boundaries(data: Path, reader: Reader) -> Made:
    """GUM's documents that the head of clauses has not learnt from: one in three."""
    found = boundaries.evaluate(data / "gum", reader)
    return Made(tables={"boundaries": markdown(report.HEADER, report.rows(found.scores))})


def on_stories(data: Path, reader: Reader) -> Made:
    """All documents of ECB+, and of BASIL, grouped at once."""
    ecbplus, basil = (stories.evaluate(data / name, reader) for name in ("ecbplus", "basil"))
    rows = [
        Row.scored(
            f"stories, pairwise F1, {name}",
            found.scores["pairs.f1"],
            least,
            aim,
            f"whosays evaluate stories DATA/{folder}",
        )
        for name, folder, found, least, aim in (
            ("ECB+", "ecbplus", ecbplus, 0.88, 0.94),
            ("BASIL", "basil", basil, 0.85, 0.92),
        )
    ]
    tables = {
        f"stories-{name}": markdown(report.HEADER, report.rows(found.scores))
        for name, found in (("ecbplus", ecbplus), ("basil", basil))
    }
    return Made(rows, tables=tables)


def on_lineage(data: Path, reader: Reader) -> Made:
    """Labelled pairs of accounts, and rewritten copies."""
    found = lineage.evaluate(data, reader)
    command = "whosays evaluate lineage DATA"
    scores = found.scores
    rows = [
        Row.scored(
            "lineage, pair F1 of three kinds",
            scores["pair.f1"],
            scores["baseline.pair.f1"].value + 0.10,
            0.95,
            command,
        ),
        Row.scored(
            "rewritten copies, recall at 99 % precision",
            scores["rewritten.recall_at_99"],
            2 * scores["rewritten.minhash.recall_at_99"].value,
            0.90,
            command,
        ),
    ]
    return Made(rows, tables={"lineage": markdown(report.HEADER, report.rows(scores))})


def on_coverage(data: Path, reader: Reader) -> Made:
    """Events of ECB+ in the other accounts of their stories; topics that no weight was set on."""
    found = coverage.evaluate(data / "ecbplus", reader)
    row = Row.scored(
        "coverage, balanced accuracy on topics held out",
        found.scores["held_out.balanced_accuracy"],
        0.76,
        0.88,
        "whosays evaluate coverage DATA/ecbplus",
    )
    return Made([row], tables={"coverage": markdown(report.HEADER, report.rows(found.scores))})


def on_denial(data: Path, reader: Reader) -> Made:
    """Headlines against bodies; those that nothing was learnt from."""
    found = denial.evaluate(data / "fnc", reader)
    command = "whosays evaluate denial DATA/fnc"
    row = Row.scored(
        "denial, F1 of disagree on bodies held out", found.scores["disagree.f1"], 0.35, 0.60, command
    )
    return Made([row], tables={"denial": markdown(report.HEADER, report.rows(found.scores))})


_FINDINGS = {
    "silences.verdict": "reported silences, verdict",
    "drift": "quotations that drifted",
    "differ": "values that differ",
    "denials": "denials",
}


def on_findings(data: Path, reader: Reader) -> Made:  # noqa: ARG001 - the sets come with the project
    """What a comparison brings out, on the items that were only scored."""
    found = findings.evaluate(_SETS / "findings", reader)
    rows = [
        Row.scored(
            f"{name}, {kind}",
            found.scores[f"{key}.{kind}"],
            least,
            0.95,
            "whosays evaluate findings benchmarks/sets/findings",
        )
        for key, name in _FINDINGS.items()
        for kind, least in (("precision", 0.85), ("recall", 0.80))
    ]
    return Made(rows, tables={"findings": markdown(report.HEADER, report.rows(found.scores))})


def on_matrix(data: Path, reader: Reader) -> Made:  # noqa: ARG001 - the story comes with the project
    """A story of five accounts whose matrix was written by hand."""
    found = matrix.evaluate(_SETS / "story", reader)
    return Made([Row.scored("a story's matrix: cells right", found.right, 0.80, 0.95, _command("matrix"))])


BENCHMARKS: dict[str, Benchmark] = {
    "attributions": on_attributions,
    "people": on_people,
    "seed": on_seed,
    "discourse": on_discourse,
    "entities": on_entities,
    "claims": on_claims,
    "pronouns": on_pronouns,
    "antecedents": on_antecedents,
    "dates": on_dates,
    "acts": on_acts,
    "identities": on_identities,
    "boundaries": on_boundaries,
    "stories": on_stories,
    "lineage": on_lineage,
    "coverage": on_coverage,
    "denial": on_denial,
    "findings": on_findings,
    "matrix": on_matrix,
}


def of_script(script: Path, data: Path) -> Made:
    """The rows that a script prints.

    Raises:
        CalledProcessError: it failed.
    """
    command = [sys.executable, str(script), "--data", str(data)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - ours
    rows = [Row.from_dict(values) for values in json.loads(printed)]
    return Made(rows, unmade=None if rows else script.stem)


def publish(made: Iterable[Made], document: str) -> str:
    """The document with every table remade."""
    known = list(made)
    tables = {name: table for one in known for name, table in one.tables.items()}
    made_rows = markdown(COLUMNS, (row.cells() for one in known for row in one.rows))
    kept = [
        line for one in known if one.unmade for line in rows_of(document, "measures") if one.unmade in line
    ]
    tables["measures"] = "\n".join([made_rows, *kept])
    for name, table in tables.items():
        document = rewrite(document, name, table)
    return document


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for; 1 if a figure does not reach what it must."""
    options = _options().parse_args(arguments)
    made = list(_run(options.only, options.data, options.benchmarks))
    if options.docs and not options.only:
        document = publish(made, options.docs.read_text(encoding="utf-8"))
        options.docs.write_text(document, encoding="utf-8")
    rows = [row for one in made for row in one.rows]
    sys.stdout.write(markdown(COLUMNS, (row.cells() for row in rows)) + "\n")
    sys.stdout.writelines(f"\n{table}\n" for one in made for table in one.tables.values())
    short = [row.measure for row in rows if not row.holds()]
    sys.stderr.writelines(f"short of what it must reach: {name}\n" for name in short)
    return 1 if short else 0


class _Progress:
    """Says on stderr how far a benchmark is, if a person watches."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            sys.stderr.write(f"\r{self._name}: {done} of {total}{end}")


def _run(only: str | None, data: Path, scripts: Path) -> Iterator[Made]:
    reader = Reader()
    for name, benchmark in BENCHMARKS.items():
        if only in (None, name):
            _begun(name)
            yield benchmark(data, reader)
    for script in sorted(scripts.glob("*.py")):
        if only in (None, script.stem):
            _begun(script.stem)
            yield of_script(script, data)


def _begun(name: str) -> None:
    """All of them take hours: a log shows which one is at work."""
    sys.stderr.write(f"{datetime.now():%H:%M:%S} {name}\n")


def _command(name: str) -> str:
    return f"python -m whosays.evaluate.figures --data DATA --only {name}"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m whosays.evaluate.figures", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--docs", type=Path, help="Markdown file whose tables are remade")
    parser.add_argument(
        "--only", help=f"one benchmark: {', '.join(BENCHMARKS)}, or a script's name without .py"
    )
    parser.add_argument("--benchmarks", type=Path, default=Path("benchmarks"), help="folder of the scripts")
    return parser


if __name__ == "__main__":
    sys.exit(main())
