"""`whosays evaluate`: how well it reads, measured on gold annotations."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from whosays.batch.reading import Reader
from whosays.cli import files
from whosays.cli.tools import Tools

if TYPE_CHECKING:
    from whosays.evaluate.report import Scored

_EPILOG = """Every score comes with a 95 % interval, drawn by document.

\b
Exit codes: 0 all was done; 1 the gold cannot be used; 2 the command was not
understood.
"""

_json = click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
_path = click.argument("path", type=click.Path(exists=True, path_type=Path))


@click.group()
def evaluate() -> None:
    """Measure how well whosays reads, on gold of yours or of others."""


@evaluate.command(epilog=_EPILOG)
@click.argument("gold_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_json
@click.pass_context
def attributions(ctx: click.Context, *, gold_dir: Path, as_json: bool) -> None:
    """Who says what: sources, cues, contents, and whole attributions.

    GOLD_DIR holds NAME.txt beside NAME.ann (brat standoff, as `whosays read --format brat` writes it), or
    PolNeAR's folders.

    \b
    Examples:
      whosays evaluate attributions my-gold/
      whosays evaluate attributions my-gold/ --json > scores.json
    """

    def measure(reader: Reader) -> Scored:
        from whosays.evaluate import attributions as benchmark  # noqa: PLC0415 - numpy loads slowly

        with click.progressbar(length=1, label="Reading", file=sys.stderr) as bar:

            def done(count: int, total: int) -> None:
                bar.length = total
                bar.update(count - bar.pos)

            return benchmark.evaluate(gold_dir, reader, done)

    _report(ctx, measure, as_json=as_json)


_ON_A_CORPUS = {
    "entities": """Names of people, organisations and places: span F1.

    PATH is a CoNLL++ file, a UNER file (.iob2), or a folder of the Worldwide corpus.
    """,
    "dates": """Time expressions and their values, in TempEval-3's scoring.

    PATH is a TimeML file (.tml) or a folder of them.
    """,
    "pronouns": """Ambiguous pronouns: which of two names is meant, if any.

    PATH is a file of GAP (.tsv).
    """,
    "identities": """Actors across accounts: which of them are the same.

    PATH is a folder of ECB+: a folder a topic, with its .xml files.
    """,
    "stories": """Accounts of one event, found among others.

    PATH is a folder of ECB+ (a folder a topic, with its .xml files) or of BASIL (articles/YEAR/*.json); all
    its documents are grouped at once.
    """,
    "claims": """Two answers to one question: whether they are one claim.

    PATH is a folder of NANCO, or its answers.json. Each question is told by the threshold of the others.
    """,
    "coverage": """Whether each other account of a story has an event, given the clause of one mention of it.

    PATH is a folder of ECB+: a folder a topic, with its .xml files, and validated_sentences.csv.
    """,
    "antecedents": """Sources that name nobody: whom they refer to.

    PATH is a folder of GUM: its .conllu files, and rst/ with its .rs4 files.
    """,
    "denial": """Bodies against headlines: whether a body agrees, denies, discusses, or is of something else.

    PATH is a folder of FNC-1, with bodies.csv and stances.csv; bodies that were trained on are passed over.
    """,
    "findings": """What a comparison brings out: drifted quotations, differing figures, silences, denials.

    PATH is a folder with quotations.jsonl, figures.jsonl, silences.jsonl, denials.jsonl, or some of them.
    """,
    "lineage": """Accounts that share a text: same text, shared base, or independent.

    PATH is a folder with fakes/accounts.csv and ecbplus/; the labelled pairs are those of lineage.tsv in it,
    or of benchmarks/sets.
    """,
}


def _on_a_corpus(name: str, description: str) -> None:
    """Adds the command that runs the benchmark of this name on a corpus."""

    @evaluate.command(name, help=description, epilog=_EPILOG)
    @_path
    @_json
    @click.pass_context
    def run(ctx: click.Context, *, path: Path, as_json: bool) -> None:
        _report(ctx, partial(import_module(f"whosays.evaluate.{name}").evaluate, path), as_json=as_json)


for _name, _description in _ON_A_CORPUS.items():
    _on_a_corpus(_name, _description)


@evaluate.command(epilog=_EPILOG)
@_path
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="For a table: the folder of the gold that it labels. Without it, the table's own folder.",
)
@_json
@click.pass_context
def acts(ctx: click.Context, *, path: Path, texts: Path | None, as_json: bool) -> None:
    """What the source does (says, denies, demands, …), given source, cue and content.

    PATH is a table (.tsv: document, cue_start, cue_end, act_a, act_b), an .ann file, or a folder of brat
    files whose attributions have an attribute Act.
    """

    def measure(reader: Any) -> Scored:
        from whosays.evaluate import acts as benchmark  # noqa: PLC0415

        return benchmark.evaluate(path, texts, reader.nearest)

    _report(ctx, measure, as_json=as_json)


def _report(ctx: click.Context, measure: Callable[[Any], Scored], *, as_json: bool) -> None:
    tools: Tools = ctx.obj
    report = measure(tools.make_reader())
    with files.standard_output() as out:
        if as_json:
            out.write(f"{json.dumps(report.to_dict(), indent=2)}\n")
        else:
            _table(report, out)


def _table(report: Scored, out: TextIO) -> None:
    from whosays.evaluate.report import HEADER, rows  # noqa: PLC0415 - only where it is needed
    from whosays.render import scores, terminal  # noqa: PLC0415 - rich loads slowly

    terminal.Screen(file=out).print(scores.table(HEADER, rows(report.scores)))
    out.write(f"{report.summary()}\n")
