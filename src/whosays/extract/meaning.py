"""From statements to attributions: what each of them means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from whosays.extract.actors import Head, Link, Resolution, Said, resolve
from whosays.extract.acts import Nearest, interpret
from whosays.extract.statement import Statement
from whosays.extract.times import about, said_on
from whosays.extract.words import Words
from whosays.model import Account, Attribution, Entity, Span, TimeExpression


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in the words of an account, each list in its order."""

    account: Account
    words: Words
    statements: Sequence[Statement]
    entities: Sequence[Entity]
    times: Sequence[TimeExpression]


def actors_of(findings: Findings, head: Head, others: Sequence[Span] = ()) -> Resolution:
    """The actors of the account, a link for each statement, and one for each of the other spans."""
    places = {statement.id: place for place, statement in enumerate(findings.statements)}
    said = [
        Said(
            one.source,
            one.content,
            parent=None if one.parent is None else places[one.parent],
            is_turn=not any(map(str.isalnum, one.cue.text)),
        )
        for one in findings.statements
    ]
    said += [Said(span) for span in others]
    return resolve(findings.account, findings.words, findings.entities, said, head)


def attributions_of(
    findings: Findings, links: Sequence[Link], nearest: Nearest | None
) -> Iterator[Attribution]:
    """The attributions that the statements are, in their order; `links` are to their actors."""
    for statement, link in zip(findings.statements, links, strict=True):
        yield _attribution(findings, statement, link, nearest)


def _attribution(
    findings: Findings, statement: Statement, link: Link, nearest: Nearest | None
) -> Attribution:
    text = findings.account.text
    spans = statement.source, statement.cue, statement.content
    meaning = interpret(text, *spans, nested=statement.parent is not None, nearest=nearest)
    return Attribution(
        **{field.name: getattr(statement, field.name) for field in fields(statement)},
        act=meaning.act,
        features=meaning.features,
        actor=link,
        hearer=meaning.hearer,
        where=meaning.where,
        said_on=said_on(text, *spans, findings.times),
        about=about(statement.content, findings.times),
    )
