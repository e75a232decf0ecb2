"""One open desk for one command, with the purpose that stands on its line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from nvr_desk.cli.hidden import hidden
from nvr_desk.cli.options import current
from nvr_desk.cli.output import note
from nvr_desk.errors import ConfirmNeededError, NvrDeskError, PurposeMissingError
from nvr_desk.records.person import SignInKind
from nvr_desk.records.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nvr_desk.desk import Desk

T = TypeVar("T")


@contextmanager
def desk(case: str | None = None, *, quiet: bool = False) -> Iterator[Desk]:
    """Open the workspace; state the purpose of the line, or the one remembered, for the case.

    A line without a purpose, or with one that says nothing, is let through: verbs that need one
    refuse by themselves, and their refusal stands in the log. Questions of a supervisor that wait
    for this person's answer are told first, unless ``quiet``.
    """
    # Imported here: the database layer would otherwise slow down every --help.
    from nvr_desk.desk import open_desk  # noqa: PLC0415

    options = current()
    with open_desk(options.workspace, kind=SignInKind.TERMINAL, ticket=options.ticket) as opened:
        if not quiet:
            _tell_of_questions(opened)
        refused = _state_purpose(opened, case) if case else None
        try:
            yield opened
        except PurposeMissingError as error:
            raise refused or error from None
        if refused is not None:
            note(f"nvr-desk: {refused}")
        _sign_when_due(opened)


def zone_of(opened: Desk, case: str) -> str | None:
    """The zone in which times of a case are shown; None, which is UTC, for one that is not seen."""
    return next((each.zone for each in opened.cases.listing() if each.number == case), None)


def _sign_when_due(opened: Desk) -> None:
    """The log's hourly checkpoint, after an act that went well; its failure is told, not raised."""
    try:
        if opened.audit.checkpoint_if_due() is None:
            log = opened.audit.state()
            if log.due and log.key.why_not:
                note(f"nvr-desk: the log is due to be signed and was not: {log.key.why_not}")
    except (NvrDeskError, OSError) as error:
        note(f"nvr-desk: the log could not be signed: {error}")


def _state_purpose(opened: Desk, case: str) -> PurposeMissingError | None:
    """Answers why it was not taken: told once, by the verb that fails for it or after its end."""
    if opened.sign_in.state().needed:
        return None  # the verb refuses by itself, and says how to sign in
    options = current()
    kept = opened.purposes.use(case)
    words = options.purpose or (kept.words if kept and options.offence else None)
    if words is None:
        return None
    try:
        opened.cases.use_purpose(case, words, options.offence)
    except PurposeMissingError as error:
        return error
    return None


def _tell_of_questions(opened: Desk) -> None:
    waiting = len(opened.supervise.asks())
    if waiting:
        what = counted(waiting, "question")
        note(f"{what} of a supervisor for you to answer: nvr-desk supervise asks")
    deciding = opened.approvals.waiting().to_decide
    if deciding:
        note(f"{counted(deciding, 'ask')} of others for you to decide: nvr-desk approvals list")


def confirm(opened: Desk, verb: str) -> None:
    """Ask for the person's password, where the verb wants it right before the act."""
    if opened.sign_in.asks(verb):
        _confirm(opened)


def confirmed(opened: Desk, act: Callable[[], T]) -> T:
    """An act that only sometimes wants the person's password: asked for once it says so."""
    try:
        return act()
    except ConfirmNeededError as error:
        note(f"nvr-desk: {error}")
        _confirm(opened)
        return act()


def _confirm(opened: Desk) -> None:
    opened.sign_in.confirm(hidden(f"password of {opened.actor.user}: "))
