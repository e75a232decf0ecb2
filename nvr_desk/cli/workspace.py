"""nvr-desk init, check, backup, restore, doctor, demo, gui."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.options import current
from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.session import desk

INTEGRITY_BROKEN = 5


def register(app: typer.Typer) -> None:
    """Add the verbs."""
    for verb in (init, check, backup, restore, doctor, demo, gui):
        app.command(verb.__name__)(verb)


def init() -> None:
    """Make a new, empty workspace."""
    from nvr_desk.desk import create_workspace  # noqa: PLC0415 - keeps --help quick

    root = create_workspace(current().workspace)
    answer({"workspace": str(root)}, [f"workspace made in {root}; next: nvr-desk case new NUMBER"])


def check(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Do not hash the originals again.")
    ] = False,
) -> None:
    """Prove rows against files and hashes; repairs nothing."""
    with desk() as opened:
        report = opened.workspace.check(deep=not quick)
    lines = [f"{report.checked} things checked: {'all well' if report.ok else 'PROBLEMS FOUND'}"]
    lines += [f"  {finding.where}: {finding.what}" for finding in report.findings]
    answer({"ok": report.ok, "checked": report.checked, "findings": report.findings}, lines)
    if not report.ok:
        raise typer.Exit(INTEGRITY_BROKEN)


def backup(target: Annotated[Path, typer.Argument(help="New, empty folder.")]) -> None:
    """Copy database and originals to a folder, each with its hash; work may go on meanwhile."""
    with desk() as opened:
        made = opened.workspace.backup(target)
    answer(made, [f"backup of {made.files} files, {made.bytes / 1e6:.1f} MB in {made.path}"])


def restore(
    source: Annotated[Path, typer.Argument(help="Folder of a backup.")],
) -> None:
    """Make the workspace from a backup, after every hash of it was checked."""
    from nvr_desk.desk import restore_workspace  # noqa: PLC0415 - keeps --help quick

    root = restore_workspace(source, current().workspace)
    answer({"workspace": str(root)}, [f"restored to {root}; next: nvr-desk check"])


def doctor() -> None:
    """What this machine has: isolation by name, engines, versions, packages that could send."""
    from nvr_desk.upkeep.doctor import examine  # noqa: PLC0415 - keeps --help quick

    found = examine()
    rows = [(line.group, line.name, line.state, line.detail) for line in found.lines]
    answer(found, table(("GROUP", "WHAT", "STATE", "DETAIL"), rows))


def demo(
    folder: Annotated[Path, typer.Argument(help="Where to make it.")] = Path("demo"),
    *,
    pull: Annotated[
        bool, typer.Option("--pull", help="Fetch yolo26n first: the one use of the network.")
    ] = False,
    weights: Annotated[
        str | None, typer.Option(help="Card name or file; default: installed, else basic.")
    ] = None,
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="Take pictures of the window.")
    ] = True,
) -> None:
    """Make a share batch, take it in, detect, search, make and verify a packet."""
    from nvr_desk.desk.demo import run_demo  # noqa: PLC0415 - keeps --help quick

    summary = run_demo(folder, pull=pull, weights=weights, pictures=pictures, tell=note)
    answer(summary, summary["next"])
    if not summary["ok"]:
        raise typer.Exit(1)


def gui() -> None:
    """Open the window."""
    # A process of its own: the command line must not load Qt, and the window not typer.
    command = [sys.executable, "-m", "nvr_desk_ui.app", "--workspace", str(current().workspace)]
    raise typer.Exit(subprocess.call(command))  # noqa: S603 - our own module
