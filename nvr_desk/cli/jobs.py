"""The verbs of nvr-desk jobs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nvr_desk.cli.detect import Profile, detect
from nvr_desk.cli.ingest import ingest
from nvr_desk.cli.output import answer, table
from nvr_desk.cli.progress import job_line
from nvr_desk.cli.session import desk
from nvr_desk.records.job import JobKind, JobState
from nvr_desk.timecode import local_text

app = typer.Typer(help="Long work: ingest and detection.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(help="Number of the job.")]


@app.command("list")
def listing(case: Annotated[str | None, typer.Option(help="Only this case.")] = None) -> None:
    """Every job, newest first."""
    with desk() as opened:
        found = opened.jobs.listing(case)
    rows = [
        (str(j.id), j.kind.value, j.case, j.state.value, local_text(j.created, None),
         job_line("", j).strip())
        for j in found
    ]  # fmt: skip
    answer(found, table(("JOB", "KIND", "CASE", "STATE", "MADE (UTC)", "PROGRESS"), rows))


@app.command("pause")
def pause(job: Number) -> None:
    """Let a running job rest; what is finished stays."""
    with desk() as opened:
        changed = opened.jobs.pause(job)
    answer(changed, [f"job {job} will rest within two seconds"])


@app.command("resume")
def resume(job: Number) -> None:
    """Let a resting job go on; one whose process ended gets a new one in the background."""
    with desk() as opened:
        changed = opened.jobs.resume(job)
        if changed.owner is not None:
            said = f"job {job} goes on"
        else:
            process = opened.jobs.launch_retry(job)
            said = f"nobody was at job {job}; process {process} goes on with it"
    answer(changed, [said])


@app.command("cancel")
def cancel(job: Number) -> None:
    """End a job within two seconds; what is finished stays."""
    with desk() as opened:
        changed = opened.jobs.cancel(job)
    over = changed.state is JobState.CANCELLED
    answer(changed, [f"job {job} {'is over' if over else 'will end within two seconds'}"])


@app.command("retry")
def retry(job: Number) -> None:
    """Run a job again, here, for what failed or was never reached."""
    with desk() as opened:
        found = opened.jobs.get(job)
    order = found.params
    if found.kind is JobKind.INGEST:
        ingest(Path(str(order["path"])), found.case, order.get("statement"))
        return
    weights = order.get("weights")
    first = order.get("triage_first")
    again = bool(order.get("again"))
    detect(found.case, Profile(order["profile"]), weights, str(order["engine"]), first, again=again)
