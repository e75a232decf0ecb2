"""kill -9 at random points of an ingest: nothing acknowledged is lost, nothing wrong is written.

    python -m tests.campaigns.kill_ingest --kills 100 --seed 1

A child process takes a shipment in and says each delivery aloud once its transaction is
committed. The parent kills it at a random point, looks at what lies there, and starts the same
command again. After every kill:

* each delivery said aloud is a row;
* each delivery's file is in the vault and has the hash that is its name;
* no file of the vault has another hash than its name says;
* the database is sound, the audit chain holds, and all rows fit their sums.

Where a run gets through, all deliveries stand once, and the next kill begins with a new workspace.

A share of the workspaces is filled through ``python -m nvr_desk.cli.main ingest``, with job and
lease. There the same command must finish at once after a kill, no job may be left over, and the
act of every job that was cut must be closed. What stood in the database after one kill counts
as acknowledged.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nvr_desk.audit.log import AuditLog
from nvr_desk.audit.verify import verify as verify_log
from nvr_desk.cli.ingest import SOME_REFUSED
from nvr_desk.clock import SystemClock
from nvr_desk.intake.importer import Importer
from nvr_desk.intake.request import IngestProgress, IngestRequest
from nvr_desk.media.pool import DecodePool
from nvr_desk.policy.accounts import operating_system_actor
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.records.case import Case, CaseState
from nvr_desk.records.job import JobState
from nvr_desk.store import cases, deliveries, entries, jobs, recount, seals, workspace
from nvr_desk.store.engine import raw
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

from tests.fakes.small_clips import base_clip, variant
from tests.fakes.stocked import CASE, Act

ROOT = Path(__file__).resolve().parents[2]
CLIPS = 14
EXTRAS = 2
"""Files that are refused: they must be refused once, however often the run is repeated."""
ZONE = "America/Denver"
CLI_SHARE = 0.4
"""In how many of the workspaces the ingests are whole command lines."""
AT_ONCE_S = 15.0
"""How much longer than undisturbed a command may take after a kill: half a lease."""


@dataclass
class Campaign:
    """What the kills found."""

    kills: int = 0
    cli_kills: int = 0
    """Of them, whole command lines."""
    completed: int = 0
    acknowledged: int = 0
    slowest_s: float = 0.0
    """The longest that a command line took after a kill."""
    open_acts: int = 0
    """Acts without a closing entry in finished workspaces: cut before their job, or behind it."""
    problems: list[str] = field(default_factory=list[str])


def make_shipment(folder: Path) -> None:
    """CLIPS clips with a CSV that lists them, one file it does not list, one it lists in vain."""
    folder.mkdir(parents=True)
    lines = ["file;consent.state;recorded.start;recorded.zone"]
    for number in range(CLIPS):
        name = f"clip_{number:02}.mp4"
        (folder / name).write_bytes(variant(base_clip(), number))
        lines.append(f"{name};given;2026-11-19T22:{number:02}:00;{ZONE}")
    lines.append("not_there.mp4;given;;")
    (folder / "stranger.txt").write_text("nobody listed me")
    (folder / "batch.csv").write_text("\n".join(lines) + "\n")


def make_workspace(root: Path) -> None:
    """A new workspace with the case."""
    clock = SystemClock()
    paths = workspace.create(root, clock.now())
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    with store.unit() as tx:
        cases.add(tx, _case())
        tx.enter(Draft(verb="case.new", phase=Phase.CLOSED, user="k", role="k", station="k"))
    store.close()


def child(root: Path, shipment: Path) -> None:
    """The command that is killed: one ingest, telling what is committed."""
    clock = SystemClock()
    paths = workspace.open(root)
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    done = 0

    def tell(progress: IngestProgress) -> None:
        nonlocal done
        if progress.done > done:
            done = progress.done
            print(json.dumps({"committed": progress.path}), flush=True)

    print(json.dumps({"started": True}), flush=True)
    with DecodePool(2) as pool:
        request = IngestRequest(
            path=shipment, case=_case(), user="k", received=clock.now(), progress=tell
        )
        report = Importer(store, Vault(paths.vault), pool, clock).run(request, Act())
    store.close()
    print(json.dumps({"report": [report.accepted, report.refused]}), flush=True)


def run_campaign(folder: Path, kills: int, seed: int, *, say: bool = False) -> Campaign:
    """Kill so many ingests at random points of their work; problems are listed, none is raised."""
    choose = random.Random(seed)
    shipment = folder / "shipment"
    make_shipment(shipment)
    campaign = Campaign()
    lasted = {
        by_cli: _whole_run(folder, shipment, campaign, by_cli=by_cli) for by_cli in (False, True)
    }
    root = folder / "workspace"
    make_workspace(root)
    said: set[str] = set()
    by_cli = False
    while campaign.kills < kills and not campaign.problems:
        run = _run(root, shipment, choose.uniform(0.0, lasted[by_cli]), by_cli=by_cli)
        finished = run.finished
        campaign.kills += 0 if finished else 1
        campaign.cli_kills += 0 if finished or not by_cli else 1
        campaign.acknowledged += len(run.said)
        said = inspect(root, said | run.said, campaign, complete=finished)
        # Every second killed ingest is let through, so that "the same command finishes" is
        # tried from many points, not from the last one only.
        if not finished and choose.random() < 0.5:
            finished = _finish(root, shipment, campaign, lasted[by_cli], by_cli=by_cli)
            said = inspect(root, said, campaign, complete=True)
        if finished:
            campaign.completed += 1
            shutil.rmtree(root)
            make_workspace(root)
            said = set()
            by_cli = choose.random() < CLI_SHARE
        if say:
            print(f"{campaign.kills} kills, {campaign.completed} got through", flush=True)
    return campaign


def _finish(root: Path, shipment: Path, campaign: Campaign, lasted: float, *, by_cli: bool) -> bool:
    """The same command once more, to its end; a command line must not wait for a lease."""
    run = _run(root, shipment, None, by_cli=by_cli)
    if not run.finished:
        campaign.problems.append(f"the same command did not finish: {run.words}")
    if by_cli:
        campaign.slowest_s = max(campaign.slowest_s, run.worked_s)
        if run.worked_s > lasted + AT_ONCE_S:
            campaign.problems.append(f"the same command took {run.worked_s:.0f} s")
    return run.finished


@dataclass
class Run:
    """One child: whether it got through, the deliveries it said aloud, seconds it worked."""

    finished: bool = False
    said: set[str] = field(default_factory=set[str])
    worked_s: float = 0.0
    words: str = ""
    """What a command line said on standard error."""


def _whole_run(folder: Path, shipment: Path, campaign: Campaign, *, by_cli: bool) -> float:
    """How long an undisturbed ingest works, seconds."""
    root = folder / f"undisturbed-{by_cli}"
    make_workspace(root)
    run = _run(root, shipment, None, by_cli=by_cli)
    inspect(root, run.said, campaign, complete=run.finished)
    if not run.finished:
        campaign.problems.append(f"the undisturbed run failed: {run.words}")
    return run.worked_s


def _run(root: Path, shipment: Path, kill_after_s: float | None, *, by_cli: bool) -> Run:
    """Take the shipment in by a child or a command line; kill it after some seconds of work."""
    if by_cli:
        return _run_command_line(root, shipment, kill_after_s)
    return _run_child(root, shipment, kill_after_s)


def _run_command_line(root: Path, shipment: Path, kill_after_s: float | None) -> Run:
    """``nvr-desk ingest``; finished when it ends as one does whose shipment held refusals."""
    words = ["--workspace", str(root), "--json", "ingest", str(shipment), "--case", CASE]
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "nvr_desk.cli.main", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        try:
            _, told = process.communicate(timeout=kill_after_s)
        except subprocess.TimeoutExpired:
            process.kill()
            return Run()
    return Run(process.returncode == SOME_REFUSED, set(), time.monotonic() - began, told[-500:])


def _run_child(root: Path, shipment: Path, kill_after_s: float | None) -> Run:
    """Run the child; kill it some seconds after it began to work."""
    command = [sys.executable, "-m", "tests.campaigns.kill_ingest", "--child"]
    with subprocess.Popen(
        [*command, str(root), str(shipment)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        killer: threading.Timer | None = None
        run = Run()
        began = time.monotonic()
        for line in process.stdout:
            told: dict[str, Any] = json.loads(line) if line.endswith("\n") else {}
            if "started" in told:
                began = time.monotonic()
                if kill_after_s is not None:
                    killer = threading.Timer(kill_after_s, process.send_signal, [signal.SIGKILL])
                    killer.start()
            if "committed" in told:
                run.said.add(told["committed"])
            if "report" in told:
                run.finished = True
                run.worked_s = time.monotonic() - began
        if killer is not None:
            killer.cancel()
            killer.join()
    return run


def inspect(root: Path, said: set[str], campaign: Campaign, *, complete: bool) -> set[str]:
    """Look at a workspace after a run; what is wrong goes into the campaign's problems.

    Answers the deliveries that stand: none of them may be gone after the next run.
    """
    problems = campaign.problems
    with sqlite3.connect(root / "index.sqlite") as plain:
        problems += [
            f"integrity_check: {row[0]}"
            for row in plain.execute("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        problems += [f"foreign key: {row}" for row in plain.execute("PRAGMA foreign_key_check")]
    plain.close()
    clock = SystemClock()
    paths = workspace.open(root)
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    vault = Vault(paths.vault)
    with store.read() as db:
        rows = deliveries.rows(db, CASE)
        chain = entries.after(db, 0, 1_000_000)
        log = verify_log(chain)
        unfinished = [job.id for job in jobs.listing(db) if job.state is not JobState.DONE]
        refused = db.exec_driver_sql("SELECT count(*) FROM refusal").scalar_one()
        sums = seals.state(raw(db)).findings
    counted = [*recount.tables(store, _no_matter), *recount.index(store, _no_matter)]
    store.close()
    problems += [f"audit: {finding.what}" for finding in log.findings]
    problems += [f"sums: {finding.where} {finding.what}" for finding in (*sums, *counted)]
    held = {row.delivery.path for row in rows}
    problems += [f"acknowledged and lost: {path}" for path in sorted(said - held)]
    if len(held) != len(rows):
        problems.append("a delivery stands twice")
    for sha256 in {row.delivery.sha256 for row in rows} | set(vault.all()):
        try:
            vault.verify(sha256)
        except Exception as error:  # noqa: BLE001 - every kind of it is a finding
            problems.append(f"vault: {error}")
    if complete and (len(rows), refused) != (CLIPS, EXTRAS):
        problems.append(f"complete with {len(rows)} deliveries and {refused} refusals")
    if complete:
        problems += [f"job {job} is left over" for job in unfinished]
        _check_acts([json.loads(entry.body) | {"seq": entry.seq} for entry in chain], campaign)
    return held


def _no_matter() -> None:
    """Nobody waits for the progress of a recount."""


def _check_acts(bodies: list[dict[str, Any]], campaign: Campaign) -> None:
    """Each act is closed, but one whose process died before its job stood, or after its end."""
    left = {body["seq"] for body in bodies if body["phase"] == "opened"}
    left -= {body["parent"] for body in bodies if body["phase"] == "closed"}
    campaign.open_acts += len(left)
    carriers: dict[str, list[int]] = {}
    for body in bodies:
        for each in body.get("objects") or ():
            if body["phase"] == "part" and each["kind"] == "job":
                carriers.setdefault(each["id"], []).append(body["parent"])
    taken_up = {act for acts in carriers.values() for act in acts[:-1]}
    campaign.problems += [f"act {act} was cut and never closed" for act in left & taken_up]


def _case() -> Case:
    opened = datetime(2026, 11, 20, tzinfo=UTC)
    members = (operating_system_actor().user,)
    return Case(CASE, None, None, CaseState.OPEN, opened, None, None, members, zone=ZONE)


def main() -> int:
    """Command line of the campaign, and of its child."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", nargs=2, type=Path, metavar=("WORKSPACE", "SHIPMENT"))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.child:
        child(*given.child)
        return 0
    with tempfile.TemporaryDirectory(prefix="kill-ingest-") as folder:
        campaign = run_campaign(Path(folder), given.kills, given.seed, say=True)
    print(campaign)
    return 1 if campaign.problems else 0


if __name__ == "__main__":
    sys.exit(main())
