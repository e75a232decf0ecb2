"""Entry point: puts the verbs together and turns errors into exit codes."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk import __version__
from nvr_desk.cli import (
    approvals,
    audit,
    batch,
    bench,
    case,
    clip,
    clock,
    consent,
    detect,
    gallery,
    ingest,
    jobs,
    login,
    maps,
    mark,
    models,
    options,
    output,
    packet,
    purpose,
    search,
    searches,
    series,
    settings,
    sound,
    still,
    supervise,
    tracks,
    users,
    workspace,
)
from nvr_desk.errors import NvrDeskError, PlaceError
from nvr_desk.records.person import TICKET_VARIABLE

if TYPE_CHECKING:
    from types import FrameType

TYPER_INTERRUPTED = 130
"""What typer answers when it saw a KeyboardInterrupt itself."""

GROUPS = {
    "search": search.app,
    "searches": searches.app,
    "case": case.app,
    "series": series.app,
    "batch": batch.app,
    "clip": clip.app,
    "clock": clock.app,
    "consent": consent.app,
    "models": models.app,
    "jobs": jobs.app,
    "tracks": tracks.app,
    "gallery": gallery.app,
    "map": maps.app,
    "packet": packet.app,
    "mark": mark.app,
    "still": still.app,
    "sound": sound.app,
    "audit": audit.app,
    "purpose": purpose.app,
    "approvals": approvals.app,
    "supervise": supervise.app,
    "users": users.app,
    "settings": settings.app,
    "bench": bench.app,
}
"""Verbs that have verbs."""

_NO_HELP = {"help": False}
"""Typer loads pydantic to read an option nobody gave, were it not told what that means."""

app = typer.Typer(
    name="nvr-desk",
    help=(
        "Review video that residents shared for a case: take it in, find persons and vehicles, "
        "search, hand over a packet that checks, and keep a log of who looked at what and why."
    ),
    epilog=(
        "Anywhere on the line: --workspace DIR, --purpose WORDS, --offence CODE, --json. "
        "Exit codes: 0 done, 1 failed, 2 usage, 3 done but some refused, 4 denied, "
        "5 integrity broken."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes cost a third of the time that help takes
    context_settings={
        "default_map": _NO_HELP | dict.fromkeys(GROUPS, _NO_HELP),
        "max_content_width": 100,
    },
)

workspace.register(app)
ingest.register(app)
detect.register(app)
login.register(app)
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name)


@app.callback()
def _common(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    if version:
        output.line(__version__)
        raise typer.Exit


def run(arguments: list[str] | None = None) -> None:
    """Run one command line and leave the process with its exit code."""
    signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(main(sys.argv[1:] if arguments is None else arguments))


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """A polite request to end is treated like Ctrl+C: the act under way gets its closing entry."""
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    """Run one command line.

    Returns:
        0 done, 1 failed, 2 usage, 3 done but some refused, 4 denied, 5 integrity broken.
    """
    try:
        common, rest = options.split_options(arguments, os.environ)
        options.use(common)
        os.environ.pop(TICKET_VARIABLE, None)  # what this process starts inherits no ticket
        if not rest or (rest == ["--version"]):
            rest = rest or ["--help"]
        code = app(args=rest, prog_name="nvr-desk", standalone_mode=False)
    except NvrDeskError as error:
        output.failure(error)
        return error.exit_code
    except typer.Abort:
        return 1
    except KeyboardInterrupt:
        return _interrupted()
    except OSError as error:
        if error.filename is None or error.strerror is None:
            raise
        output.failure(PlaceError(error.filename, error.strerror))
        return 1
    except Exception as error:
        if not output.show_usage(error):
            raise
        return 2
    if code == TYPER_INTERRUPTED:
        return _interrupted()
    return int(code) if isinstance(code, int) else 0


def _interrupted() -> int:
    output.note("interrupted; what was finished stays, the same command goes on from there")
    return 1


if __name__ == "__main__":
    run()
