"""kill -9 at random points of an ingest: nothing acknowledged is lost, nothing wrong is written.

    python -m tests.campaigns.kill_ingest --kills 100 --seed 1

A child process takes a shipment in and says each delivery aloud once its transaction is
committed. The parent kills it at a random point, looks at what lies there, and starts the same
command again. After every kill:

* each delivery said aloud is a row;
* each delivery's file is in the vault and has the hash that is its name;
* no file of the vault has another hash than its name says;
* the database is sound and the audit chain holds.

Where a run gets through, all deliveries stand once, and the next kill begins with a new workspace.
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
from nvr_desk.clock import SystemClock
from nvr_desk.intake.importer import Importer
from nvr_desk.intake.request import IngestProgress, IngestRequest
from nvr_desk.media.pool import DecodePool
from nvr_desk.records.audit import Draft, Phase
from nvr_desk.records.case import Case, CaseState
from nvr_desk.store import cases, deliveries, entries, workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

from tests.fakes.small_clips import base_clip, variant
from tests.fakes.stocked import CASE, Act

ROOT = Path(__file__).resolve().parents[2]
CLIPS = 14
EXTRAS = 2
"""Files that are refused: they must be refused once, however often the run is repeated."""
ZONE = "America/Denver"


@dataclass
class Campaign:
    """What the kills found."""

    kills: int = 0
    completed: int = 0
    acknowledged: int = 0
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
    lasted = _whole_run(folder, shipment, campaign)
    root = folder / "workspace"
    make_workspace(root)
    said: set[str] = set()
    while campaign.kills < kills:
        run = _run(root, shipment, choose.uniform(0.0, lasted))
        finished = run.finished
        said |= run.said
        campaign.kills += 0 if finished else 1
        campaign.acknowledged += len(run.said)
        inspect(root, said, campaign, complete=finished)
        # Every second killed ingest is let through, so that "the same command finishes" is
        # tried from many points, not from the last one only.
        if not finished and choose.random() < 0.5:
            run = _run(root, shipment, None)
            finished = run.finished
            said |= run.said
            if not finished:
                campaign.problems.append("the same command did not finish")
            inspect(root, said, campaign, complete=True)
        if finished:
            campaign.completed += 1
            shutil.rmtree(root)
            make_workspace(root)
            said = set()
        if say:
            print(f"{campaign.kills} kills, {campaign.completed} got through", flush=True)
        if campaign.problems:
            break
    return campaign


@dataclass
class Run:
    """One child: whether it got through, the deliveries it said aloud, seconds it worked."""

    finished: bool = False
    said: set[str] = field(default_factory=set[str])
    worked_s: float = 0.0


def _whole_run(folder: Path, shipment: Path, campaign: Campaign) -> float:
    """How long an undisturbed ingest works, seconds."""
    root = folder / "undisturbed"
    make_workspace(root)
    run = _run(root, shipment, None)
    inspect(root, run.said, campaign, complete=run.finished)
    if not run.finished:
        campaign.problems.append("the undisturbed run failed")
    return run.worked_s


def _run(root: Path, shipment: Path, kill_after_s: float | None) -> Run:
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


def inspect(root: Path, said: set[str], campaign: Campaign, *, complete: bool) -> None:
    """Look at a workspace after a run; what is wrong goes into the campaign's problems."""
    problems = campaign.problems
    with sqlite3.connect(root / "index.sqlite") as raw:
        problems += [
            f"integrity_check: {row[0]}"
            for row in raw.execute("PRAGMA integrity_check")
            if row[0] != "ok"
        ]
        problems += [f"foreign key: {row}" for row in raw.execute("PRAGMA foreign_key_check")]
    raw.close()
    clock = SystemClock()
    paths = workspace.open(root)
    store = Store(paths, AuditLog(clock, workspace.identity(paths).uuid), clock)
    vault = Vault(paths.vault)
    with store.read() as db:
        rows = deliveries.rows(db, CASE)
        log = verify_log(entries.after(db, 0, 1_000_000))
        refused = db.exec_driver_sql("SELECT count(*) FROM refusal").scalar_one()
    store.close()
    problems += [f"audit: {finding.what}" for finding in log.findings]
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


def _case() -> Case:
    opened = datetime(2026, 11, 20, tzinfo=UTC)
    return Case(CASE, None, None, CaseState.OPEN, opened, None, None, zone=ZONE)


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
