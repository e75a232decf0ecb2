"""The verbs of nvr-desk approvals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.session import desk
from nvr_desk.errors import UsageError
from nvr_desk.records.approval import Which
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.approval import Approval

app = typer.Typer(help="What waits for a second person.", no_args_is_help=True)

Ask = Annotated[int, typer.Argument(help="Number of the ask.")]


@app.command("list")
def listing(
    *,
    mine: Annotated[bool, typer.Option("--mine", help="What you asked for yourself.")] = False,
    decided: Annotated[bool, typer.Option("--decided", help="What somebody decided.")] = False,
    itself: Annotated[
        bool, typer.Option("--self", help="What a desk of one decided itself; counted.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="All of them.")] = False,
) -> None:
    """Asks that wait: yours, those of your cases, for supervisors all of them."""
    wishes = {Which.MINE: mine, Which.DECIDED: decided, Which.SELF: itself, Which.ALL: every}
    chosen = [which for which, wished in wishes.items() if wished]
    if len(chosen) > 1:
        message = "one of --mine, --decided, --self and --all at a time"
        raise UsageError(message)
    which = chosen[0] if chosen else Which.WAITING
    with desk() as opened:
        found = opened.approvals.listing(which)
        waiting = opened.approvals.waiting()
    rows = [
        (
            str(each.id),
            local_text(each.asked, None),
            each.asked_by,
            each.case or "",
            each.subject,
            each.state,
            each.words,
        )
        for each in found
    ]
    heads = ("ASK", "ASKED (UTC)", "BY", "CASE", "ABOUT", "STATE", "WORDS")
    lines = table(heads, rows)
    if which is Which.SELF:
        lines.append(f"{len(found)} decided by whoever asked: nobody else looked")
    answer(found, lines)
    if waiting.to_decide:
        note(f"{waiting.to_decide} for you to decide: nvr-desk approvals grant or refuse ASK")


@app.command("grant")
def grant(
    ask: Ask, words: Annotated[str, typer.Option(help="What you looked at, if it matters.")] = ""
) -> None:
    """Say yes to what somebody else asks; of a withdrawal: it was recorded rightly."""
    with desk() as opened:
        decided = opened.approvals.grant(ask, words)
    answer(decided, _lines(decided))


@app.command("refuse")
def refuse(ask: Ask, words: Annotated[str, typer.Option(help="Why.")]) -> None:
    """Say no; of a withdrawal: contest what was recorded. That shows nothing by itself."""
    with desk() as opened:
        decided = opened.approvals.refuse(ask, words)
    answer(decided, _lines(decided))


def _lines(ask: Approval) -> list[str]:
    return [f"ask {ask.id}, {ask.subject}: {ask.state}"]
