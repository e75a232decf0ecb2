"""The verbs of nvr-desk packet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.output import answer, table
from nvr_desk.cli.passphrase import ask_passphrase
from nvr_desk.cli.session import confirm, desk, zone_of
from nvr_desk.records.words import counted
from nvr_desk.timecode import local_text

app = typer.Typer(help="Evidence packages.", no_args_is_help=True)

INTEGRITY_BROKEN = 5
Case = Annotated[str, typer.Option(help="Case number.")]


@app.command("new")
def new(
    case: Case,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="New folder; default: in the workspace.")
    ] = None,
    clip: Annotated[
        list[str] | None, typer.Option(help="Only this delivery; may be repeated.")
    ] = None,
) -> None:
    """Write a BagIt packet: originals, tracks, coverage, custody, consent, log entries."""
    with desk(case) as opened:
        confirm(opened, "packet.new")
        if opened.audit.state().key.registered:  # a packet carries a signed head of the log
            ask_passphrase()
        made = opened.packets.new(case, target=target, names=clip)
    count = counted(made.deliveries, "delivery", "deliveries")
    answer(
        made,
        [
            f"packet {made.id}: {count}, {made.bytes / 1e6:.1f} MB",
            f"  {made.path}",
            f"  seal (sha256 of the tag manifest): {made.manifest_sha256}",
            "  check: nvr-desk packet verify PATH, or in it: sha256sum -c manifest-sha256.txt",
        ],
    )


@app.command("verify")
def verify(path: Annotated[Path, typer.Argument(help="Folder of the packet.")]) -> None:
    """Check every file of a packet against its manifests."""
    with desk() as opened:
        report = opened.packets.verify(path)
    lines = [f"{report.checked} files checked: {'packet holds' if report.ok else 'BROKEN'}"]
    lines += [f"  {finding.where}: {finding.what}" for finding in report.findings]
    answer({"ok": report.ok, "checked": report.checked, "findings": report.findings}, lines)
    if not report.ok:
        raise typer.Exit(INTEGRITY_BROKEN)


@app.command("list")
def listing(case: Case) -> None:
    """Packets that were made of a case."""
    with desk() as opened:
        found = opened.packets.listing(case)
        zone = zone_of(opened, case)
    rows = [(p.id, local_text(p.created, zone), p.by, str(p.deliveries), p.path) for p in found]
    answer(found, table(("PACKET", "MADE", "BY", "DELIVERIES", "PLACE"), rows))
