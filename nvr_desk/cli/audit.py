"""The verbs of nvr-desk audit."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.output import answer, document, note, printable, table
from nvr_desk.cli.passphrase import ask_new_passphrase, ask_passphrase
from nvr_desk.cli.session import desk
from nvr_desk.errors import NotFoundError, UsageError
from nvr_desk.records.audit import told_by
from nvr_desk.timecode import local_text, parse_instant

app = typer.Typer(help="Who looked, at what, and why.", no_args_is_help=True)
key_app = typer.Typer(help="The key this station signs the log with.", no_args_is_help=True)
witness_app = typer.Typer(help="The folder that gets every checkpoint.", no_args_is_help=True)
app.add_typer(key_app, name="key")
app.add_typer(witness_app, name="witness")

INTEGRITY_BROKEN = 5


@app.command("show")
def show(
    verb: Annotated[str | None, typer.Option(help="Only this verb.")] = None,
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    user: Annotated[str | None, typer.Option(help="Only this person.")] = None,
    object_id: Annotated[
        str | None, typer.Option("--object", help="Only entries that name this delivery or clip.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Newest so many.")] = 200,
) -> None:
    """The newest entries that fit, oldest of them first."""
    with desk() as opened:
        found = opened.audit.show(verb=verb, case=case, user=user, object_id=object_id, limit=limit)
    bodies = [told_by(entry.body) for entry in found]
    rows = [
        (
            str(entry.seq),
            _time(str(body["time"])),
            str(body["user"]),
            str(body["verb"]),
            str(body["phase"]),
            str(body["case"] or ""),
            str(body["purpose"].get("words", "")) if body["purpose"] else "",
            str(body["outcome"] or ""),
        )
        for entry, body in zip(found, bodies, strict=True)
    ]
    heads = ("SEQ", "TIME", "USER", "VERB", "PHASE", "CASE", "PURPOSE", "OUTCOME")
    answer(
        [
            {"seq": entry.seq, **body, "prev": entry.prev, "leaf": entry.leaf}
            for entry, body in zip(found, bodies, strict=True)
        ],
        table(heads, rows),
    )


@app.command("verify")
def verify(
    checkpoint: Annotated[
        list[Path] | None,
        typer.Option(
            help="A checkpoint that was kept elsewhere; may be given several times.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    key: Annotated[
        list[str] | None, typer.Option(help="A public key (vkey) to trust besides the log's own.")
    ] = None,
    roots: Annotated[
        Path | None,
        typer.Option(
            help="Certificates (PEM) to judge kept time stamps by.", exists=True, dir_okay=False
        ),
    ] = None,
) -> None:
    """Check every byte of the log against every checkpoint there is; names the first bad entry."""
    with desk() as opened:
        report = opened.audit.verify(checkpoints=checkpoint or (), keys=key or (), roots=roots)
    held = "1 checkpoint" if report.checkpoints == 1 else f"{report.checkpoints} checkpoints"
    how = "the log holds" if report.ok else "BROKEN"
    lines = [f"{report.checked} entries checked against {held}: {how}"]
    lines += [f"  {printable(each.where)}: {printable(each.what)}" for each in report.findings]
    lines.append(str(report.resting))
    told = {
        "ok": report.ok,
        "checked": report.checked,
        "checkpoints": report.checkpoints,
        "resting": report.resting,
        "findings": report.findings,
    }
    answer(told, lines)
    if not report.ok:
        raise typer.Exit(INTEGRITY_BROKEN)


@app.command("checkpoint")
def checkpoint(
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="Also write the note to this file.")
    ] = None,
) -> None:
    """Sign the log as it is now; the note goes to the workspace and the witness folder."""
    ask_passphrase()
    with desk() as opened:
        head = opened.audit.checkpoint()
    if target is not None:
        target.write_text(head.note, encoding="utf-8", newline="")
    lines = [f"checkpoint over {head.size} entries, root {head.root}"]
    lines += [f"held by the {head.held}"] if head.held else []
    lines += [f"BUT {head.trouble}"] if head.trouble else []
    answer(head, lines)


@app.command("cosign")
def cosign(
    request: Annotated[
        Path | None, typer.Argument(help="A checkpoint, or a request with its proof.")
    ] = None,
    since: Annotated[
        int | None, typer.Option(help="Make a request for a cosigner that last saw so many.")
    ] = None,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="File for the request or the answer.")
    ] = None,
    accept: Annotated[
        Path | None, typer.Option(help="Take back a checkpoint that was cosigned elsewhere.")
    ] = None,
    key: Annotated[
        str | None, typer.Option(help="Key (vkey) of a log new here; with --accept the cosigner's.")
    ] = None,
) -> None:
    """Be the second station: sign that a checkpoint continues the last one seen here."""
    if accept is not None and key is not None:
        with desk() as opened:
            at = opened.audit.accept_cosigned(accept, key)
        answer({"cosigned": at}, [f"kept; cosigned {local_text(at, None)}"])
        return
    if since is not None:
        with desk() as opened:
            text = opened.audit.cosign_request(since)
        _hand_out(text, target)
        return
    if request is None:
        raise UsageError("name a checkpoint, or --since N, or --accept FILE with --key KEY")
    ask_passphrase()
    with desk() as opened:
        made = opened.audit.cosign(request, key=key)
    seen = "seen for the first time" if made.before is None else f"continues {made.before.size}"
    _hand_out(made.signed.encoded, target)
    note(f"cosigned {made.size} entries ({seen}) with {made.key.text}")


@app.command("stamp")
def stamp(
    request: Annotated[
        Path | None, typer.Option(help="Write a request (.tsq) for the newest checkpoint.")
    ] = None,
    response: Annotated[
        Path | None, typer.Option(help="Keep this answer (.tsr) once it holds.")
    ] = None,
    roots: Annotated[Path | None, typer.Option(help="Certificates (PEM) that are trusted.")] = None,
    url: Annotated[
        str | None, typer.Option(help="Ask this service over the network; stands in the log.")
    ] = None,
) -> None:
    """Have the newest checkpoint time-stamped (RFC 3161), by files or by a service you name."""
    if request is not None:
        with desk() as opened:
            size = opened.audit.stamp_request(request)
        answer({"size": size}, [f"wrote {request} for the checkpoint over {size} entries"])
        return
    if roots is None or (response is None and url is None):
        raise UsageError("name --request FILE, or --roots PEM with --response FILE or --url URL")
    with desk() as opened:
        made = opened.audit.stamp(roots, response=response, url=url)
    told = {"time": made.time, "policy": made.policy}
    answer(told, [f"stamped {local_text(made.time, None)} by policy {made.policy}; kept"])


@witness_app.command("show")
def show_witness() -> None:
    """What the witness folder holds of this log."""
    with desk() as opened:
        held = opened.audit.witnessed()
    if held is None:
        answer(None, ["no witness folder is set: nvr-desk settings set audit.witness_folder DIR"])
        return
    when = local_text(held.time, None) if held.time else "never"
    lines = [f"{held.folder}: {held.checkpoints} checkpoints, newest over {held.size} ({when})"]
    lines += [f"  {printable(each.where)}: {printable(each.what)}" for each in held.findings]
    answer(held, lines)
    if held.findings:
        raise typer.Exit(INTEGRITY_BROKEN)


@app.command("status")
def status() -> None:
    """How many entries rest on this machine alone, the key, the last checkpoint."""
    with desk() as opened:
        state = opened.audit.state()
    last = "no checkpoint yet"
    if state.last_time is not None:
        last = (
            f"last checkpoint over {state.last_size} entries at {local_text(state.last_time, None)}"
        )
    key = "no signing key" if state.key.registered is None else f"key {state.key.registered}"
    lines = [f"{state.entries} entries, {state.resting}", last, key]
    lines += [f"cannot sign: {state.key.why_not}"] if state.key.why_not else []
    answer(state, lines)


@key_app.command("make")
def make_key(
    replace: Annotated[
        bool, typer.Option("--replace", help="In place of a key that is lost or no longer good.")
    ] = False,
) -> None:
    """Make this station's signing key; it goes to the keyring, or a file sealed by a passphrase."""
    ask_new_passphrase()
    with desk() as opened:
        made = opened.audit.make_key(replace=replace)
    answer(made, [f"key {made.registered}", (made.pem or "").rstrip("\n")])


@key_app.command("show")
def show_key(
    pem: Annotated[bool, typer.Option("--pem", help="Only the key as openssl reads it.")] = False,
) -> None:
    """The public key of this station: to write down, and to hand to whoever checks."""
    with desk() as opened:
        state = opened.audit.state().key
    if state.registered is None or state.pem is None:
        raise NotFoundError("signing key of", "this station")
    body = state.pem.rstrip("\n")
    lines = [f"key {state.registered}", body]
    lines += [f"cannot sign: {state.why_not}"] if state.why_not else []
    answer(state, [body] if pem else lines)


@app.command("export")
def export(
    form: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    target: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File, or with --proofs a folder; else standard out."),
    ] = None,
    proofs: Annotated[
        bool,
        typer.Option(
            "--proofs", help="Sign the log and add each entry's proof, the key and a script."
        ),
    ] = False,
    case: Annotated[str | None, typer.Option(help="Only this case.")] = None,
    user: Annotated[str | None, typer.Option(help="Only this person.")] = None,
    since: Annotated[datetime | None, typer.Option("--from", help="First instant, UTC.")] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", help="Instant behind the last, UTC.")
    ] = None,
) -> None:
    """The log as JSON Lines or formula-safe CSV, whole or those entries that fit."""
    if target is None and (proofs or case or user or since or until):
        raise UsageError("name a file with -o; standard output is for the whole log")
    if proofs:
        ask_passphrase()
    with desk() as opened:
        if target is None:
            document(opened.audit.export(form), is_json=form == "jsonl")
            return
        count = opened.audit.export_to(
            target,
            form,
            proofs=proofs,
            case=case,
            user=user,
            since=since.replace(tzinfo=UTC) if since else None,
            until=until.replace(tzinfo=UTC) if until else None,
        )
    note(f"wrote {count} entries to {target}")


def _time(text: str) -> str:
    """The time of an entry as other lists show times; as it stands where it is no instant."""
    try:
        return local_text(parse_instant(text), None)
    except (ValueError, OverflowError):
        return text


def _hand_out(text: str, target: Path | None) -> None:
    if target is None:
        document(text, is_json=False)
    else:
        target.write_text(text, encoding="utf-8", newline="")
        note(f"wrote {printable(str(target))}")
