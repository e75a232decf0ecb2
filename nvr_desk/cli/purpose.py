"""The verbs of nvr-desk purpose."""

from __future__ import annotations

from typing import Annotated

import typer

from nvr_desk.cli.options import current
from nvr_desk.cli.output import answer
from nvr_desk.cli.session import desk
from nvr_desk.errors import UsageError

app = typer.Typer(
    help="Why you look into a case: kept for you and the case, used where --purpose is left out.",
    no_args_is_help=True,
)

CaseOption = Annotated[str, typer.Option(help="Case number.")]


@app.command("set")
def set_purpose(
    words: Annotated[str | None, typer.Argument(help="Why; or --purpose WORDS.")] = None,
    *,
    case: CaseOption,
) -> None:
    """State why you look into a case, from now on; --offence CODE unless the case has one."""
    said = words or current().purpose
    if said is None:
        message = "say why: nvr-desk purpose set WORDS --case C"
        raise UsageError(message)
    with desk() as opened:
        kept = opened.purposes.remember(case, said, current().offence)
    answer(kept, [f"case {case}, {kept.offence}: {kept.words}"])


@app.command("show")
def show(*, case: CaseOption) -> None:
    """What you last stated for a case."""
    with desk() as opened:
        kept = opened.purposes.remembered(case)
    answer(kept, [f"case {case}, {kept.offence}: {kept.words}" if kept else "nothing is kept"])


@app.command("forget")
def forget(*, case: CaseOption) -> None:
    """Keep nothing for a case any more; each line then needs its own --purpose."""
    with desk() as opened:
        there = opened.purposes.forget(case)
    answer({"forgotten": there}, ["forgotten" if there else "nothing was kept"])
