"""The verbs of nvr-desk settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.session import confirmed, desk
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.desk.settings import Setting

app = typer.Typer(help="Options of this workspace.", no_args_is_help=True)

Key = Annotated[str, typer.Argument(help="Name of the option, e.g. lock.idle_minutes.")]

_SHOWN_CHARS = 40
_NONE = "(none)"


@app.command("list")
def listing() -> None:
    """Every option, what holds, and who set it."""
    with desk() as opened:
        found = opened.settings.listing()
    rows = [(s.key, _short(s.value), s.range, s.set_by or "default") for s in found]
    answer(found, table(("OPTION", "VALUE", "RANGE", "SET BY"), rows))


@app.command("show")
def show(key: Key) -> None:
    """One option and what it is for."""
    with desk() as opened:
        found = opened.settings.show(key)
    answer(found, _lines(found))


@app.command("set")
def set_(key: Key, value: Annotated[str, typer.Argument(help="Its new value.")]) -> None:
    """Let a value hold from now on; a less strict one takes your password."""
    with desk() as opened:
        changed = confirmed(opened, lambda: opened.settings.set(key, value))
    answer(changed, _lines(changed))


@app.command("reset")
def reset(key: Key) -> None:
    """Let the default hold again."""
    with desk() as opened:
        changed = confirmed(opened, lambda: opened.settings.reset(key))
    answer(changed, _lines(changed))


def _lines(found: Setting) -> list[str]:
    who = "the default"
    if found.set_by is not None and found.set_at is not None:
        who = f"set by {found.set_by}, {local_text(found.set_at, None)}"
    return [
        f"{found.key} = {found.value if found.value != '' else _NONE} ({who})",
        f"  {found.help}",
        f"  {found.range}; default {_short(found.default)}",
    ]


def _short(value: float | str) -> str:
    text = str(value) or _NONE
    return text if len(text) <= _SHOWN_CHARS else f"{text[: _SHOWN_CHARS - 1]}…"
