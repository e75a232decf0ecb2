"""The verbs of nvr-desk searches: questions kept under names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.session import desk
from nvr_desk.records.query_json import plain
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from nvr_desk.records.saved_search import SavedSearch

app = typer.Typer(help="Questions that you kept under a name.", no_args_is_help=True)

Case = Annotated[str, typer.Option(help="Case number.")]
Name = Annotated[str, typer.Argument(help="The name it was kept under.")]


@app.callback()
def _room() -> None:
    """Questions that you kept under a name."""


@app.command("list")
def listing(case: Case) -> None:
    """What you kept in a case; ``search --saved NAME`` asks it again."""
    with desk(case) as opened:
        found = opened.search.saved(case)
    rows = [(each.name, utc_text(each.made), each.why or _brief(each)) for each in found]
    answer([_as_json(each) for each in found], table(("NAME", "KEPT", "ASKS"), rows))


@app.command("forget")
def forget(name: Name, case: Case) -> None:
    """Drop one of them; it stays in the log."""
    with desk(case) as opened:
        opened.search.forget(case, name)
    answer({"forgotten": name}, [f"{name} is kept no longer"])


@app.command("rename")
def rename(
    name: Name, other: Annotated[str, typer.Argument(help="The new name.")], case: Case
) -> None:
    """Call one of them otherwise."""
    with desk(case) as opened:
        made = opened.search.rename(case, name, other)
    answer(_as_json(made), [f"{name} is called {made.name} now"])


def _as_json(each: SavedSearch) -> dict[str, Any]:
    return {
        "name": each.name,
        "made": utc_text(each.made),
        "query": None if each.query is None else plain(each.query),
        "why": each.why,
    }


def _brief(each: SavedSearch) -> str:
    if each.query is None:
        return ""
    told = {k: v for k, v in plain(each.query).items() if k not in ("format", "version")}
    return ", ".join(told) or "everything"
