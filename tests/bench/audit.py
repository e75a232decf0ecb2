"""``./run bench audit``: what an entry costs alone and beside work, and checking a million."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nvr_desk.audit.chain import chain_hash, leaf_hash
from nvr_desk.audit.check import check
from nvr_desk.audit.heads import Heads
from nvr_desk.audit.keys import keyholder
from nvr_desk.audit.memory import Memory
from nvr_desk.desk import open_desk
from nvr_desk.desk.bench import entries
from nvr_desk.desk.bench.intake import CASE, ingest_and_detect, make_workspace
from nvr_desk.desk.sealing import workspace_id
from nvr_desk.upkeep.bench import child
from nvr_desk.upkeep.bench.corpus import make_corpus
from nvr_desk.upkeep.bench.machine import machine
from nvr_desk.upkeep.bench.quiet import wait_for_quiet

from tests.bench.report import keep

if TYPE_CHECKING:
    from nvr_desk.desk import Desk

ALONE = 1_000
MILLION = 1_000_000
BATCH = 20_000
CLIPS = 60
TITLE = "The audit log"
ALONE_MS, BESIDE_MS, VERIFY_S = 5.0, 25.0, 30.0
FSYNC_MS = 3.0
"""The bounds of latencies presume a disk that makes 4 KiB durable in this, at p95."""


def main(arguments: list[str]) -> int:
    """Run, keep the section; 0 when every bound holds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=MILLION)
    parser.add_argument("--clips", type=int, default=CLIPS)
    parser.add_argument("--skip-busy", action="store_true")
    parser.add_argument("--quick", action="store_true", help="small, no waiting; writes nothing")
    asked = parser.parse_args(arguments)
    if asked.quick:
        asked.entries, asked.clips = min(asked.entries, 60_000), min(asked.clips, 6)
    began = time.perf_counter()
    busy = None if asked.quick else wait_for_quiet(told=child.tell)
    with tempfile.TemporaryDirectory(prefix="nvr-desk-audit-") as folder:
        root = Path(folder)
        result: dict[str, Any] = {"machine": machine(), "warnings": [busy] if busy else []}
        result["alone"] = _alone(root)
        if not asked.skip_busy:
            result["busy"] = _busy(root, asked.clips)
        result["verify"] = _verify(root, asked.entries)
    result["took_s"] = round(time.perf_counter() - began)
    missed = _missed(result)
    section = [*_lines(result), "", f"The whole bench took {result['took_s']} s."]
    if asked.quick:  # too few to be quoted anywhere
        print("\n".join(section))
    else:
        command = " ".join(["./run bench audit", *arguments])
        keep("audit", TITLE, command, result, section)
    for what in missed:
        print(f"missed: {what}", file=sys.stderr)
    return 1 if missed and not asked.quick else 0


def _missed(result: dict[str, Any]) -> list[str]:
    """Bounds that did not hold; a latency counts only where the disk was as quick as presumed."""
    alone, busy, checked = result["alone"], result.get("busy"), result["verify"]
    missed: list[str] = []
    if alone["p95"] > ALONE_MS and alone["fsync_p95"] <= FSYNC_MS:
        missed.append(f"one entry alone: {alone['p95']} ms")
    if busy and busy["p95"] > BESIDE_MS and busy["fsync_p95"] <= FSYNC_MS:
        missed.append(f"one entry beside work: {busy['p95']} ms")
    if busy and busy["locked"]:
        missed.append(f"{busy['locked']} entries were refused")
    if checked["seconds"] > VERIFY_S and checked["entries"] <= MILLION + 10:
        missed.append(f"verify: {checked['seconds']} s")
    return missed


def _alone(folder: Path) -> dict[str, Any]:
    """Milliseconds of one entry in a transaction of its own, nobody else at work."""
    root = make_workspace(folder / "alone")
    with open_desk(root) as desk:
        found = entries.alone(desk, ALONE)
        checkpoints = _checkpoints(desk)
    shutil.rmtree(root)
    return {
        **found,
        "count": found["tries"],
        "fsync_p95": found["a bare fsync, p95"],
        "checkpoint_ms": checkpoints,
    }


def _checkpoints(desk: Desk) -> float:
    """Milliseconds of a checkpoint with its two entries, the median of nine."""
    os.environ.setdefault("NVR_DESK_KEY_PASSPHRASE", "bench")
    desk.audit.make_key()
    took: list[float] = []
    for _ in range(9):
        began = time.perf_counter()
        desk.audit.checkpoint()
        took.append(1000 * (time.perf_counter() - began))
    return round(sorted(took)[4], 1)


def _busy(folder: Path, clips: int) -> dict[str, Any]:
    """The same in another process while a batch is ingested and then analysed."""
    make_corpus(folder / "corpus", clips)
    root = make_workspace(folder / "busy")
    words = ["-m", "nvr_desk.desk.bench.entries", str(root)]
    with child.beside(words, dict(os.environ)) as log:
        ingest_and_detect(root, folder / "corpus", None)
        told = log()
    shutil.rmtree(root)
    return {"clips": clips, **told}


def _verify(folder: Path, count: int) -> dict[str, Any]:
    """Seconds to check so many entries, every byte, against a checkpoint in the middle."""
    root = make_workspace(folder / "long")
    with open_desk(root) as desk:
        desk.audit.make_key()
        _fill(desk, count // 2)
        desk.audit.checkpoint()
        _fill(desk, count)
        core = desk.audit.core
        heads = Heads(
            core.store,
            core.clock,
            workspace_id=workspace_id(core),
            station=core.actor.station,
            keys=keyholder,
            memory=Memory(folder / "heads.json"),
        )
        began, work = time.perf_counter(), _cpu()
        report = check(core.store, heads, workspace_id(core))
        seconds, cpu = time.perf_counter() - began, _cpu() - work
    assert report.ok, report.findings[:3]
    size = (root / "index.sqlite").stat().st_size
    shutil.rmtree(root)
    return {
        "entries": report.checked,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "megabytes": round(size / 1e6),
        "checkpoints": report.checkpoints,
    }


def _cpu() -> float:
    """Processor time of this process and of those it waited for."""
    return sum(os.times()[:4])


def _fill(desk: Desk, upto: int) -> None:
    """Entries made as the program makes them, in bulk; the last one by the program itself."""
    from nvr_desk.digest import canonical_json
    from nvr_desk.store import entries as stored
    from nvr_desk.store.engine import raw

    core = desk.audit.core
    insert = "INSERT INTO audit_entry (seq, body, prev, leaf) VALUES (?, ?, ?, ?)"
    from nvr_desk.audit import tiles
    from nvr_desk.store.entry_index import index_row

    said = {**_body(desk), "verb": "view", "phase": "part"}
    while True:
        with core.store.unit() as tx:
            db, rows, index = tx.connection, [], []
            last = stored.last(db)
            assert last is not None
            seq, prev, leaf = last.seq, last.prev, last.leaf
            for number in range(seq + 1, min(seq + BATCH, upto) + 1):
                made = {**said, "mono": number / 8, "parent": number - 1}
                body = canonical_json(made).decode()
                prev, leaf = chain_hash(prev, leaf), leaf_hash(body)
                rows.append((number, body, prev, leaf))
                index.append(index_row(number, made))
            driver = raw(db)
            driver.executemany(insert, rows)
            marks = ", ".join("?" * 10)
            driver.executemany(f"INSERT INTO audit_index VALUES ({marks})", index)
            for row in rows:
                tiles.complete(db, row[0])
            tx.enter(entries.draft(desk, 0))
        if not rows or rows[-1][0] >= upto:
            return


def _body(desk: Desk) -> dict[str, Any]:
    from nvr_desk.store import entries as stored

    with desk.audit.core.store.read() as db:
        newest = stored.last(db)
    assert newest is not None
    body: dict[str, Any] = json.loads(newest.body)
    body.pop("rows", None)
    objects = [{"kind": "delivery", "id": f"{k:020x}"} for k in range(2)]
    purpose = {"offence": "211", "words": "the car that was seen leaving"}
    return {**body, "case": CASE, "purpose": purpose, "objects": objects, "outcome": None}


def _lines(result: dict[str, Any]) -> list[str]:
    alone, checked = result["alone"], result["verify"]
    lines = [line for each in result["warnings"] for line in (f"**{each}.**", "")]
    lines += [
        "| what | measured | bound |",
        "|---|---|---|",
        (
            f"| one entry alone, p95 of {alone['count']} | {alone['p95']} ms (median"
            f" {alone['median']}, worst {alone['worst']}); a bare fsync p95 {alone['fsync_p95']} ms"
            " | ≤ 5 ms |"
        ),
        f"| one checkpoint with its entries, median | {alone['checkpoint_ms']} ms | |",
    ]
    if "busy" in result:
        busy = result["busy"]
        lines.append(
            f"| one entry while {busy['clips']} clips are ingested and analysed, p95 of"
            f" {busy['count']} | {busy['p95']} ms (median {busy['median']}, worst {busy['worst']});"
            f" a bare fsync p95 meanwhile {busy['fsync_p95']} ms | ≤ 25 ms |"
        )
    lines.append(
        f"| verify {checked['entries']:,} entries ({checked['megabytes']} MB) against"
        f" {checked['checkpoints']} checkpoints | **{checked['seconds']} s**"
        f" ({checked['cpu_seconds']} s of CPU in two processes) | ≤ 30 s |"
    )
    return lines
