"""What people say of accounts and actors, taken down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select

from whosays.errors import JudgementError, UnknownAccountError
from whosays.ingest.told import told as told_details
from whosays.model import Anchor, Correct, DifferentStories, Judgement, SameStory, Undo, Verdict
from whosays.model.judgement import anchors
from whosays.store.engine import lock, writing
from whosays.store.faults import told
from whosays.store.judgements.judged import Judged
from whosays.store.judgements.kept import judged_accounts, judgement_of, keep
from whosays.store.judgements.report import Report
from whosays.store.judgements.settle import settle
from whosays.store.progress import Progress, silent
from whosays.store.schema import accounts, texts
from whosays.store.stories import leave, move

_ACTORS = "judgements on actors"


class Judge:
    """Takes down judgements in one library; several people may judge at once, of one account one by one.

    A judgement is stored, and holds, when the method returns. What it says is never lost: one that does not
    fit (somebody rejected meanwhile what it corrects) is listed among those that are to be looked at.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        """For the library at `place`, which `engine` leads to."""
        self._engine = engine
        self._place = place

    def judge(self, verdict: Verdict, *, who: str, account: str | None = None) -> Judgement:
        """Takes down what somebody says of an account, or (without one) of actors or stories across accounts.

        Its anchors may be of any version of the account's text that the library has.

        Raises:
            UnknownAccountError: there is no such account.
            JudgementError: its words do not stand where it says, or it takes back what nobody said.
            MetadataError: a detail is none: no date, no web address.
            ValueError: it is of nobody, or of no account.
        """
        return self.judge_all([verdict], who=who, account=account)[0]

    def judge_all(
        self, verdicts: Iterable[Verdict], *, who: str, account: str | None = None
    ) -> list[Judgement]:
        """Takes down several things that somebody says at once, in their order: all of them, or none.

        Raises: as `judge`.
        """
        with self._transaction(account or _ACTORS) as connection:
            made = [self._keep(connection, verdict, who, account) for verdict in verdicts]
            if account is not None:
                settle(connection, account)
        return made

    def _keep(self, connection: Connection, told: Verdict, who: str, account: str | None) -> Judgement:
        verdict = _canonical(told)
        if account is not None:
            self._check_account(connection, account, verdict)
        if isinstance(verdict, Undo):
            _check_undo(connection, verdict, account)
        made = Judgement.of(verdict, account=account, who=who, when=datetime.now(UTC))
        keep(connection, made)
        _move(connection, verdict)
        return made

    def undo(self, judgement: str, *, who: str) -> Judgement:
        """Takes a judgement back, or takes back that it was taken back; it may be somebody else's.

        Raises:
            JudgementError: there is no such judgement.
        """
        with told(self._place), self._engine.connect() as connection:
            found = judgement_of(connection, judgement)
        if found is None:
            raise JudgementError(f"there is no judgement {judgement}")
        return self.judge(Undo(judgement), who=who, account=found.account)

    def reanchor_all(self, progress: Progress = silent) -> Report:
        """Finds every judgement again in the newest reading of its account, one account after the other."""
        with told(self._place), self._engine.connect() as connection:
            ids = judged_accounts(connection)
        return Report.of(self._settled(ids, progress))

    def _settled(self, ids: Sequence[str], progress: Progress) -> Iterator[Judged]:
        for done, account in enumerate(ids, 1):
            with self._transaction(account) as connection:
                judged = settle(connection, account)
            if judged is not None:
                yield judged
            progress("judgements", done, len(ids))

    @contextmanager
    def _transaction(self, name: str) -> Iterator[Connection]:
        with told(self._place), self._engine.connect() as connection, writing(connection) as held:
            lock(held, name)
            yield held

    def _check_account(self, connection: Connection, account: str, verdict: Verdict) -> None:
        if connection.execute(select(accounts.c.id).where(accounts.c.id == account)).first() is None:
            raise UnknownAccountError(f"{self._place}: there is no account {account}")
        versions: dict[str, list[str]] = {}
        rows = connection.execute(
            select(texts.c.extractor, texts.c.text).where(
                texts.c.account == account,
                texts.c.extractor.in_({anchor.text_version for anchor in anchors(verdict)}),
            )
        )
        for extractor, text in rows:
            versions.setdefault(extractor, []).append(text)
        for anchor in anchors(verdict):
            if not any(_stands(anchor, text) for text in versions.get(anchor.text_version, ())):
                raise JudgementError(
                    f"{anchor.quote[:80]!r} does not stand at {anchor.start} in the text by "
                    f"{anchor.text_version}: look at the account as it is now, and judge again"
                )


def _move(connection: Connection, verdict: Verdict) -> None:
    """What is said of stories holds at once, and so does taking it back."""
    match verdict:
        case SameStory() | DifferentStories():
            move(connection, verdict)
        case Undo():
            found = judgement_of(connection, verdict.judgement)
            if found is not None:
                _move_back(connection, found.verdict)
        case _:
            pass


def _move_back(connection: Connection, verdict: Verdict) -> None:
    match verdict:
        case SameStory() | DifferentStories():
            leave(connection, verdict)
        case Undo():
            found = judgement_of(connection, verdict.judgement)
            if found is not None:
                _move(connection, found.verdict)
        case _:
            pass


def _stands(anchor: Anchor, text: str) -> bool:
    first, last = anchor.start - len(anchor.prefix), anchor.end + len(anchor.suffix)
    return first >= 0 and text[first:last] == anchor.prefix + anchor.quote + anchor.suffix


def _check_undo(connection: Connection, undo: Undo, account: str | None) -> None:
    found = judgement_of(connection, undo.judgement)
    if found is None or found.account != account:
        raise JudgementError(f"there is no judgement {undo.judgement} of this account")


def _canonical(verdict: Verdict) -> Verdict:
    """A correction with its value as the library writes it."""
    if not isinstance(verdict, Correct):
        return verdict
    details = told_details(**{verdict.detail.value: verdict.now})
    return replace(verdict, now=getattr(details, verdict.detail.value))
